"""The calendar of rounds."""

import re
from datetime import date

import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance

pytestmark = pytest.mark.django_db


@pytest.fixture
def ttip():
    """The TTIP with its first two rounds; the second was first planned for October."""
    ttip = make.agreement("ttip")
    make.round(
        ttip, 1, start="2013-07-08", end="2013-07-12", city="Washington", country=us()
    )
    make.round(ttip, 2, start="2013-11-11", end="2013-11-15", city="Brussels")
    second = make.deadline(ttip, Milestone.ROUND, round_name="2")
    make.forecast(
        second,
        "2013-09-20",
        "second round in Brussels",
        target_earliest=date(2013, 10, 7),
        target_latest=date(2013, 10, 11),
    )
    make.forecast(second, "2013-10-04", "cannot take place", stance=Stance.NO_DATE)
    return ttip


@pytest.fixture
def tpp():
    tpp = make.agreement("tpp")
    make.round(tpp, 19)
    return tpp


def us():
    return make.party("US")


def shown(client, asked):
    """The rounds of the calendar in their order, by label."""
    calendar = client.get(f"/rounds/?{asked}").context["calendar"]
    lines = [x for y in calendar.years for month in y.months for x in month.lines]
    return [line.round.label for line in lines]


def test_the_calendar_shows_when_and_where_a_round_was_held(client, tpp):
    page = client.get("/rounds/?on=2013-10-31")

    assert title(page.text) == "Calendar of rounds · Negotiation tracker"
    assert (
        "August 23–30 August 2013 TPP round 19 TPP "
        "Bandar Seri Begawan, Brunei Darussalam Held"
    ) in words(page.text, "year-2013")
    assert faults(page.text) == []


def test_a_round_that_was_put_off_shows_the_plan_that_was_given_up(client, ttip):
    read = words(client.get("/rounds/?on=2013-10-31").text, "year-2013")

    assert (
        "7–11 October 2013 TTIP round 2 TTIP Postponed “second round in Brussels” "
        "(Michael Froman, 20 September 2013)"
    ) in read
    assert "November" not in read


def test_a_round_that_was_held_later_shows_its_earlier_plan(client, ttip):
    read = words(client.get("/rounds/?on=2014-01-01").text, "year-2013")

    assert "11–15 November 2013 TTIP round 2" in read
    assert "Held planned before for 7–11 October 2013" in read


def test_rounds_are_newest_first_and_those_of_no_certain_month_last(client, tpp, ttip):
    third = make.deadline(ttip, Milestone.ROUND, round_name="3")
    make.forecast(third, "2013-07-12", target_latest=date(2013, 12, 31))

    assert shown(client, "on=2013-10-31") == [
        "TTIP round 2",
        "TPP round 19",
        "TTIP round 1",
        "Round 3",
    ]


def test_a_round_leads_to_its_place_on_the_agreements_page(client, tpp):
    page = client.get("/rounds/?on=2013-10-31")
    [held] = tpp.rounds.all()

    assert f'href="/agreements/tpp/?on=2013-10-31#round-{held.id}"' in page.text


def test_a_round_that_is_not_on_record_leads_to_what_was_said_of_it(client, ttip):
    third = make.deadline(ttip, Milestone.ROUND, round_name="3")
    said = make.forecast(third, "2013-07-12", target_latest=date(2013, 12, 31))

    page = client.get("/rounds/?on=2013-10-31")

    address = f"/agreements/ttip/deadlines/round-3/?on=2013-10-31#forecast-{said.id}"
    assert f'href="{address}"' in page.text


def test_the_calendar_narrows_to_an_agreement_and_a_year(client, tpp, ttip):
    make.round(tpp, 2, start="2010-06-14", end="2010-06-18")

    assert shown(client, "agreement=tpp") == ["TPP round 19", "TPP round 2"]
    assert shown(client, "year=2010") == ["TPP round 2"]
    assert title(client.get("/rounds/?agreement=tpp&year=2010").text) == (
        "Rounds of the TPP, 2010 · Negotiation tracker"
    )


def test_every_year_with_rounds_can_be_reached(client, tpp):
    make.round(tpp, 2, start="2010-06-14", end="2010-06-18")

    page = client.get("/rounds/?year=2010&on=2013-10-31")

    assert 'href="/rounds/?year=2013&amp;on=2013-10-31"' in page.text


def test_only_the_newest_years_that_hold_enough_are_shown_at_once(client, tpp):
    for number in range(101, 201):
        make.round(tpp, number, start="2012-03-01", end="2012-03-09")
    make.round(tpp, 2, start="2010-06-14", end="2010-06-18")

    labels = shown(client, "on=2013-10-31")

    assert len(labels) == 101
    assert "TPP round 2" not in labels


def test_a_calendar_without_rounds_says_so(client, tpp):
    page = client.get("/rounds/?on=2009-12-31")

    assert "No round is on record by that day." in words(page.text, "content")


def test_a_year_without_rounds_says_so(client, tpp):
    page = client.get("/rounds/?year=1999")

    assert "No round of that year is on record" in words(page.text, "content")


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_a_round_that_is_not_published_is_not_in_the_calendar(client, publication):
    make.round(make.agreement("tpp"), 19, publication=publication)

    assert shown(client, "") == []


def test_rounds_of_a_withdrawn_agreement_go_with_it(client, tpp):
    tpp.withdraw(ChangeContext("Recorded twice"))

    assert shown(client, "") == []


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("year=99999999", "year: got “99999999”; wanted a year such as 2013."),
        ("year=0000", "year: got “0000”; wanted a year"),
        ("year=%D9%A2%D9%A0%D9%A1%D9%A3", "wanted a year"),
        ("year=" + "1" * 5000, f"year: got “{'1' * 40}”"),
        ("agreement=nafta2", "agreement: got “nafta2”; wanted one of tpp"),
        ("agreement=%00", "wanted one of tpp"),
        ("on=whenever", "on: got “whenever”; wanted a day"),
    ],
    ids=lambda value: value[:20],
)
def test_a_calendar_that_cannot_be_is_refused_in_words(client, tpp, asked, fault):
    page = client.get(f"/rounds/?{asked}")

    assert page.status_code == 400
    assert fault in words(page.text, "content")
    assert faults(page.text) == []


def test_the_calendar_asks_no_more_for_more_rounds(client, ttip):
    for_two = queries(client, "/rounds/?on=2013-10-31")
    for number in range(3, 40):
        make.round(ttip, number, country=us())
        deadline = make.deadline(ttip, Milestone.ROUND, round_name=str(number))
        make.forecast(deadline, "2013-07-12", target_latest=date(2013, 12, 31))

    assert queries(client, "/rounds/?on=2013-10-31") == for_two


def test_every_round_has_a_mark_in_the_picture_that_leads_to_its_row(client, ttip, tpp):
    page = client.get("/rounds/?on=2013-12-01").text

    rows = re.findall(r'<tr id="(round-\d+)">', page)
    marks = re.findall(r'<a class="round" href="#(round-\d+)">', page)
    assert len(rows) == 3
    assert sorted(marks) == sorted(rows)


def test_a_round_that_is_only_planned_is_hollow_and_leads_to_its_row(client, ttip):
    page = client.get("/rounds/?on=2013-09-30").text

    [row] = re.findall(r'<a class="round doubt" href="#([\w-]+)">', page)
    assert f'<tr id="{row}">' in page


def test_a_calendar_without_rounds_has_no_picture(client):
    assert "<svg" not in client.get("/rounds/?on=2013-09-30").text
