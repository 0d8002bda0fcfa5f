"""Lines of a fact file: their cells by column, each fit to be read."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.facts import PUBLICATION, Kind
from tracker.intake.faults import LoadFault, quoted
from tracker.intake.files import LARGEST, TextFile, UnreadableFileError
from tracker.intake.formula_guard import restored
from tracker.intake.rows import SourcePosition


@dataclass(frozen=True)
class FileLine:
    """One row of a fact file: its cells by column, and the columns found wrong."""

    place: SourcePosition
    cells: Mapping[str, str]
    wrong: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Grid:
    """Rows of texts, the heading first, under the name that they have in their file.

    ``digest`` is the SHA-256 digest, in hex, of the bytes that they come from.
    """

    name: str
    digest: str
    rows: Iterable[list[str]]

    @classmethod
    def of_text(cls, source: TextFile) -> Grid:
        return cls(source.name, source.digest, _rows(source))


def _rows(source: TextFile) -> Iterator[list[str]]:
    # One limit for the whole process: a cell too long for its column is named as such.
    csv.field_size_limit(LARGEST)
    number = 0
    try:
        text = io.StringIO(source.text, newline="")
        for cells in csv.reader(text, strict=True):
            number += 1
            yield cells
    except csv.Error as error:
        wanted = _("cells separated by commas, in straight double quotes where needed")
        fault = LoadFault(source.name, number + 1, "", quoted(str(error)), wanted)
        raise UnreadableFileError(fault) from None


def lines(kind: Kind, grid: Grid, faults: list[LoadFault]) -> Iterator[FileLine]:
    """Every row of its file that has all its cells; what is wrong goes to faults.

    Raises ``UnreadableFileError`` for a wrong heading, and where the text breaks off.
    """
    rows = iter(grid.rows)
    heading = next(rows, [])
    if wrong := list(_faults_of_heading(kind, grid.name, heading)):
        raise UnreadableFileError(*wrong)
    for number, cells in enumerate(rows, start=2):
        place = SourcePosition(grid.name, number, grid.digest)
        if any(cells) and (line := _line(kind, place, heading, cells, faults)):
            yield line


def _faults_of_heading(
    kind: Kind, grid: str, heading: list[str]
) -> Iterator[LoadFault]:
    wanted = _("the columns %(names)s") % {"names": ", ".join(kind.column_names)}
    if len(heading) < 2:
        yield LoadFault(grid, 1, "", quoted(", ".join(heading)), wanted)
        return
    for name, times in Counter(heading).items():
        if name not in {*kind.column_names, PUBLICATION}:
            got = _("the unknown column %(name)s") % {"name": quoted(name)}
            yield LoadFault(grid, 1, name, got, wanted)
        elif times > 1:
            got = _("the column %(times)s times") % {"times": times}
            yield LoadFault(grid, 1, name, got, _("it once"))
    for name in kind.column_names:
        if name not in heading:
            yield LoadFault(grid, 1, name, _("no such column"), wanted)


def _line(
    kind: Kind,
    place: SourcePosition,
    heading: list[str],
    cells: list[str],
    faults: list[LoadFault],
) -> FileLine | None:
    if len(cells) != len(heading):
        got = _("%(count)s cells") % {"count": len(cells)}
        wanted = _("%(count)s, one for each column") % {"count": len(heading)}
        faults.append(LoadFault(place.file, place.number, "", got, wanted))
        return None
    wrong = set()
    by_column = dict(zip(heading, cells, strict=True))
    for name, text in by_column.items():
        if (plain := restored(text)) is not None:
            by_column[name] = plain
        elif found := _fault_of_cell(text, is_required=name in kind.required):
            faults.append(LoadFault(place.file, place.number, name, *found))
            wrong.add(name)
        elif text != text.strip():
            wanted = _("text without spaces at its ends")
            faults.append(
                LoadFault(place.file, place.number, name, quoted(text), wanted)
            )
            # Read on as if mended, or every row that refers to it is at fault too.
            by_column[name] = text.strip()
    return FileLine(place, by_column, frozenset(wrong))


def _fault_of_cell(text: str, *, is_required: bool) -> tuple[str, str] | None:
    if is_required and not text.strip():
        return quoted(text), _("a value: this column is never empty")
    if any(char in text for char in "\n\r\u2028\u2029"):
        return _("a line break"), _("text on one line")
    for char in text:
        if unicodedata.category(char) in {"Cc", "Cs"}:
            return f"U+{ord(char):04X}", _("text without control characters")
    return None
