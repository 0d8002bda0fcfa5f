"""Every text that the program marks for translation, from code and from templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

from tests.house.files import kept, name, text

# By what the function is called here; where its arguments hold the text.
FUNCTIONS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# A text, its plural if it has one, and its context.
Text = tuple[str, str, str]


def marked_texts() -> dict[Text, list[str]]:
    """Each text with the places that hold it, by path and line."""
    found: dict[Text, list[str]] = {}
    for path in kept("tracker/*.py"):
        _note(found, path, texts_of_code(path.read_bytes()))
    for path in kept("templates/*.html"):
        _note(found, path, texts_of_template(text(path)))
    return found


def texts_of_code(code: bytes) -> Iterator[tuple[int, Text]]:
    """The texts of a Python file, each with its line."""
    found = extract("python", BytesIO(code), FUNCTIONS)
    for line, message, _comments, context in found:
        parts = message if isinstance(message, tuple) else (message, "")
        yield line, (parts[0], parts[-1], context or "")


def texts_of_template(template: str) -> Iterator[tuple[int, Text]]:
    """The texts of a template, each with its line."""
    code = templatize(template)
    # What stands around the tags is no code: its indentation means nothing.
    flat = "\n".join(line.strip() for line in code.split("\n"))
    return texts_of_code(flat.encode())


def _note(
    found: dict[Text, list[str]], path: Path, texts: Iterable[tuple[int, Text]]
) -> None:
    for line, each in texts:
        found.setdefault(each, []).append(f"{name(path)}:{line}")
