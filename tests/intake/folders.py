"""A small folder of fact files on the TPP, and what is in the database beside it."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from tracker.facts import FILES
from tracker.intake.folder import facts_in_folder
from tracker.intake.import_facts import import_facts
from tracker.intake.origin import ImportBatch
from tracker.intake.report import Report
from tracker.intake.tables import ORDER

TPP = Path(__file__).parent / "tpp"
LOAD = ImportBatch(
    reason="The files of October 2013",
    note="Taken from the founding paper.",
    batch="2013-10-07T12:00:00Z-1a2b3c4d",
)


def copy(to: Path) -> Path:
    """A copy of the folder that a test may spoil."""
    return Path(shutil.copytree(TPP, to / "tpp"))


def load(folder: Path = TPP, load: ImportBatch = LOAD, **options: bool) -> Report:
    return import_facts(facts_in_folder(folder), load, **options)


def set_cell(folder: Path, file: str, row: int, column: str, text: str) -> None:
    """Write the text into the cell; the heading is row 1."""
    lines = _lines(folder / file)
    lines[row - 1][lines[0].index(column)] = text
    _write(folder / file, lines)


def add_line(folder: Path, file: str, *cells: str) -> None:
    _write(folder / file, [*_lines(folder / file), list(cells)])


def drop_line(folder: Path, file: str, row: int) -> None:
    lines = _lines(folder / file)
    del lines[row - 1]
    _write(folder / file, lines)


def keep_heading(folder: Path, file: str) -> None:
    """Take every row out of the file."""
    _write(folder / file, _lines(folder / file)[:1])


def counts() -> dict[str, tuple[int, int]]:
    """Rows and versions of each table."""
    return {
        table.__name__: (table.objects.count(), table.history.count())
        for table in ORDER
    }


def versions() -> int:
    return sum(versions for _rows, versions in counts().values())


def row_count(folder: Path) -> int:
    return sum(len(_lines(folder / kind.file)) - 1 for kind in FILES)


def _lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))


def _write(path: Path, lines: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text, lineterminator="\n").writerows(lines)
