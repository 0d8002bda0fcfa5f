"""Agreements, parties and rounds in schema.org, at the page's address with a suffix."""

import json
from datetime import date

import pytest

from tests import make
from tests.counting import queries
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.databases import Database
from tracker.vocabulary.milestones import Milestone

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.fixture
def tpp():
    """The TPP with Japan in it, a round held and one that was given up."""
    tpp = make.agreement("tpp", name_zh="跨太平洋伙伴关系协定")
    make.step(tpp, make.party("JP"), Stage.JOINED, "2013-07-23")
    make.succession(tpp, make.agreement("p4"))
    make.identifier(tpp, Database.WIKIDATA, "Q42")
    make.identifier(tpp, Database.DESTA, "12")
    make.round(tpp, 19)
    return tpp


def linked(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/ld+json"
    return json.loads(answer.content)


def test_an_agreement_is_legislation_that_is_the_same_elsewhere(client, tpp):
    found = linked(client, "/agreements/tpp.jsonld?on=2013-10-07")

    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "Legislation"
    assert found["@id"] == f"{SITE}/agreements/tpp/"
    assert found["alternateName"] == ["TPP", "跨太平洋伙伴关系协定"]
    assert found["sameAs"] == ["https://www.wikidata.org/wiki/Q42"]
    assert found["isBasedOn"] == [f"{SITE}/agreements/p4/"]
    assert [each["name"] for each in found["contributor"]] == ["Japan"]


def test_a_round_is_an_event_about_its_agreement(client, tpp):
    [event] = linked(client, "/rounds.jsonld?on=2013-10-07")["@graph"]

    assert event["@type"] == "Event"
    assert event["name"] == "TPP: TPP round 19"
    assert (event["startDate"], event["endDate"]) == ("2013-08-23", "2013-08-30")
    assert event["about"] == {"@id": f"{SITE}/agreements/tpp/"}
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["url"].startswith(f"{SITE}/agreements/tpp/#round-")


def test_a_round_whose_date_was_given_up_is_cancelled(client):
    ttip = make.agreement("ttip")
    second = make.deadline(ttip, Milestone.ROUND, round_name="2")
    window = {"target_earliest": date(2013, 10, 7), "target_latest": date(2013, 10, 11)}
    make.forecast(second, "2013-09-20", **window)
    make.forecast(second, "2013-10-04", "cannot take place", stance="no-date")

    [event] = linked(client, "/agreements/ttip.jsonld?on=2013-10-05")["subjectOf"]

    assert event["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_state_is_a_country_and_a_bloc_an_organization(client):
    make.party("JP")
    make.party("ASEAN")

    assert linked(client, "/parties/JP.jsonld")["@type"] == "Country"
    assert linked(client, "/parties/ASEAN.jsonld")["@type"] == "Organization"


@pytest.mark.parametrize("page", ["/agreements/tpp/", "/parties/JP/", "/rounds/"])
def test_a_page_leads_to_its_linked_data(client, tpp, page):
    said = client.get(page).text

    assert 'type="application/ld+json"' in said
    assert f'href="{page.rstrip("/")}.jsonld"' in said


def test_more_rounds_ask_no_more(client, tpp):
    before = queries(client, "/rounds.jsonld")
    for number in range(1, 9):
        make.round(tpp, number)

    assert queries(client, "/rounds.jsonld") == before
