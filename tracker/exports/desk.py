"""The fact files as analysts take them out: drafts too, and how public each row is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import replace

from tracker.exports.selection import all_on_record
from tracker.exports.tables import FactTable, fact_tables
from tracker.facts import PUBLICATION, Column, Kind, Table
from tracker.models import Citation

FOLDER = "facts"
# What a spreadsheet holds in one cell, in characters.
LONGEST_CELL = 32_767
# One moment for every file of an archive: the same facts give the same bytes.
MOMENT = (1980, 1, 1, 0, 0, 0)


class TooLongForCellsError(ValueError):
    """A text is longer than a cell of a spreadsheet may be."""


def tables_behind(kind: Kind) -> list[Table]:
    """Every table of which something stands in the kind's file."""
    cited = [Citation] if kind.claims else []
    return [kind.model, *kind.filled_elsewhere, *cited]


def desk_tables(
    kinds: Iterable[Kind], *, only: Collection[int] | None = None
) -> list[FactTable]:
    """The files of those kinds with all that is on record, and a column more that says
    how public a row is. ``only`` are the numbers of the rows to take, if not all.
    """
    wanted = {kind.file for kind in kinds}
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
    columns = (*table.kind.columns, Column(PUBLICATION, "Who may read the row."))
    rows = tuple(
        replace(row, cells={**row.cells, PUBLICATION: str(row.fact.publication)})
        for row in table.rows
        if only is None or row.fact.pk in only
    )
    return replace(table, kind=replace(table.kind, columns=columns), rows=rows)
