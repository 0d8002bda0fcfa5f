"""All the facts as tables: those they came from, cell by cell, and none the wiser."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.folders import LOAD, counts
from tracker.exports.files import write_files
from tracker.exports.package import Licence, package
from tracker.exports.selection import all_published
from tracker.facts import FILES
from tracker.intake.folder import facts_in_folder
from tracker.intake.import_facts import import_facts
from tracker.models import newest_moment

FACTS = Path(__file__).parents[1] / "facts"
BROUGHT = [kind for kind in FILES if not kind.file_may_be_left_out]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The package of all that is on record now."""
    moment = newest_moment()
    selection = all_published(known=moment)
    files = package(selection, moment=moment, licence=Licence("Ask the owner."))
    write_files(tmp_path, files)
    return tmp_path


def rows(path):
    with path.open(encoding="utf-8", newline="") as text:
        found = list(csv.DictReader(text))
    for row in found:
        if row.get("probability"):
            row["probability"] = str(Decimal(row["probability"]).normalize())
    return sorted(sorted(row.items()) for row in found)


def test_every_cell_that_came_in_goes_out(folder):
    for kind in BROUGHT:
        assert rows(folder / kind.file) == rows(FACTS / kind.file)


def test_taking_the_tables_in_again_leaves_no_version(folder):
    before = counts()

    report = import_facts(facts_in_folder(folder), LOAD)

    assert report.versions == 0
    assert counts() == before


def test_the_frictionless_tool_finds_no_fault(folder):
    frictionless = pytest.importorskip("frictionless", exc_type=ImportError)

    report = frictionless.validate(str(folder / "datapackage.json"))

    assert report.valid
    # Of a table without rows it gives no number.
    assert sum(task.stats.get("rows", 0) for task in report.tasks) == sum(
        len(rows(FACTS / kind.file)) for kind in BROUGHT
    )
