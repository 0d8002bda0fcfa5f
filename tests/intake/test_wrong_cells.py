"""One wrong cell: refused with its file, row and column, and nothing written."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.intake import folders
from tracker.intake.faults import FaultyFactsError

pytestmark = pytest.mark.walk

WRONG = [
    # Empty where something is wanted
    ("sources.csv", 2, "title", "", "got nothing; wanted a value"),
    ("parties.csv", 4, "name_zh", "", "got nothing; wanted a value"),
    ("agreements.csv", 2, "sources", "", "got nothing; wanted a value"),
    ("rounds.csv", 2, "start", "", "got nothing; wanted a date: the round was held"),
    ("forecasts.csv", 2, "subject", "", "the number or the label of the round"),
    ("forecasts.csv", 4, "stage", "", "wanted the stage that is expected"),
    # Where nothing is wanted
    ("forecasts.csv", 3, "stage", "signed", "wanted nothing: it is not an accession"),
    # Words of a vocabulary
    ("sources.csv", 2, "kind", "blog", "wanted one of official, press"),
    ("parties.csv", 4, "kind", "State", "(the nearest is “state”)"),
    ("agreements.csv", 2, "kind", "treaty", "wanted one of fta, tifa"),
    ("agreements.csv", 2, "scope", "trilateral", "one of bilateral, plurilateral"),
    ("agreements.csv", 2, "region", "asia", "wanted one of africa"),
    ("agreements.csv", 2, "paper_table", "table-3", "one of table-1-signed"),
    ("status_events.csv", 2, "status", "exploring", "(the nearest is “exploratory”)"),
    ("rounds.csv", 3, "status", "done", "wanted one of held, planned"),
    ("accessions.csv", 2, "track", "talk", "(the nearest is “talks”)"),
    ("accessions.csv", 2, "stage", "ratified", "a stage of the track talks"),
    ("accessions.csv", 4, "stage", "joined", "a stage of the track treaty"),
    ("forecasts.csv", 3, "milestone", "conclude", "(the nearest is “concluded”)"),
    ("forecasts.csv", 3, "stated_by_kind", "public", "wanted one of negotiators"),
    ("forecasts.csv", 3, "stance", "traget", "(the nearest is “target”)"),
    ("topics.csv", 2, "stance", "aim", "wanted one of agenda"),
    ("discrepancies.csv", 2, "preferred", "c", "wanted one of a, b, neither"),
    ("identifiers.csv", 2, "database", "wiki", "(the nearest is “wikidata”)"),
    # Identifiers
    ("identifiers.csv", 2, "identifier", "1234", "as unctad writes it, such as bit/1"),
    # Dates
    ("sources.csv", 5, "published_on", "2013-02-30", "the calendar has no such day"),
    ("status_events.csv", 2, "date", "soon", "Wanted a date such as 2013-10-07"),
    ("status_events.csv", 2, "date", "2010/2009", "its first day is after its last"),
    ("accessions.csv", 2, "date", "2013-13", "2013-13"),
    ("rounds.csv", 2, "end", "2010-03-14", "wanted a day not before 2010-03-15"),
    ("rounds.csv", 2, "planned_end", "2009-02", "wanted a day not before 2009-03-01"),
    ("forecasts.csv", 3, "stated_on", "12 or 2012", "Wanted a date such as"),
    ("forecasts.csv", 2, "target_earliest", "2009-01", "wanted a whole day"),
    ("forecasts.csv", 3, "target_latest", "20131231", "wanted a whole day"),
    ("forecasts.csv", 3, "target_latest", "2013-12-32", "wanted a whole day"),
    ("forecasts.csv", 2, "target_latest", "2008-12-31", "not before 2009-01-01"),
    ("forecasts.csv", 5, "target_latest", "2014-01-31", "the stance is no-date"),
    ("indicators.csv", 2, "as_of", "twenty-ten", "it names no year"),
    # Numbers
    ("rounds.csv", 2, "number", "one", "wanted a whole number, such as 19"),
    ("rounds.csv", 2, "number", "01", "wanted a whole number, such as 19"),
    ("rounds.csv", 2, "number", "99999", "wanted a whole number, such as 19"),
    ("forecasts.csv", 6, "probability", "1.2", "wanted a number from 0 to 1"),
    ("forecasts.csv", 6, "probability", "35%", "wanted a number from 0 to 1"),
    ("forecasts.csv", 6, "probability", "0.3512", "at most three decimals"),
    ("forecasts.csv", 6, "probability", "NaN", "wanted a number from 0 to 1"),
    ("indicators.csv", 2, "value", "four", "got “four”: Enter a number"),
    # References
    ("memberships.csv", 2, "party", "ZZ", "got “ZZ”; wanted a known party"),
    ("memberships.csv", 2, "party", "APEC", "wanted another party than the bloc"),
    ("participations.csv", 2, "agreement", "tppp", "(the nearest is “tpp”)"),
    ("rounds.csv", 2, "country", "au", "wanted a known party"),
    ("forecasts.csv", 3, "subject", "Japan", "wanted a known party"),
    ("topics.csv", 2, "sources", "cass-wp-201408", "(the nearest is “cass-wp-201407”)"),
    ("discrepancies.csv", 3, "source_b", "xinhua", "wanted a known source"),
    ("agreements.csv", 2, "supersedes", "p5", "wanted a known agreement"),
    ("agreements.csv", 2, "supersedes", "tpp", "wanted another agreement"),
    # Lists
    ("agreements.csv", 2, "sources", "ustr-tpp;", "ids separated by “;” alone"),
    ("agreements.csv", 2, "sources", "ustr-tpp; baike-tpp", "by “;” alone"),
    ("agreements.csv", 2, "sources", "ustr-tpp;ustr-tpp", "got “ustr-tpp” twice"),
    # One value in two rows
    ("parties.csv", 4, "code", "AU", "another key than parties.csv, row 3 has"),
    ("rounds.csv", 3, "number", "1", "another than “tpp · TPP round 1” has"),
    ("forecasts.csv", 7, "stated_by_kind", "press", "as in forecasts.csv, row 6"),
    # How the cell is written
    ("agreements.csv", 2, "id", "tpp!", "an id of letters, digits, hyphens"),
    ("sources.csv", 4, "url", "www.example.org", "begins with http:// or https://"),
    ("agreements.csv", 2, "short_name", "T" * 81, "81 characters; wanted at most 80"),
    ("sources.csv", 2, "title", " 跨太平洋", "wanted text without spaces at its ends"),
    ("parties.csv", 4, "name_en", "Japan\u3000", "without spaces at its ends"),
    ("rounds.csv", 2, "note", "First\nround", "got a line break"),
    ("rounds.csv", 2, "note", "First\u2028round", "got a line break"),
    ("rounds.csv", 2, "city", "Mel\x00bourne", "got U+0000"),
    ("rounds.csv", 2, "city", "Mel\tbourne", "got U+0009"),
    ("rounds.csv", 2, "country", "A\x00U", "got U+0000"),
    ("participations.csv", 3, "party", "J\x1bP", "got U+001B"),
    ("topics.csv", 2, "sources", "cass\nbaike", "got a line break"),
    ("forecasts.csv", 3, "speaker", "TPP\nparties", "got a line break"),
    ("forecasts.csv", 2, "subject", "1\x7f", "got U+007F"),
]


@pytest.fixture(scope="module", autouse=True)
def _loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        folders.load()
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("cell", WRONG, ids=lambda cell: f"{cell[0]}-{cell[2]}")
def test_a_wrong_cell_is_named_and_nothing_is_written(folder, cell):
    file, row, column, text, said = cell
    before = folders.counts()
    folders.set_cell(folder, file, row, column, text)

    with pytest.raises(FaultyFactsError) as refusal:
        folders.load(folder)

    where = f"{file}, row {row}, column {column}: "
    [line] = [str(f) for f in refusal.value.faults if str(f).startswith(where)]
    assert said in line
    assert folders.counts() == before


@pytest.mark.django_db
def test_an_address_that_another_source_has_is_named(folder):
    taken = "http://en.wikipedia.org/wiki/TPP"
    folders.set_cell(folder, "sources.csv", 2, "url", taken)

    with pytest.raises(FaultyFactsError) as refusal:
        folders.load(folder)

    [fault] = refusal.value.faults
    assert str(fault) == (
        f"sources.csv, row 28, column url: got “{taken}”; "
        "wanted another than “baike-tpp” has"
    )
