"""Calendars, as a calendar program reads them."""

from datetime import date

import icalendar
import pytest

from tests import make
from tests.counting import queries
from tracker.models import ChangeContext, Round
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

MOVED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="The days were misread"
)
HOST = "negotiation-tracker.invalid"


@pytest.fixture
def ttip():
    """The TTIP, whose second round was planned for 7 to 11 October 2013."""
    ttip = make.agreement("ttip", name_zh="跨大西洋贸易与投资伙伴关系协定")
    second = make.deadline(ttip, Milestone.ROUND, round_name="2")
    make.forecast(
        second,
        "2013-09-20",
        "second round in Brussels",
        target_earliest=date(2013, 10, 7),
        target_latest=date(2013, 10, 11),
    )
    return ttip


def events(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    read = icalendar.Calendar.from_ical(answer.content)
    return {str(event["uid"]): event for event in read.walk("VEVENT")}


def days(event):
    return event.decoded("dtstart"), event.decoded("dtend")


def test_a_planned_round_has_its_days_and_may_still_move(client, ttip):
    [(uid, event)] = events(client, "/agreements/ttip.ics?on=2013-10-01").items()

    assert uid == f"round/ttip/2@{HOST}"
    assert days(event) == (date(2013, 10, 7), date(2013, 10, 12))
    assert (str(event["status"]), event["sequence"]) == ("TENTATIVE", 0)
    assert "跨大西洋贸易与投资伙伴关系协定" in str(event["description"])


def test_a_round_that_moves_keeps_its_uid_and_tells_its_earlier_dates(client, ttip):
    make.forecast(
        ttip.deadlines.get(),
        "2013-10-25",
        "moved to November",
        target_earliest=date(2013, 11, 11),
        target_latest=date(2013, 11, 15),
    )

    before = events(client, "/agreements/ttip.ics?on=2013-10-01")
    after = events(client, "/agreements/ttip.ics?on=2013-11-01")

    [event] = after.values()
    assert before.keys() == after.keys()
    assert days(event) == (date(2013, 11, 11), date(2013, 11, 16))
    assert event["sequence"] == 1
    assert "Other dates given: 7–11 October 2013" in str(event["description"])


def test_a_round_whose_date_was_given_up_is_cancelled(client, ttip):
    make.forecast(
        ttip.deadlines.get(), "2013-10-04", "cannot take place", stance=Stance.NO_DATE
    )

    [event] = events(client, "/agreements/ttip.ics?on=2013-10-05").values()

    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 1)
    assert days(event) == (date(2013, 10, 7), date(2013, 10, 12))


def test_a_round_that_was_cancelled_says_so(client):
    make.round(
        make.agreement("tpp"),
        20,
        start="",
        end="",
        status=RoundStatus.CANCELLED,
        planned_start="2013-11-12",
        planned_end="2013-11-15",
    )

    [event] = events(client, "/agreements/tpp.ics?on=2013-12-01").values()

    assert str(event["status"]) == "CANCELLED"
    assert days(event) == (date(2013, 11, 12), date(2013, 11, 16))


def test_a_round_held_is_the_round_that_was_planned(client, ttip):
    make.round(ttip, 2, start="2013-11-11", end="2013-11-15", city="Brussels")

    [(uid, event)] = events(client, "/agreements/ttip.ics?on=2014-01-01").items()

    assert uid == f"round/ttip/2@{HOST}"
    assert (str(event["status"]), event["sequence"]) == ("CONFIRMED", 1)
    assert str(event["location"]) == "Brussels, Brunei Darussalam"
    assert "7–11 October 2013" in str(event["description"])


def test_a_correction_of_the_days_raises_the_sequence(client):
    held = make.round(make.agreement("tpp"), 19)
    address = "/agreements/tpp.ics?on=2013-12-01"
    [before] = events(client, address).values()

    held.start = "2013-08-22"
    held.record(MOVED)
    [after] = events(client, address).values()

    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("last-modified") >= before.decoded("last-modified")
    assert "23–30 August 2013" in str(after["description"])


def test_what_leaves_the_days_alone_moves_nothing(client):
    held = make.round(make.agreement("tpp"), 19)
    address = "/agreements/tpp.ics?on=2013-12-01"
    [before] = events(client, address).values()

    held.note = "Ministers met in the margins"
    held.record(MOVED)
    [after] = events(client, address).values()

    assert after["sequence"] == before["sequence"]
    assert after["dtstamp"].to_ical() == before["dtstamp"].to_ical()


def test_an_expected_window_is_an_event_until_it_is_met(client):
    tpp = make.agreement("tpp")
    concluded = make.deadline(tpp, Milestone.CONCLUDED)
    make.forecast(concluded, "2012-11", target_latest=date(2013, 12, 31))
    make.status_event(tpp, Status.CONCLUDED, "2015-10-05")

    [expected] = events(client, "/agreements/tpp.ics?on=2013-10-07").values()
    [(uid, met)] = events(client, "/agreements/tpp.ics?on=2016-01-01").items()

    assert uid == f"deadline/tpp/concluded@{HOST}"
    assert days(expected) == (date(2013, 12, 31), date(2014, 1, 1))
    assert str(expected["status"]) == "TENTATIVE"
    assert days(met) == (date(2015, 10, 5), date(2015, 10, 6))
    assert str(met["status"]) == "CONFIRMED"


