"""A workbook's sheets as rows of texts, refused in words where it is no workbook."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.intake.archives import Archive
from tracker.intake.cell_text import text_of
from tracker.intake.faults import LoadFault, quoted
from tracker.intake.files import UTF_16, UnreadableFileError

# Far more than any file of facts has; a sheet that claims more is no such file.
MOST_ROWS = 100_000
MOST_CELLS = 3_000_000
DECLARED = b"<!DOCTYPE"
# By the type of the cell: what was got, and what is wanted in its place.
REFUSED = {
    "f": (
        gettext_lazy("the formula %(text)s"),
        gettext_lazy("what it comes to: paste it as a value"),
    ),
    "e": (
        gettext_lazy("the error %(text)s"),
        gettext_lazy("a value, or an empty cell"),
    ),
}


def sheets(
    archive: Archive, content: bytes, faults: list[LoadFault]
) -> Iterator[tuple[str, list[list[str]]]]:
    """The name and the rows of each sheet; what is wrong with a cell goes to faults.

    A sheet that cannot be read has no rows. Raises ``UnreadableFileError`` for what is
    no workbook.
    """
    _refuse_entities(archive)
    with warnings.catch_warnings():
        # Of parts of the workbook that hold no facts.
        warnings.simplefilter("ignore")
        book = _opened(archive.name, content)
        for sheet in book.worksheets:
            yield sheet.title, _rows(sheet, faults)


def _refuse_entities(archive: Archive) -> None:
    """XML can make a reader fetch other files, or unfold without end."""
    for path in archive.names():
        if path.endswith((".xml", ".rels")):
            part = archive.read(path)
            if DECLARED in part or part.startswith(UTF_16):
                got = _("%(path)s with declarations") % {"path": quoted(path)}
                wanted = _("a workbook as spreadsheets save it")
                raise UnreadableFileError(
                    LoadFault(archive.name, None, "", got, wanted)
                )


def _opened(name: str, content: bytes) -> Any:
    # It loads slowly, and no start of the program need wait for it.
    import openpyxl

    wanted = _("a workbook that a spreadsheet can open")
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, keep_links=False
        )
    except Exception as error:
        # What a workbook may lack, or hold in the wrong place, is without end.
        fault = LoadFault(name, None, "", _("a damaged workbook"), wanted)
        raise UnreadableFileError(fault) from error
    for title, times in Counter(book.sheetnames).items():
        if times > 1:
            got = _("%(times)s sheets of this name") % {"times": times}
            raise UnreadableFileError(LoadFault(title, None, "", got, _("one")))
    return book


def _rows(sheet: Any, faults: list[LoadFault]) -> list[list[str]]:
    try:
        return list(_texts(sheet, faults))
    except UnreadableFileError as error:
        faults += error.faults
    except Exception:  # as above
        wanted = _("a sheet that a spreadsheet can open")
        faults.append(LoadFault(sheet.title, None, "", _("a damaged sheet"), wanted))
    return []


def _texts(sheet: Any, faults: list[LoadFault]) -> Iterator[list[str]]:
    """The rows of the sheet, each as long as its heading at least."""
    # What the sheet says of its size may be wrong, and means long empty rows.
    sheet.reset_dimensions()
    heading: list[str] = []
    cells = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells += len(row)
        _check_size(sheet.title, number, cells)
        line = list(_line(sheet.title, number, row, heading, faults))
        while line and not line[-1]:
            line.pop()
        heading = heading or line
        yield line + [""] * (len(heading) - len(line))


def _check_size(sheet: str, rows: int, cells: int) -> None:
    for count, most, words in (
        (rows, MOST_ROWS, _("at most %(count)s rows")),
        (cells, MOST_CELLS, _("at most %(count)s cells")),
    ):
        if count > most:
            wanted = words % {"count": f"{most:,}"}
            raise UnreadableFileError(LoadFault(sheet, None, "", _("more"), wanted))


def _line(
    sheet: str,
    number: int,
    row: Iterable[Any],
    heading: list[str],
    faults: list[LoadFault],
) -> Iterator[str]:
    for place, cell in enumerate(row):
        text = text_of(cell.value, cell.number_format or "")
        if cell.data_type in REFUSED and cell.value is not None:
            got, wanted = REFUSED[cell.data_type]
            column = heading[place] if place < len(heading) else ""
            said = str(got) % {"text": quoted(text)}
            faults.append(LoadFault(sheet, number, column, said, str(wanted)))
            text = ""
        yield text
