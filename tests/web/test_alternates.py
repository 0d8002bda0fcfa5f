"""One address, several forms: page, JSON and CSV give the same facts."""

import csv
import json
from datetime import date
from io import StringIO

import pytest

from tests import make
from tests.counting import queries
from tests.reading import words
from tests.well_formed import faults
from tracker.models import Agreement, ChangeContext
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

ADDRESSES = [
    "/agreements",
    "/agreements/tpp",
    "/agreements/tpp/changes",
    "/agreements/tpp/deadlines/concluded",
    "/deadlines",
    "/scores",
    "/statements",
    "/compare",
    "/rounds",
    "/parties",
    "/parties/JP",
    "/changes",
]
NOTED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="The page was misread"
)


@pytest.fixture(scope="module")
def _story(module_db):
    """The TPP with one fact of every kind; Japan joined in July 2013."""
    tpp = make.agreement("tpp")
    make.status_event(tpp, Status.NEGOTIATING, "2010-03-15")
    make.step(tpp, make.party("JP"), Stage.JOINED, "2013-07-23")
    make.round(tpp, 19)
    concluded = make.deadline(tpp, Milestone.CONCLUDED)
    make.forecast(concluded, "2012-11", target_latest=date(2013, 12, 31))
    make.indicator(tpp)
    make.topic(tpp)
    make.discrepancy(tpp)
    tpp.name_en = "Trans-Pacific Partnership Agreement"
    tpp.record(NOTED)


@pytest.fixture
def tpp(_story):
    """The TPP of the story, read anew, for a test may change it."""
    return Agreement.objects.get(slug="tpp")


def as_json(client, address, **asked):
    answer = client.get(f"{address}.json", asked)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    return json.loads(answer.content)


def as_csv(client, address, **asked):
    answer = client.get(f"{address}.csv", asked)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(answer.text, newline="")))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_and_its_data_name_each_other(client, tpp, address):
    page = "/" if address == "/agreements" else f"{address}/"

    answer = client.get(page, {"on": "2013-10-07"})
    data = as_json(client, address, on="2013-10-07")
    link = client.get(f"{address}.csv", {"on": "2013-10-07"}).headers["Link"]

    for form in ("json", "csv"):
        assert f'href="{address}.{form}?on=2013-10-07"' in answer.text
    assert faults(answer.text) == []
    assert data["on"] == "2013-10-07"
    assert data["links"]["page"] == f"{page}?on=2013-10-07"
    assert f'<{page}?on=2013-10-07>; rel="alternate"; type="text/html"' in link
    assert f'<{address}.json?on=2013-10-07>; rel="alternate"' in link


@pytest.mark.parametrize("address", ADDRESSES)
def test_json_and_csv_have_the_same_rows(client, tpp, address):
    asked = {"on": "2013-10-07", "a": "2012-01-01", "known_a": "2013-01-01"}

    data = as_json(client, address, **asked)
    table = as_csv(client, address, **asked)

    lists = {name: rows for name, rows in data.items() if is_rows(rows)}
    assert len(table) == sum(map(len, lists.values())) > 0
    for row in table:
        same = next(iter(lists)) if len(lists) == 1 else row["list"]
        assert as_cells(lists[same].pop(0)).items() <= row.items()


def is_rows(value):
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def as_cells(row):
    return {name: as_cell(value) for name, value in row.items()}


def as_cell(value):
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@pytest.mark.parametrize("address", ADDRESSES)
def test_data_names_no_draft(client, tpp, address):
    make.agreement("rcep", publication=Publication.DRAFT)
    make.party("CN", publication=Publication.DRAFT)

    assert "rcep" not in client.get(f"{address}.json").text.casefold()
    assert "China" not in client.get(f"{address}.json").text


def test_the_board_says_where_an_agreement_stands(client, tpp):
    page = words(client.get("/?on=2013-10-07").text, "content")

    [line] = as_json(client, "/agreements", on="2013-10-07")["agreements"]

    assert "Under negotiation" in page
    assert (line["agreement"], line["status"], line["since"]) == (
        "tpp",
        "negotiating",
        "2010-03-15",
    )
    assert (line["parties"], line["next_latest"]) == (["JP"], "2013-12-31")


def test_the_board_narrows_as_the_page_does(client, tpp):
    assert as_json(client, "/agreements", status="signed")["agreements"] == []
    assert client.get("/agreements.json?status=lost").status_code == 400


def test_an_agreement_has_every_kind_of_fact(client, tpp):
    data = as_json(client, "/agreements/tpp", on="2013-10-07")

    assert data["agreement"] == "tpp"
    assert data["cited"] == ["cass-wp-201407"]
    assert data["seats"][0] | {"bloc": None} == {
        "agreement": "tpp",
        "party": "JP",
        "side": "in",
        "bloc": None,
    }
    assert data["accession_steps"][0]["stage"] == "joined"
    assert data["status_events"][0]["sources"] == ["cass-wp-201407"]
    assert data["rounds"][0]["country"] == "BN"
    assert data["indicators"][0]["value"] == "39.8"
    assert data["discrepancies"][0]["sources_b"] == ["ustr-tpp-rounds"]
    assert data["sources"][0]["source"] == "cass-wp-201407"


def test_data_tells_of_no_later_day(client, tpp):
    data = as_json(client, "/agreements/tpp", on="2013-01-01")

    assert data["seats"] == data["accession_steps"] == data["rounds"] == []
    assert data["deadlines"][0]["state"] == "open"


def test_data_answers_for_what_was_held(client, tpp):
    newest = tpp.history.latest("history_date").history_date
    first = tpp.history.earliest("history_date").history_date

    names = [
        as_json(client, "/agreements/tpp", known=moment.isoformat())["name_en"]
        for moment in (first, newest)
    ]

    assert names == [
        "Trans-Pacific Partnership",
        "Trans-Pacific Partnership Agreement",
    ]


def test_a_comparison_tells_what_came_between(client, tpp):
    data = as_json(client, "/compare", a="2013-01-01", b="2013-12-31")

    told = {(row["kind"], row["subject"], row["after"]) for row in data["differences"]}
    assert told == {
        ("joined", "JP", "in"),
        ("round", "TPP round 19", "held"),
    }
    assert data["changes"] == []


def test_a_change_is_told_with_its_note(client, tpp):
    [change] = as_json(client, "/agreements/tpp/changes")["changes"]

    assert change["note"] == "The page was misread"
    assert (change["kind"], change["fact_kind"]) == ("correction", "agreement")
    assert change["after"] == "Trans-Pacific Partnership Agreement"


def test_changes_of_one_moment_are_data_too(client, tpp):
    moment = tpp.history.latest("history_date").history_date.isoformat()

    data = as_json(client, "/changes", at=moment)

    assert (data["total"], len(data["changes"])) == (1, 1)
    assert client.get("/changes.json?batch=none-such").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_data_asks_no_more_for_more_facts(client, tpp, address):
    asked = f"{address}.json?on=2013-10-31&a=2012-01-01"
    more(tpp, 20)
    before = queries(client, asked)
    for number in range(21, 25):
        more(tpp, number)

    assert queries(client, asked) == before


def more(agreement, number):
    make.round(agreement, number, country=make.party("JP"))
    make.step(agreement, make.party(f"P{number}"), Stage.JOINED, "2013-08-01")
    make.status_event(agreement, Status.NEGOTIATING, f"2013-0{number - 19}-01")


@pytest.mark.parametrize("address", ["/agreements/nafta", "/parties/ZZ"])
def test_data_of_nothing_is_not_there(client, tpp, address):
    assert client.get(f"{address}.json").status_code == 404
