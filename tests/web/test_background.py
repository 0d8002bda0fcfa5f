"""What has no place in time: figures, agenda, and where sources disagree."""

import re

import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.vocabulary.stances import Preference, TopicStance

pytestmark = pytest.mark.django_db


@pytest.fixture
def tpp():
    tpp = make.agreement("tpp")
    make.status_event(tpp)
    make.indicator(tpp, name="Members", value="12", unit="economies", as_of="2013-09")
    make.indicator(tpp, name="Chapters", value="30", unit="chapters", as_of="2015-10")
    return tpp


def page_at(client, on="2013-10-31"):
    page = client.get(f"/agreements/tpp/background/?on={on}")
    assert page.status_code == 200
    return page.text


def test_the_page_says_what_it_is_about_and_leads_back(client, tpp):
    page = page_at(client)

    assert title(page) == "TPP: background · Negotiation tracker"
    assert '<a href="/agreements/tpp/?on=2013-10-31">' in page
    assert 'href="/agreements/tpp.json?on=2013-10-31"' in page
    assert faults(page) == []


def test_figures_count_from_their_day(client, tpp):
    read = words(page_at(client), "figures")

    assert "Members 12 economies September 2013" in read
    assert "Chapters" not in read
    assert "Chapters 30 chapters" in words(page_at(client, "2016-02-04"), "figures")


def test_the_claims_of_a_disagreement_stand_side_by_side(client, tpp):
    make.discrepancy(tpp)

    read = words(page_at(client), "discrepancies")

    assert "Number of rounds by October 2013 19 followed here 18" in read
    assert "The list of rounds names nineteen." in read


def test_a_discrepancy_without_a_preference_says_that_both_stand(client, tpp):
    make.discrepancy(tpp, preferred=Preference.NEITHER)

    read = words(page_at(client), "discrepancies")

    assert "Both stand." in read
    assert "followed here" not in read


def test_topics_come_under_what_they_are_to_the_agreement(client, tpp):
    make.topic(tpp, topic_en="Labour", topic_zh="劳工")
    make.topic(tpp, topic_en="Congress", stance=TopicStance.OBSTACLE)

    read = words(page_at(client), "topics")

    assert "Agenda (1) Labour 劳工" in read
    assert "Obstacle (1) Congress" in read


def test_words_of_a_source_are_shown_as_text(client, tpp):
    make.topic(tpp, topic_en="Rules & <b>more</b> rules")

    page = page_at(client)

    assert "Rules &amp; &lt;b&gt;more&lt;/b&gt; rules" in page
    assert faults(page) == []


def test_only_the_sources_of_this_page_are_listed_and_numbered_from_one(client, tpp):
    figure = tpp.indicators.get(name="Members")
    make.cite(figure, make.source("dfat-round1"), locator="p. 2")
    make.cite(tpp.status_events.get(), make.source("vnexpress-101115"))

    page = page_at(client)

    [number] = re.findall(r'<a href="#(s\d+)"\s+title="p. 2">', page)
    assert "Working paper dfat-round1" in words(page, number)
    assert '<li id="s1">' in page
    assert "vnexpress-101115" not in page


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("figures", "No figures on record by that day."),
        ("topics", "No topics on record."),
        ("discrepancies", "No disagreement between sources is on record."),
    ],
)
def test_a_section_without_facts_says_so(client, section, said):
    make.agreement("tpp")

    assert said in words(page_at(client), section)


def test_more_facts_are_no_more_queries(client, tpp):
    address = "/agreements/tpp/background/"
    make.topic(tpp)
    make.discrepancy(tpp)
    few = queries(client, address)
    for number in range(20):
        make.topic(tpp, topic_en=f"Topic {number}")
        make.discrepancy(tpp, subject=f"Subject {number}")

    assert queries(client, address) == few


def test_an_agreement_that_is_not_held_has_no_such_page(client):
    assert client.get("/agreements/tppp/background/").status_code == 404
