"""Reports: the tables of a working paper, as a page and as files."""

import csv
import io
import json
import re

import pytest
from docx import Document

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.kinds import AgreementKind, Region, Scope
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

NAMES = ["agreements", "frameworks", "rounds", "parties"]
ON = "?on=2013-10-31"


def agreement(slug, status, **fields):
    made = make.agreement(slug, **fields)
    make.participation(made, make.party("US"))
    make.status_event(made, status, "2012-10")
    return made


@pytest.fixture
def record():
    bilateral = {"scope": Scope.BILATERAL, "name_zh": "美国—韩国自由贸易协定"}
    agreement("us-korea-fta", Status.IN_FORCE, **bilateral)
    agreement("nafta", Status.IN_FORCE)
    tifa = {"kind": AgreementKind.TIFA, "region": Region.AFRICA}
    agreement("us-ghana-tifa", Status.SIGNED, scope=Scope.BILATERAL, **tifa)
    tpp = agreement("tpp", Status.NEGOTIATING)
    make.round(
        tpp, 19, start="2013-08-22", end="2013-08-30", city="Bandar Seri Begawan"
    )
    make.step(tpp, make.party("JP"), Stage.INVITED, "2013-04-20")
    make.step(tpp, make.party("JP"), Stage.JOINED, "2013-07-23")


def rows(answer):
    return list(csv.reader(io.StringIO(answer.text)))


@pytest.mark.usefixtures("record")
def test_agreements_are_listed_by_kind_stage_and_scope_with_totals(client):
    table = rows(client.get(f"/reports/agreements.csv{ON}"))

    assert table[:5] == [
        ["Kind", "Stage", "Scope", "Number", "Agreements"],
        [
            "Free trade agreement",
            "Signed or in force",
            "Bilateral",
            "1",
            "US-KOREA-FTA",
        ],
        ["Free trade agreement", "Signed or in force", "Plurilateral", "1", "NAFTA"],
        ["Free trade agreement", "Signed or in force", "All", "2", ""],
        ["Free trade agreement", "Proposed or in talks", "Plurilateral", "1", "TPP"],
    ]


@pytest.mark.usefixtures("record")
def test_framework_agreements_are_listed_by_region(client):
    table = rows(client.get(f"/reports/frameworks.csv{ON}"))

    assert table[1:] == [
        ["Africa", "Bilateral", "1", "US-GHANA-TIFA"],
        ["All regions", "All", "1", ""],
    ]


@pytest.mark.usefixtures("record")
def test_rounds_are_listed_with_days_and_place(client):
    [_heads, row] = rows(client.get(f"/reports/rounds.csv{ON}&agreement=tpp"))

    assert row[0] == "2013"
    assert row[2:4] == ["22–30 August 2013", "Bandar Seri Begawan"]


@pytest.mark.usefixtures("record")
def test_parties_are_listed_with_the_way_they_came(client):
    before = rows(client.get("/reports/parties.csv?on=2013-04-20"))
    after = rows(client.get(f"/reports/parties.csv{ON}"))

    assert ["Approaching", "Japan", "Invited", "20 April 2013"] in [
        row[:4] for row in before
    ]
    way = "Invited, 20 April 2013; Joined the talks, 23 July 2013"
    assert ["In", "Japan", "Joined the talks", "23 July 2013", way] in after


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("record")
def test_page_json_csv_and_document_say_the_same(client, name):
    address = f"/reports/{name}"
    told = json.loads(client.get(f"{address}.json{ON}").text)
    table = rows(client.get(f"{address}.csv{ON}"))
    document = Document(io.BytesIO(client.get(f"{address}.docx{ON}").content))
    page = client.get(f"{address}/{ON}")

    assert [[cell.text for cell in r.cells] for r in document.tables[0].rows] == table
    assert [*told["columns"].values()] == table[0]
    assert len(told["rows"]) == len(table) - 1
    assert told["caption"] in title(page.text)
    read = words(page.text)
    assert all(cell in read for row in table for cell in row if ";" not in cell)
    assert faults(page.text) == []


@pytest.mark.usefixtures("record")
def test_a_report_is_to_be_had_in_chinese(client):
    table = rows(client.get(f"/zh-hans/reports/agreements.csv{ON}"))

    assert table[1][0] == "自由贸易协定"
    assert table[1][-1] == "美国—韩国自由贸易协定"


@pytest.mark.usefixtures("record")
def test_the_document_says_where_it_is_from(client):
    document = Document(io.BytesIO(client.get(f"/reports/rounds.docx{ON}").content))

    told = [paragraph.text for paragraph in document.paragraphs]
    assert told[0] == "TPP: rounds"
    assert told[1].startswith("As of 31 October 2013, as this site held it on ")
    assert "/reports/rounds/?on=2013-10-31&known=" in told[-1]


@pytest.mark.parametrize("name", NAMES)
def test_before_anything_is_on_record_a_report_says_so(client, name):
    make.agreement("tpp")
    page = client.get(f"/reports/{name}/?on=1990-01-01")

    assert page.status_code == 200
    assert "on record" in words(page.text, "content") or "record goes" in page.text


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/reports/round/", 404, "Did you mean rounds?"),
        ("/reports/agreements/?party=XX", 400, "party: got “XX”"),
        ("/reports/rounds/?agreement=tppp", 400, "agreement: got “tppp”"),
        ("/reports/rounds/?on=soon", 400, "on: got “soon”"),
    ],
)
@pytest.mark.usefixtures("record")
def test_what_cannot_be_reported_is_refused_in_words(client, address, status, said):
    page = client.get(address)

    assert page.status_code == status
    assert said in words(page.text)


def test_without_any_agreement_there_is_nothing_to_report_on(client):
    assert client.get("/reports/rounds/").status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_a_report_asks_the_same_few_questions_of_many_agreements(client, name):
    agreement("tpp", Status.NEGOTIATING)
    few = queries(client, f"/reports/{name}/")
    for slug in ["rcep", "tisa", "ttip"]:
        agreement(slug, Status.NEGOTIATING)

    assert queries(client, f"/reports/{name}/") == few


def test_the_reports_are_listed(client):
    page = client.get("/reports/?on=2013-10-31")

    assert title(page.text) == "Reports · Negotiation tracker"
    assert 'href="/reports/agreements/?on=2013-10-31"' in page.text
    assert 'href="/reports/founding-paper/"' in page.text


def test_the_paper_stands_beside_an_empty_record(client):
    page = client.get("/reports/founding-paper/")

    assert page.status_code == 200
    assert "As of 31 October 2013" in words(page.text)
    assert faults(page.text) == []


def test_the_form_says_the_day_even_where_the_address_does_not(client, record):
    page = client.get("/reports/rounds/")

    assert re.search(r'name="on"[^>]*value="\d{4}-\d\d-\d\d"', page.text)
