"""Every text that the program marks for translation, in code and in templates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
# By what the function is called here; where its arguments hold the text.
FUNCTIONS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def marked_texts(root: Path = ROOT) -> Catalog:
    """Each text once, in the order of the program, with the places that hold it."""
    marked = Catalog()
    for folder, files, method in (
        ("tracker", "**.py", "python"),
        ("templates", "**.html", f"{__name__}:texts_of_template"),
    ):
        found = extract_from_dir(root / folder, [(files, method)], keywords=FUNCTIONS)
        for path, line, text, _comments, context in found:
            marked.add(text, locations=[(f"{folder}/{path}", line)], context=context)
    return marked


def texts_of_template(
    file: IO[bytes],
    functions: Mapping[str, Any],
    tags: Collection[str],
    options: Any,
) -> Iterator[Any]:
    """What Babel asks of a reader of files: the texts of a template, by line."""
    code = templatize(file.read().decode())
    # What stands around the tags is no code: its indentation means nothing.
    flat = "\n".join(line.strip() for line in code.split("\n"))
    return extract_python(BytesIO(flat.encode()), functions, tags, options)
