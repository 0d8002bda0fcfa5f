"""The page of one source, with everything it backs."""

from datetime import date

import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.stances import Preference

pytestmark = pytest.mark.django_db


@pytest.fixture
def tpp():
    """The TPP with one fact of each kind, all backed by the founding paper."""
    tpp = make.agreement("tpp")
    make.status_event(tpp, stated_date="2010-03-15")
    make.round(tpp, 19)
    make.step(tpp, make.party("JP"), stated_date="2013-07-23")
    make.forecast(make.deadline(tpp), "2012-11", target_latest=date(2013, 12, 31))
    make.indicator(tpp)
    make.topic(tpp)
    make.discrepancy(tpp)
    return tpp


ADDRESS = "/sources/cass-wp-201407/"


def test_the_page_shows_the_source_and_what_it_backs(client, tpp):
    page = client.get(ADDRESS)

    read = words(page.text, "content")
    assert title(page.text) == "Working paper cass-wp-201407 · Negotiation tracker"
    assert "Kind Academic Language Chinese Address not known" in read
    for said in [
        "What it backs (8)",
        "Agreement (1) TPP",
        "Status event (1) TPP: Under negotiation, 15 March 2010",
        "Round (1) TPP: TPP round 19",
        "Accession step (1) TPP: Japan: Joined the talks, 23 July 2013",
        "Forecast (1) TPP: Michael Froman, November 2012: “by end of 2013”",
        "Figure (1) TPP: Share of world trade: 39.8 percent",
        "Topic (1) TPP: State-owned enterprises",
        "TPP: Number of rounds by October 2013 (first claim)",
    ]:
        assert said in read
    assert faults(page.text) == []


def test_the_page_says_when_the_source_was_read_if_that_is_known(client):
    make.source("ustr", accessed_on="2013-10-07")
    make.source("baike-tpp")

    assert "Read on 7 October 2013" in words(client.get("/sources/ustr/").text)
    assert "Read on" not in words(client.get("/sources/baike-tpp/").text)


def test_each_fact_leads_to_its_place(client, tpp):
    page = client.get(f"{ADDRESS}?on=2014-01-01")

    for place in [
        "agreements/tpp/?on=2014-01-01",
        f"agreements/tpp/?on=2014-01-01#event-{tpp.status_events.get().id}",
        f"agreements/tpp/?on=2014-01-01#round-{tpp.rounds.get().id}",
        f"agreements/tpp/?on=2014-01-01#step-{tpp.accession_steps.get().id}",
        "agreements/tpp/deadlines/concluded/?on=2014-01-01"
        f"#forecast-{tpp.deadlines.get().forecasts.get().id}",
        f"agreements/tpp/background/?on=2014-01-01#indicator-{tpp.indicators.get().id}",
        f"agreements/tpp/background/?on=2014-01-01#topic-{tpp.topics.get().id}",
        f"agreements/tpp/background/?on=2014-01-01#discrepancy-{tpp.discrepancies.get().id}",
    ]:
        assert f'href="/{place}"' in page.text


def test_a_fact_about_no_single_agreement_leads_to_the_page_across(client):
    topic = make.topic(None, topic_en="One body, two wings")

    page = client.get(ADDRESS)

    assert f'href="/across/#topic-{topic.id}"' in page.text


def test_facts_of_later_days_are_counted_and_not_told(client, tpp):
    read = words(client.get(f"{ADDRESS}?on=2012-12-31").text, "content")

    assert "Under negotiation, 15 March 2010" in read
    assert "November 2012" in read
    assert "round 19" not in read
    assert "2 facts of later days are left out." in read


def test_the_second_claim_has_its_own_source(client, tpp):
    read = words(client.get("/sources/ustr-tpp-rounds/").text, "content")

    assert "Number of rounds by October 2013 (second claim)" in read


def test_the_place_in_the_source_is_shown(client):
    make.cite(
        make.discrepancy(None),
        make.source("ustr-2013"),
        claim=Preference.B.value,
        locator="Table 3",
    )

    assert "(second claim) Table 3" in words(
        client.get("/sources/ustr-2013/").text, "content"
    )


def test_a_source_leads_to_its_text(client):
    make.source("ec-ttip", url="https://commission.example/ttip?a=1&b=2")

    page = client.get("/sources/ec-ttip/")

    assert 'href="https://commission.example/ttip?a=1&amp;b=2"' in page.text


def test_a_source_that_backs_nothing_says_so(client):
    make.source()

    assert "It backs no fact of that day or earlier." in words(
        client.get(ADDRESS).text, "content"
    )


def test_a_withdrawn_or_draft_fact_is_not_told(client, tpp):
    tpp.topics.get().withdraw(ChangeContext("Recorded twice"))
    make.topic(None, topic_en="Tight dates", publication=Publication.DRAFT)

    read = words(client.get(ADDRESS).text, "content")

    assert "State-owned enterprises" not in read
    assert "Tight dates" not in read


def test_facts_of_a_withdrawn_agreement_are_not_told(client, tpp):
    tpp.withdraw(ChangeContext("Recorded twice"))

    assert "What it backs (0)" in words(client.get(ADDRESS).text, "content")


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_a_source_that_is_not_published_has_no_page(client, publication):
    make.source(publication=publication)

    assert client.get(ADDRESS).status_code == 404


def test_a_name_that_is_nearly_right_finds_the_right_one(client):
    make.source()

    page = client.get("/sources/cass-wp-20147/")

    assert page.status_code == 404
    assert (
        "No source is called “cass-wp-20147” here. Did you mean cass-wp-201407?"
    ) in words(page.text, "content")


def test_the_page_asks_no_more_for_more_facts(client, tpp):
    for_one = queries(client, ADDRESS)
    for number in range(30):
        other = make.agreement(f"tifa-{number}")
        make.status_event(other)
        make.step(other, make.party("US"))
        make.forecast(make.deadline(other))
        make.topic(other)

    assert queries(client, ADDRESS) == for_one
