"""The API: what it lists, how it is narrowed, and that its schema tells the truth."""

import json
from datetime import date

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests import make
from tests.counting import queries
from tests.reading import words
from tests.well_formed import faults
from tracker.exports.facts import LISTS
from tracker.models import Agreement, ChangeContext
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status
from tracker.web.api.addresses import urlpatterns
from tracker.wsgi import application

pytestmark = pytest.mark.django_db

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
CORRECTED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="The city was misread"
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
    make.identifier(tpp)
    make.discrepancy(tpp)


@pytest.fixture
def tpp(_story):
    """The TPP of the story, read anew, for a test may change it."""
    return Agreement.objects.get(slug="tpp")


def asked(client, address, **parameters):
    answer = client.get(f"/api/v1/{address}", parameters)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.content)


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_of_fact_is_listed(client, tpp, kind):
    page = asked(client, kind, on="2013-10-07")

    assert page["on"] == "2013-10-07"
    assert page["count"] == len(page["items"]) > 0


@pytest.mark.parametrize("kind", LISTS)
def test_a_draft_is_in_no_list(client, tpp, kind):
    make.agreement("rcep", publication=Publication.DRAFT)
    make.party("CN", publication=Publication.DRAFT)

    assert "rcep" not in json.dumps(asked(client, kind)).casefold()
    assert "China" not in json.dumps(asked(client, kind))


@pytest.mark.parametrize(
    ("kind", "parameters", "count"),
    [
        ("agreements", {"status": "negotiating"}, 1),
        ("agreements", {"status": "signed"}, 0),
        ("agreements", {"region": "asia-pacific", "party": "JP"}, 1),
        ("accession-steps", {"party": "JP"}, 1),
        ("accession-steps", {"party": "US"}, 0),
        ("deadlines", {"kind": "concluded", "status": "open"}, 1),
        ("forecasts", {"speaker": "Michael Froman"}, 1),
        ("forecasts", {"speaker": "Nobody"}, 0),
        ("rounds", {"agreement": "tpp", "status": "held"}, 1),
        ("status-events", {"on": "2009-12-31"}, 0),
        ("parties", {"kind": "state"}, 2),
    ],
    ids=str,
)
def test_a_list_narrows(client, tpp, kind, parameters, count):
    page = asked(client, kind, **{"on": "2013-10-07", **parameters})

    assert page["count"] == count


def test_a_list_comes_in_pages(client, tpp):
    for number in range(1, 6):
        make.round(tpp, number)

    first = asked(client, "rounds", limit=4)
    second = asked(client, "rounds", limit=4, offset=4)

    rounds = [row["round"] for page in (first, second) for row in page["items"]]
    assert (first["count"], len(first["items"]), len(second["items"])) == (6, 4, 2)
    assert sorted(rounds) == ["1", "19", "2", "3", "4", "5"]


@pytest.mark.parametrize("kind", LISTS)
def test_a_page_has_the_rows_that_the_whole_list_has(client, tpp, kind):
    whole = asked(client, kind, on="2013-10-07")["items"]

    last = asked(client, kind, on="2013-10-07", limit=1, offset=len(whole) - 1)

    assert last["items"] == whole[-1:] != []


def test_a_list_says_when_a_source_was_read(client, db):
    make.source("ustr", accessed_on="2013-10-07")

    read_on = {s["source"]: s["accessed_on"] for s in asked(client, "sources")["items"]}
    assert read_on["ustr"] == "2013-10-07"


def test_a_statement_says_how_its_source_names_the_speaker(client, tpp):
    [said] = asked(client, "forecasts")["items"]

    assert (said["speaker"], said["stated_by"]) == ("Michael Froman", "Froman")


def test_a_deadline_says_what_counts_as_having_met_it(client, db):
    concluded = make.deadline(
        make.agreement("rcep"), criteria="All sixteen sign one text."
    )
    make.forecast(concluded)

    [deadline] = asked(client, "deadlines", agreement="rcep")["items"]

    assert deadline["criteria"] == "All sixteen sign one text."


def test_changed_since_moves_only_on_a_real_change(client, tpp):
    [row] = asked(client, "rounds")["items"]
    held = tpp.rounds.get()

    held.city = "Bandar"
    held.record(make.WHY)
    after_housekeeping = asked(client, "rounds", changed_since=row["changed_at"])
    held.city = "Brunei"
    held.record(CORRECTED)
    after_correction = asked(client, "rounds", changed_since=row["changed_at"])

    assert after_housekeeping["count"] == 0
    assert [each["city"] for each in after_correction["items"]] == ["Brunei"]


def test_an_agreement_and_the_changes_are_there(client, tpp):
    tpp.name_en = "Trans-Pacific Partnership Agreement"
    tpp.record(CORRECTED)

    [change] = asked(client, "changes", agreement="tpp")["changes"]

    assert asked(client, "agreements/tpp")["name_en"] == change["after"]
    assert change["kind"] == "correction"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("agreements/nafta", 404),
        ("rounds?agreement=nafta", 404),
        ("changes?agreement=nafta", 404),
        ("rounds?on=whenever", 400),
        ("rounds?known=2999-01-01", 400),
        ("rounds?changed_since=x", 400),
        ("rounds?limit=0", 422),
        ("rounds?limit=501", 422),
        ("rounds?offset=-1", 422),
        ("rounds?limit=x", 422),
    ],
)
def test_what_cannot_be_is_refused_in_words(client, tpp, address, status):
    answer = client.get(f"/api/v1/{address}")

    assert answer.status_code == status
    assert json.loads(answer.content)["detail"]


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_asks_no_more_for_more_facts(client, tpp, kind):
    before = queries(client, f"/api/v1/{kind}")
    for number in range(20, 25):
        make.round(tpp, number)
        make.step(tpp, make.party(f"P{number}"), Stage.JOINED, "2013-08-01")

    assert queries(client, f"/api/v1/{kind}") == before


def test_the_api_only_reads(client, tpp):
    for method in (client.post, client.put, client.patch, client.delete):
        assert method("/api/v1/rounds").status_code == 405


def test_the_documentation_lists_every_address(client):
    page = client.get("/api/").text

    assert faults(page) == []
    assert "<script" not in page
    for kind in LISTS:
        assert f"GET /api/v1/{kind}" in words(page, "content")


def test_each_address_is_declared_as_the_api_answers_it():
    from tracker.web.api.site import views

    declared = {str(each.pattern): each.callback for each in urlpatterns}
    assert {route: _is_exempt(view) for route, view in declared.items()} == {
        route: _is_exempt(view) for route, view in views.items()
    }


def _is_exempt(view):
    """May programs send it what they like, to be refused by the API itself?"""
    return getattr(view, "csrf_exempt", False)


@pytest.fixture
def connected():
    """Requests that keep the connection open, since it holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("connected", "tpp")
def test_generated_requests_find_no_error_and_nothing_undeclared():
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)

    for found in schema.get_all_operations():
        for mode in GenerationMode:
            conforms(found.ok().as_strategy(generation_mode=mode))


def conforms(cases):
    """Ask what is generated, the same at each run; raises for an answer undeclared."""

    @given(case=cases)
    @settings(
        max_examples=8,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def check(case):
        case.call_and_validate(checks=CHECKS)

    check()
