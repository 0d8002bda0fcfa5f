"""The page of one party."""

from datetime import date

import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def japan():
    """Japan, which joined the TPP talks in 2013, signed in 2016 and hosted in 2017."""
    japan = make.party("JP", name_zh="日本")
    tpp = make.agreement("tpp")
    make.status_event(tpp, Status.NEGOTIATING, "2010-03-15")
    make.status_event(tpp, Status.CONCLUDED, "2015-10-05")
    make.step(tpp, japan, Stage.INTEREST, "2011-11-11", note="Noda said so.")
    make.step(tpp, japan, Stage.JOINED, "2013-07-23")
    make.step(tpp, japan, Stage.SIGNED, "2016-02-04")
    make.round(
        tpp,
        None,
        label="Chief negotiators, Hakone",
        start="2017-07-12",
        end="2017-07-13",
        city="Hakone",
        country=japan,
    )
    ratified = make.deadline(tpp, Milestone.RATIFIED, party=japan)
    make.forecast(ratified, "2016-03", target_latest=date(2016, 12, 31))
    return japan


def read(client, address, section="content"):
    return words(client.get(address).text, section)


def test_the_page_shows_where_a_party_takes_part(client, japan):
    page = client.get("/parties/JP/?on=2013-10-31")

    assert title(page.text) == "Japan · Negotiation tracker"
    assert "日本 · JP · State" in words(page.text, "content")
    assert (
        "TPP Under negotiation since 15 March 2010 In Joined the talks 23 July 2013"
    ) in words(page.text, "agreements")
    assert faults(page.text) == []


def test_nothing_from_after_the_day_is_on_the_page(client, japan):
    shown = read(client, "/parties/JP/?on=2013-10-31")

    assert "2015" not in shown
    assert "2016" not in shown
    assert "Hakone" not in shown
    assert "Nobody had put a date on a step of its own by that day" in shown


def test_the_newest_step_on_each_track_is_shown(client, japan):
    shown = read(client, "/parties/JP/?on=2018-01-01", "agreements")

    assert "Joined the talks 23 July 2013 Signed 4 February 2016" in shown


def test_steps_are_newest_first_and_lead_to_the_agreement(client, japan):
    page = client.get("/parties/JP/?on=2013-10-31")
    joined = japan.accession_steps.get(stage=Stage.JOINED)

    assert (
        "23 July 2013 TPP: Joined the talks (Talks) "
        "11 November 2011 TPP: Interest (Talks) Noda said so."
    ) in words(page.text, "steps")
    assert f'href="/agreements/tpp/?on=2013-10-31#step-{joined.id}"' in page.text


def test_rounds_that_it_hosted_are_shown(client, japan):
    shown = read(client, "/parties/JP/?on=2018-01-01", "hosted")

    assert "12–13 July 2017 Chief negotiators, Hakone, Hakone" in shown


def test_deadlines_of_its_own_are_shown_with_what_stands(client, japan):
    shown = read(client, "/parties/JP/?on=2016-06-30", "deadlines")

    assert "TPP: Ratification: Japan Expected up to 31 December 2016" in shown


def test_what_people_who_speak_for_it_said_is_shown(client, japan):
    amari = make.speaker("Akira Amari", party=japan)
    concluded = make.deadline(japan.accession_steps.first().agreement)
    said = make.forecast(concluded, "2013-12-10", "by spring", speaker=amari)
    make.forecast(concluded, "2013-12-11", "by summer")

    page = client.get("/parties/JP/?on=2014-01-01")

    shown = words(page.text, "statements")
    assert "10 December 2013 Akira Amari (Trade representative), TPP: “by spring”" in (
        shown
    )
    assert "by summer" not in shown
    assert f"/agreements/tpp/deadlines/concluded/?on=2014-01-01#forecast-{said.id}" in (
        page.text
    )


def test_what_was_said_later_is_not_shown(client, japan):
    amari = make.speaker("Akira Amari", party=japan)
    concluded = make.deadline(japan.accession_steps.first().agreement)
    make.forecast(concluded, "2013-12-10", "by spring", speaker=amari)

    assert "Akira Amari" not in read(client, "/parties/JP/?on=2013-12-09")


def test_a_member_takes_part_through_its_bloc(client):
    union, france = make.party("EU"), make.party("FR", name_en="France")
    make.membership(union, france)
    make.participation(make.agreement("ttip"), union)

    shown = read(client, "/parties/FR/")

    assert "Member of European Union." in shown
    assert "It had no part of its own in any agreement" in shown
    assert "Through a bloc (1)" in shown
    assert "TTIP through EU" in shown
    assert "Members (1) France" in read(client, "/parties/EU/")


def test_what_a_party_is_in_itself_is_not_told_again_of_its_bloc(client):
    union, france = make.party("EU"), make.party("FR", name_en="France")
    make.membership(union, france)
    tpp = make.agreement("tpp")
    make.participation(tpp, union)
    make.participation(tpp, france)

    assert "Through a bloc" not in read(client, "/parties/FR/")


def test_a_party_of_which_nothing_is_known_says_so(client):
    make.party("KR")

    shown = read(client, "/parties/KR/")

    assert "It had no part of its own in any agreement on record" in shown
    assert "No dated step of it is on record by that day." in shown
    assert "It had hosted no round on record by that day." in shown


@pytest.mark.parametrize(
    ("code", "suggestion"),
    [("JPN", "Did you mean JP?"), ("JPP", "Did you mean JP?")],
)
def test_a_code_that_is_nearly_right_finds_the_right_one(
    client, japan, code, suggestion
):
    page = client.get(f"/parties/{code}/")

    assert page.status_code == 404
    assert f"No party has the code “{code}” here." in words(page.text, "content")
    assert suggestion in words(page.text, "content")


def test_a_code_like_no_other_is_not_found(client, japan):
    page = client.get(f"/parties/{'x' * 5000}/")

    assert page.status_code == 404
    assert "Did you mean" not in words(page.text, "content")


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_a_party_that_is_not_published_has_no_page(client, publication):
    make.party("KR", publication=publication)

    assert client.get("/parties/KR/").status_code == 404


def test_a_step_that_was_withdrawn_is_gone(client, japan):
    japan.accession_steps.get(stage=Stage.JOINED).withdraw(
        ChangeContext("Recorded twice")
    )

    assert "Joined" not in read(client, "/parties/JP/")


def test_the_page_asks_no_more_for_more_agreements(client, japan):
    amari = make.speaker("Akira Amari", party=japan)

    def begun(numbers):
        for number in numbers:
            agreement = make.agreement(f"epa-{number}")
            make.status_event(agreement)
            make.step(agreement, japan)
            make.round(agreement, 1, country=japan)
            ratified = make.deadline(agreement, Milestone.RATIFIED, party=japan)
            make.forecast(ratified, "2013-07", speaker=amari)

    begun(range(3))
    for_three = queries(client, "/parties/JP/?on=2013-10-31")
    begun(range(3, 33))

    assert queries(client, "/parties/JP/?on=2013-10-31") == for_three
