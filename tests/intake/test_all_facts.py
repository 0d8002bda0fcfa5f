"""All the facts that ship, from the files they came in: nothing is lost on the way."""

import csv
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.intake.folders import counts
from tests.intake.rebuilt import FILES, rebuilt
from tracker.exports.fixtures import fixtures
from tracker.intake.tables import ORDER

FACTS = Path(__file__).parents[1] / "facts"
# One load for the whole file, so one worker for the whole file.
pytestmark = [pytest.mark.django_db, pytest.mark.walk]


@pytest.fixture(scope="module", autouse=True)
def _loaded(module_db: None) -> None:
    call_command("load_facts", FACTS, reason="All the facts", verbosity=0)


def offered(file: str) -> list[dict[str, str]]:
    with (FACTS / file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def comparable(rows: list[dict[str, str]]) -> list[list[tuple[str, str]]]:
    """The rows in an order of their own, and a probability as a number."""
    for row in rows:
        if row.get("probability"):
            row["probability"] = f"{Decimal(row['probability']):.3f}"
    return sorted(sorted(row.items()) for row in rows)


@pytest.mark.parametrize("file", sorted(path.name for path in FACTS.glob("*.csv")))
def test_every_cell_can_be_found_again(file):
    assert comparable(rebuilt(file)) == comparable(offered(file))


def test_every_file_of_the_facts_is_compared():
    assert {path.name for path in FACTS.glob("*.csv")} == FILES.keys() - {
        "identifiers.csv"
    }


def test_every_version_says_why_and_where_from():
    digests = {sha256(path.read_bytes()).hexdigest() for path in FACTS.glob("*.csv")}

    versions = [version for table in ORDER for version in table.history.all()]
    assert len(versions) > 4000
    assert {v.history_change_reason for v in versions} == {"All the facts"}
    assert len({v.batch for v in versions}) == 1
    assert {v.digest for v in versions} == digests
    assert {v.public_note for v in versions} == {
        "Taken in from the fact files in “facts”."
    }


def test_loading_them_again_leaves_no_version():
    before = counts()

    call_command("load_facts", FACTS, verbosity=0)

    assert counts() == before


def test_they_are_exported_as_the_fixtures_that_ship():
    shipped = {
        path.name: path.read_bytes() for path in settings.FIXTURES.glob("*.json")
    }

    written = {name: text.encode() for name, text in fixtures().items()}

    assert written == shipped