def test_a_window_that_was_given_up_is_cancelled(client):
    tpp = make.agreement("tpp")
    concluded = make.deadline(tpp, Milestone.CONCLUDED)
    make.forecast(concluded, "2012-11", target_latest=date(2013, 12, 31))
    make.forecast(concluded, "2013-10-08", "no date", stance=Stance.NO_DATE)

    [event] = events(client, "/agreements/tpp.ics?on=2013-10-09").values()

    assert str(event["status"]) == "CANCELLED"


def test_no_line_is_longer_than_a_calendar_may_have(client, ttip):
    lines = client.get("/agreements/ttip.ics?on=2013-10-01").content.split(b"\r\n")

    assert max(map(len, lines)) <= 75


def test_the_site_and_a_party_have_calendars(client, ttip):
    make.step(ttip, make.party("US"), Stage.JOINED, "2013-06-17")
    make.party("JP")

    assert len(events(client, "/agreements.ics?on=2013-10-01")) == 1
    assert len(events(client, "/parties/US.ics?on=2013-10-01")) == 1
    assert len(events(client, "/parties/JP.ics?on=2013-10-01")) == 0


def test_a_withdrawn_statement_is_told_nowhere(client, ttip):
    second = make.forecast(
        ttip.deadlines.get(), "2013-09-25", target_latest=date(2013, 12, 24)
    )
    second.withdraw(ChangeContext("Never said"))

    text = client.get("/agreements/ttip.ics?on=2013-10-01").text

    assert "24 December" not in text.replace("\r\n ", "")
    assert events(client, "/agreements/ttip.ics?on=2013-10-01")


def test_a_draft_is_in_no_calendar(client):
    make.round(make.agreement("tpp"), 19, publication=Publication.DRAFT)

    assert events(client, "/agreements/tpp.ics") == {}
    assert Round.objects.count() == 1


def test_a_calendar_asks_no_more_for_more_rounds(client, ttip):
    make.round(ttip, 1)
    before = queries(client, "/agreements.ics")
    for number in range(3, 20):
        make.round(ttip, number)

    assert queries(client, "/agreements.ics") == before


def said(ttip, stated_on, **fields):
    window = {"target_earliest": date(2013, 10, 7), "target_latest": date(2013, 10, 11)}
    return make.forecast(
        ttip.deadlines.get(), stated_on, f"said on {stated_on}", **{**window, **fields}
    )


def sequence(client):
    [event] = events(client, "/agreements/ttip.ics?on=2013-12-31").values()
    return event["sequence"]


def test_dates_said_again_are_no_move(client, ttip):
    said(ttip, "2013-09-25")
    said(ttip, "2013-09-27", speaker=make.speaker("Karel De Gucht"))

    assert sequence(client) == 0


def test_a_date_said_again_after_another_counts_with_it(client, ttip):
    moved = {"target_earliest": None, "target_latest": date(2013, 11, 15)}
    said(ttip, "2013-10-04", **moved)
    said(ttip, "2013-10-05", **moved)
    said(ttip, "2013-10-06")

    assert sequence(client) == 2


def test_an_older_statement_found_later_moves_nothing(client, ttip):
    said(ttip, "2013-08-01", target_latest=date(2013, 9, 30), target_earliest=None)

    assert sequence(client) == 0


def test_a_correction_of_the_days_is_a_move(client, ttip):
    forecast = ttip.deadlines.get().forecasts.get()
    forecast.target_latest = date(2013, 10, 12)
    forecast.record(MOVED)

    assert sequence(client) == 1


def test_the_calendar_of_rounds_has_rounds_alone_and_those_of_the_year(client, ttip):
    concluded = make.deadline(ttip, Milestone.CONCLUDED)
    make.forecast(concluded, "2013-06-17", target_latest=date(2014, 12, 31))
    make.round(make.agreement("tpp"), 19)

    every = events(client, "/rounds.ics?on=2013-10-01")
    ttips = events(client, "/rounds.ics?on=2013-10-01&agreement=ttip&year=2013")

    assert every.keys() == {f"round/tpp/19@{HOST}", f"round/ttip/2@{HOST}"}
    assert ttips.keys() == {f"round/ttip/2@{HOST}"}
    assert events(client, "/rounds.ics?on=2013-10-01&year=2011") == {}


def test_the_calendar_of_deadlines_has_windows_and_no_rounds(client, ttip):
    concluded = make.deadline(ttip, Milestone.CONCLUDED)
    make.forecast(concluded, "2013-06-17", target_latest=date(2014, 12, 31))

    found = events(client, "/deadlines.ics?on=2013-10-01")

    assert found.keys() == {f"deadline/ttip/concluded@{HOST}"}
