"""The fact files as analysts take them out: drafts too, and how public each row is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from tracker.exports.selection import all_on_record
from tracker.exports.tables import FactTable, fact_tables
from tracker.intake.columns import PUBLICATION, FactFile
from tracker.intake.tables import Table
from tracker.models import Citation, Deadline, Forecast, Speaker, Succession

FOLDER = "facts"
# What a spreadsheet holds in one cell, in characters.
LONGEST_CELL = 32_767
# One moment for every file of an archive: the same facts give the same bytes.
MOMENT = (1980, 1, 1, 0, 0, 0)
BEHIND: Mapping[Table, tuple[Table, ...]] = {Forecast: (Deadline, Speaker)}


class TooLongForCellsError(ValueError):
    """A text is longer than a cell of a spreadsheet may be."""


def tables_behind(file: FactFile) -> list[Table]:
    """Every table of which something stands in the file."""
    lists = [Citation] if file.citations else []
    successions = [Succession] if "supersedes" in file.columns else []
    return [file.table, *BEHIND.get(file.table, ()), *lists, *successions]


def desk_tables(
    files: Iterable[FactFile], *, only: Collection[int] | None = None
) -> list[FactTable]:
    """The tables of those files with all that is on record, and a column more that says
    how public a row is. ``only`` are the numbers of the rows to take, if not all.
    """
    wanted = {file.name for file in files}
    return [
        _with_publication(table, only)
        for table in fact_tables(all_on_record())
        if table.name in wanted
    ]


def workbook(tables: Iterable[FactTable]) -> bytes:
    """An Excel workbook with a sheet for each table, every cell a text.

    Raises ``TooLongForCellsError`` rather than cut a text short.
    """
    # It loads slowly, and no start of the program need wait for it.
    from openpyxl import Workbook

    sheets = {table.name: list(table.lines()) for table in tables}
    for name, rows in sheets.items():
        if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
            raise TooLongForCellsError(name)
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.removesuffix(".csv"))
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def archive(tables: Iterable[FactTable]) -> bytes:
    """A zipped folder with the tables as CSV files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as folder:
        for table in tables:
            entry = zipfile.ZipInfo(f"{FOLDER}/{table.name}", MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            folder.writestr(entry, table.csv().encode())
    return content.getvalue()


def _with_publication(table: FactTable, only: Collection[int] | None) -> FactTable:
    file = replace(table.file, heading=f"{table.file.heading} {PUBLICATION}*")
    rows = tuple(
        replace(row, cells={**row.cells, PUBLICATION: str(row.fact.publication)})
        for row in table.rows
        if only is None or row.fact.pk in only
    )
    return replace(table, file=file, rows=rows)
