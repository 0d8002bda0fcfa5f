"""Housekeeping moves no public date, and a correction is told from a development."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from tests import make
from tests.reading import words
from tracker.models import Agreement, ChangeContext
from tracker.queries.site.sitemap import ABOUT_ROWS
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import ChangeKind, Publication

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

TIDIED = ChangeContext("A space too many", kind=ChangeKind.HOUSEKEEPING)
CORRECTED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="It was misread"
)
NEWS = ChangeContext(
    "Seen on the day", kind=ChangeKind.DEVELOPMENT, note="Ministers said so"
)
FEEDS = [
    "/agreements.atom",
    "/agreements/tpp.atom",
    "/agreements/tpp/changes.atom",
    "/parties/JP.atom",
    "/parties/JP/changes.atom",
    "/changes.atom",
    "/search.atom?q=tpp",
]
CALENDARS = [
    "/agreements.ics",
    "/agreements/tpp.ics",
    "/deadlines.ics",
    "/parties/JP.ics",
    "/rounds.ics",
]
CHANGES = ["/changes", "/agreements/tpp/changes"]
LISTS = [
    "agreements",
    "status-events",
    "accession-steps",
    "rounds",
    "deadlines",
    "forecasts",
    "indicators",
    "topics",
    "parties",
]
DAY = {"on": "2013-10-07"}
UPDATED = re.compile(r"<updated>.*?</updated>")
DATED = re.compile(r"(?:SEQUENCE|LAST-MODIFIED|DTSTAMP):.*")


@pytest.fixture(scope="module")
def _story(module_db):
    """The TPP with a corrected round, so that every feed has an entry."""
    tpp = make.agreement("tpp")
    make.status_event(tpp)
    make.step(tpp, make.party("JP"), Stage.JOINED, "2013-07-23")
    make.forecast(make.deadline(tpp), target_latest=date(2013, 12, 31))
    make.indicator(tpp)
    make.topic(tpp)
    held = make.round(tpp, 19, city="Brunei")
    held.city = "Bandar Seri Begawan"
    held.record(CORRECTED)


@pytest.fixture
def tpp(_story):
    """The TPP of the story, read anew, for a test may change it."""
    return Agreement.objects.get(slug="tpp")


def rows(tpp):
    """One of each kind of fact, and a column in which housekeeping is done."""
    return [
        (tpp, "parent_body"),
        (tpp.status_events.get(), "description"),
        (tpp.accession_steps.get(), "note"),
        (tpp.rounds.get(), "note"),
        (tpp.rounds.get(), "city"),
        (tpp.deadlines.get().forecasts.get(), "note"),
        (tpp.indicators.get(), "unit"),
        (tpp.topics.get(), "topic_en"),
        (make.party("JP"), "name_en"),
    ]


def tidy(tpp):
    """Housekeeping on every kind of fact."""
    for row, column in rows(tpp):
        row.refresh_from_db()
        setattr(row, column, f"{getattr(row, column)}, tidied")
        assert row.record(TIDIED)


def correct(tpp):
    held = tpp.rounds.get()
    held.start = "2013-08-22"
    held.record(CORRECTED)


@pytest.mark.parametrize("address", FEEDS)
def test_housekeeping_moves_no_date_of_a_feed(client, tpp, address):
    before = UPDATED.findall(client.get(address).text)

    tidy(tpp)

    assert UPDATED.findall(client.get(address).text) == before
    assert len(before) > 1


@pytest.mark.parametrize("address", FEEDS)
def test_a_correction_moves_the_date_of_a_feed(client, tpp, address):
    before = UPDATED.findall(client.get(address).text)

    correct(tpp)

    assert UPDATED.findall(client.get(address).text) != before


@pytest.mark.parametrize("address", CHANGES)
def test_housekeeping_is_on_no_page_of_changes(client, tpp, address):
    before = words(client.get(f"{address}/").text, "content")

    tidy(tpp)

    after = words(client.get(f"{address}/").text, "content")
    assert after.count("UTC") == before.count("UTC") == 1
    assert "space too many" not in after
    assert "→ Bandar Seri Begawan" in after


@pytest.mark.parametrize("address", CHANGES)
def test_housekeeping_is_in_no_data_of_changes(client, tpp, address):
    before = client.get(f"{address}.json").json()["changes"]

    tidy(tpp)

    assert client.get(f"{address}.json").json()["changes"] == before != []


@pytest.mark.parametrize("kind", LISTS)
def test_housekeeping_has_not_changed_a_fact_since(client, tpp, kind):
    address = f"/api/v1/{kind}"
    before = [row["changed_at"] for row in client.get(address, DAY).json()["items"]]

    tidy(tpp)

    after = [row["changed_at"] for row in client.get(address, DAY).json()["items"]]
    since = {**DAY, "changed_since": max(before)}
    assert after == before
    assert client.get(address, since).json()["count"] == 0


def test_housekeeping_moves_no_page_of_the_sitemap(client, tpp):
    before = moved(client)

    tidy(tpp)

    assert moved(client) == before
    assert any(before)
    correct(tpp)
    assert moved(client) != before


def moved(client):
    maps = [client.get(f"/sitemap-{page}.xml").content for page in ABOUT_ROWS]
    roots = [ElementTree.fromstring(each) for each in maps]  # noqa: S314 - our own
    every = [each for root in roots for each in root.iter()]
    return [each.text for each in every if each.tag.endswith("lastmod")]


@pytest.mark.parametrize("address", CALENDARS)
def test_housekeeping_moves_no_event_of_a_calendar(client, tpp, address):
    before = DATED.findall(client.get(address, DAY).text)

    tidy(tpp)

    assert DATED.findall(client.get(address, DAY).text) == before != []


def test_days_that_were_moved_as_housekeeping_reach_a_calendar_all_the_same(
    client, tpp
):
    held = tpp.rounds.get()
    held.start = "2013-08-22"
    held.record(TIDIED)

    assert "SEQUENCE:1" in client.get("/agreements/tpp.ics", DAY).text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/", "30 August 2013 Ministers said so., tidied"),
        ("/agreements/tpp/", "Last development 30 August 2013"),
    ],
)
def test_housekeeping_is_no_development(client, tpp, address, said):
    tidy(tpp)

    assert said in words(client.get(address, DAY).text, "content")


def test_housekeeping_on_a_draft_moves_no_page_either(client, tpp):
    event = make.status_event(tpp, stated_date="2014", publication=Publication.DRAFT)
    before = moved(client)

    event.description = "A rumour."
    event.record(NEWS)

    assert moved(client) == before


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
@pytest.mark.parametrize("page", ["/changes/", "/agreements/tpp/changes/"])
def test_a_page_of_changes_tells_a_correction_from_a_development(
    client, tpp, prefix, page
):
    event = tpp.status_events.get()
    event.description = "Ministers met."
    event.record(NEWS)

    read = words(client.get(f"{prefix}{page}").text, "content")

    news, mended = ("进展", "更正") if prefix else ("Development", "Correction")
    assert f"{news} Ministers said so" in read
    assert f"{mended} It was misread" in read


@pytest.mark.parametrize("address", ["/changes", "/agreements/tpp/changes"])
def test_data_of_changes_tells_a_correction_from_a_development(client, tpp, address):
    event = tpp.status_events.get()
    event.description = "Ministers met."
    event.record(NEWS)

    told = client.get(f"{address}.json").json()["changes"]

    kinds = {(each["kind"], each["note"]) for each in told}
    assert kinds == {
        ("development", "Ministers said so"),
        ("correction", "It was misread"),
    }
