"""The data dictionary as a page of Markdown, for people."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.exports.description import ABOUT
from tracker.exports.dictionary import ColumnEntry, FileEntry, dictionary

HEAD = f"""# Data dictionary

{ABOUT}

UTF-8 CSV with a heading, cells separated by commas, quotes as in RFC 4180, `\\n` line
ends. An empty cell means not known, or not so. A list in one cell is separated by `;`.
Every file but `sources`, `parties`, `memberships`, `participations` and `identifiers`
names its sources.

A cell that a spreadsheet would run as a formula has an apostrophe before it; a text
that no line can hold is a JSON string after an apostrophe. `load_facts` undoes both.

There are two clocks: columns say when things happened and were said in the world; the
version of the package is the moment at which this site held them.
"""


def dictionary_page() -> str:
    """The same text, byte for byte, until the format changes."""
    return "\n".join([HEAD, *map(_section, dictionary())])


def _section(entry: FileEntry) -> str:
    key = ", ".join(f"`{name}`" for name in entry.key)
    rows = "\n".join(map(_row, entry.columns))
    return f"""## {entry.name}

{entry.description} Key: {key}.

| column | type | never empty | meaning |
| --- | --- | --- | --- |
{rows}
"""


def _row(column: ColumnEntry) -> str:
    is_full = "yes" if column.is_required else ""
    meaning = " ".join(_meaning(column))
    return f"| `{column.name}` | {_type(column)} | {is_full} | {meaning} |"


def _type(column: ColumnEntry) -> str:
    return column.form or ("word" if column.words else column.type)


def _meaning(column: ColumnEntry) -> Iterator[str]:
    yield column.description
    if column.words:
        yield f"One of {', '.join(f'`{word}`' for word in column.words)}."
    if column.names:
        file, name = column.names
        yield f"A `{name}` of `{file}`."
    if column.unit:
        yield f"Unit: {column.unit}."
