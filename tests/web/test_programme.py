"""A party's agreements together, and facts about no single one."""

import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext, change_set
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import AgreementKind, Region, Scope
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db


def agreement(slug, status, stated_date="2012-10", code="US", **fields):
    """An agreement of the party, in the status since the day."""
    made = make.agreement(slug, **fields)
    make.participation(made, make.party(code))
    make.status_event(made, status, stated_date)
    return made


@pytest.fixture
def korea():
    return agreement("us-korea-fta", Status.IN_FORCE, scope=Scope.BILATERAL)


def frameworks():
    tifa = {"kind": AgreementKind.TIFA, "region": Region.AFRICA}
    agreement("us-ghana-tifa", Status.SIGNED, scope=Scope.BILATERAL, **tifa)
    agreement("us-eac-tifa", Status.SIGNED, scope=Scope.PLURILATERAL, **tifa)


def test_agreements_are_counted_by_kind_scope_and_how_far_they_have_come(client, korea):
    agreement("tpp", Status.NEGOTIATING)
    agreement("ttip", Status.PROPOSED)

    page = client.get("/across/?on=2013-10-31")

    assert title(page.text) == "Across agreements · Negotiation tracker"
    read = words(page.text, "counts")
    assert "Agreements counted: United States" in read
    assert "1 (1 bilateral, 0 plurilateral) US-KOREA-FTA" in read
    assert "2 (0 bilateral, 2 plurilateral) TPP TTIP" in read
    assert faults(page.text) == []


def test_a_kind_leads_to_the_board(client, korea):
    page = client.get("/across/?on=2013-10-31")

    assert 'href="/?kind=fta&amp;party=US&amp;on=2013-10-31"' in page.text


def test_an_agreement_counts_where_it_stood_on_the_day(client):
    agreement("tpp", Status.NEGOTIATING, "2010-03-15")
    make.status_event(make.agreement("tisa"), Status.NEGOTIATING)

    before = words(client.get("/across/?on=2010-03-14").text, "counts")
    after = words(client.get("/across/?on=2010-03-15").text, "counts")

    assert "No agreement had come about by that day" in before
    assert "1 (0 bilateral, 1 plurilateral) TPP" in after
    assert "TISA" not in after


def test_framework_agreements_are_counted_by_region(client):
    frameworks()

    page = client.get("/across/?on=2013-10-31")

    assert "Africa 1 1 2 All regions 1 1 2" in words(page.text, "frameworks")
    link = "/?kind=tifa&amp;region=africa&amp;party=US&amp;on=2013-10-31"
    assert f'href="{link}"' in page.text


def test_without_framework_agreements_the_page_says_so(client, korea):
    read = words(client.get("/across/").text, "frameworks")

    assert "No framework agreement had been signed by that day" in read


def test_the_agreements_of_another_party_can_be_asked_for(client, korea):
    agreement("ttip", Status.NEGOTIATING, code="EU")

    page = client.get("/across/?party=EU")

    read = words(page.text, "counts")
    assert "Agreements counted: European Union" in read
    assert "TTIP" in read
    assert "US-KOREA-FTA" not in read
    assert '<option value="EU" selected>' in page.text


def test_a_party_without_agreements_by_the_day_is_answered(client, korea):
    page = client.get("/across/?party=US&on=1990-01-01")

    assert page.status_code == 200
    assert "No agreement had come about by that day" in words(page.text, "counts")


def test_facts_about_the_whole_programme_are_shown(client):
    figure = make.indicator(None, name="US FTAs signed", value="14", unit="agreements")
    topic = make.topic(None, topic_en="One body, two wings", topic_zh="一体两翼")
    claims = make.discrepancy(None, subject="US BITs: number of partner countries")

    page = client.get("/across/")

    assert "US FTAs signed 14 agreements" in words(page.text, f"indicator-{figure.id}")
    assert "One body, two wings 一体两翼" in words(page.text, f"topic-{topic.id}")
    assert "US BITs" in words(page.text, f"discrepancy-{claims.id}")
    assert "Working paper cass-wp-201407" in words(page.text, "sources")


def test_a_fact_about_one_agreement_is_not_about_the_whole(client):
    make.indicator(make.agreement("tpp"), name="Share of world trade")

    assert "Share of world trade" not in client.get("/across/").text


def test_a_figure_is_shown_once_its_day_is_over(client):
    make.indicator(None, name="US FTAs signed", as_of="2013-10")

    assert "US FTAs signed" not in client.get("/across/?on=2013-10-30").text
    assert "US FTAs signed" in client.get("/across/?on=2013-10-31").text


def test_an_empty_record_says_so(client):
    page = client.get("/across/")

    read = words(page.text, "content")
    assert "No agreement had come about by that day" in read
    assert "No figures on record by that day." in read
    assert faults(page.text) == []


def test_a_draft_or_withdrawn_fact_is_not_shown(client):
    make.topic(None, topic_en="Outside the WTO", publication=Publication.DRAFT)
    gone = make.topic(None, topic_en="Tight dates")
    gone.withdraw(ChangeContext("Recorded twice"))

    page = client.get("/across/")

    assert "Outside the WTO" not in page.text
    assert "Tight dates" not in page.text


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("party=XX", "party: got “XX”; wanted the code of a party"),
        ("party=%00", "party: got 1 characters; wanted"),
        ("party=" + "x" * 5000, "party: got 5000 characters; wanted"),
    ],
    ids=lambda value: value[:20],
)
def test_a_party_that_is_unknown_is_refused_in_words(client, korea, asked, fault):
    page = client.get(f"/across/?{asked}")

    assert page.status_code == 400
    assert fault in words(page.text, "content")


def test_the_page_asks_no_more_for_more_agreements(client):
    @change_set()
    def begun(numbers):
        for number in numbers:
            agreement(f"tifa-{number}", Status.SIGNED, kind=AgreementKind.TIFA)
            make.topic(None, topic_en=f"Feature {number}")
            make.indicator(None, name=f"Figure {number}")
            make.discrepancy(None, subject=f"Count {number}")

    begun(range(3))
    for_three = queries(client, "/across/?on=2013-10-31")
    begun(range(3, 33))

    assert queries(client, "/across/?on=2013-10-31") == for_three
