"""Where an agreement stands, from the dated events of the TPP and the TTIP."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.analysis.standing import (
    STALLED_AFTER_DAYS,
    Event,
    Standing,
    is_stalled,
)
from tracker.vocabulary.stated_dates import StatedDate
from tracker.vocabulary.statuses import Status

STEADY = settings(derandomize=True, deadline=None, database=None)


def event(words, status):
    stated = StatedDate.parse(words)
    return Event(Status(status), words, stated.earliest, stated.latest)


TPP = [
    event("2008-02", "exploratory"),
    event("2008-09-22", "proposed"),
    event("2009-02", "suspended"),
    event("2009-11-14", "proposed"),
    event("2010-03-15", "negotiating"),
    event("2011-11-12", "negotiating"),
    event("2013-07-23", "negotiating"),
    event("2013-12-10", "negotiating"),
    event("2015-10-05", "concluded"),
    event("2016-02-04", "signed"),
    event("2017-01-23", "suspended"),
    event("2018-12-30", "superseded"),
]
TTIP = [
    event("2011-11", "exploratory"),
    event("2013-02-13", "proposed"),
    event("2013-06-14", "mandate"),
    event("2013-06-17", "negotiating"),
    event("2016-11-11", "suspended"),
    event("2019-04-15", "abandoned"),
]


@pytest.mark.parametrize(
    ("on", "status", "since"),
    [
        (date(2008, 9, 22), "proposed", "2008-09-22"),
        (date(2009, 6, 1), "suspended", "2009-02"),
        (date(2009, 11, 14), "proposed", "2009-11-14"),
        (date(2010, 3, 14), "proposed", "2009-11-14"),
        (date(2013, 9, 30), "negotiating", "2010-03-15"),
        (date(2015, 10, 5), "concluded", "2015-10-05"),
        (date(2016, 2, 4), "signed", "2016-02-04"),
        (date(2017, 6, 1), "suspended", "2017-01-23"),
        (date(2026, 11, 23), "superseded", "2018-12-30"),
    ],
)
def test_the_tpp_stands_at_its_newest_status_by_the_day(on, status, since):
    standing = Standing.of(TPP, on=on)

    assert (standing.status, standing.since.stated_date) == (status, since)


def test_nothing_stands_before_the_first_event():
    assert Standing.of(TPP, on=date(2008, 2, 28)) is None
    assert Standing.of([], on=date(2013, 10, 7)) is None


@pytest.mark.parametrize(
    ("on", "status"),
    [(date(2011, 11, 30), "exploratory"), (date(2011, 11, 29), None)],
)
def test_a_status_stated_as_a_month_counts_only_once_the_month_is_over(on, status):
    standing = Standing.of(TTIP, on=on)

    assert (standing.status if standing else None) == status


def test_what_had_happened_by_a_month_counts_from_its_last_day():
    ftaa = [event("../2013-10", "proposed")]

    assert Standing.of(ftaa, on=date(2013, 10, 30)) is None
    assert Standing.of(ftaa, on=date(2013, 10, 31)).status == Status.PROPOSED


def test_an_event_with_an_open_end_never_counts():
    open_ended = Event(Status.SUSPENDED, "2016/..", date(2016, 1, 1), None)

    standing = Standing.of([*TTIP, open_ended], on=date(2017, 6, 1))

    assert standing.newest.stated_date == "2016-11-11"


def test_a_repeated_status_is_a_development_and_keeps_its_since():
    standing = Standing.of(TPP, on=date(2013, 12, 31))

    assert standing.since.stated_date == "2010-03-15"
    assert standing.newest.stated_date == "2013-12-10"


def test_a_status_taken_up_again_after_another_counts_anew():
    standing = Standing.of(TPP, on=date(2009, 12, 31))

    assert standing.since.stated_date == "2009-11-14"


@pytest.mark.parametrize(
    "events", [["mandate", "negotiating"], ["negotiating", "mandate"]]
)
def test_two_events_of_one_day_stand_in_the_order_of_the_vocabulary(events):
    same_day = [event("2013-06-14", status) for status in events]

    standing = Standing.of(same_day, on=date(2013, 6, 14))

    assert standing.status == Status.NEGOTIATING


def test_of_two_with_one_last_day_the_one_known_more_closely_is_the_newer():
    month, day = event("2013-06", "mandate"), event("2013-06-30", "proposed")

    standing = Standing.of([day, month], on=date(2013, 7, 1))

    assert standing.newest is day


EVENTS = st.lists(
    st.builds(
        lambda first, days, status: Event(
            status, "", first, first + timedelta(days=days)
        ),
        st.dates(date(2008, 1, 1), date(2018, 12, 31)),
        st.integers(0, 40),
        st.sampled_from(Status),
    ),
    max_size=8,
)
DAYS = st.dates(date(2007, 12, 31), date(2019, 12, 31))


@STEADY
@given(EVENTS, DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_told_does_not_matter(events, on, chance):
    shuffled = chance.sample(events, len(events))

    assert Standing.of(shuffled, on=on) == Standing.of(events, on=on)


@STEADY
@given(EVENTS, DAYS)
def test_what_happened_after_the_day_does_not_matter(events, on):
    by_the_day = [event for event in events if event.latest <= on]

    assert Standing.of(events, on=on) == Standing.of(by_the_day, on=on)


@STEADY
@given(EVENTS, DAYS)
def test_no_event_by_the_day_is_newer_than_the_newest(events, on):
    standing = Standing.of(events, on=on)

    if standing is None:
        assert all(event.latest > on for event in events)
    else:
        assert standing.newest.latest == max(e.latest for e in events if e.latest <= on)
        assert standing.since.latest <= standing.newest.latest
        assert standing.since.status == standing.newest.status == standing.status


LAST_ROUND = date(2016, 10, 7)


@pytest.mark.parametrize(
    ("days", "stalled"), [(STALLED_AFTER_DAYS, False), (STALLED_AFTER_DAYS + 1, True)]
)
def test_talks_are_stalled_once_nine_months_are_over_without_an_event(days, stalled):
    on = LAST_ROUND + timedelta(days=days)

    assert is_stalled(Status.NEGOTIATING, LAST_ROUND, on=on) is stalled


@pytest.mark.parametrize("status", [s for s in Status if not s.is_underway])
def test_only_talks_that_are_underway_can_stall(status):
    assert not is_stalled(status, LAST_ROUND, on=date(2026, 11, 23))


def test_talks_without_any_event_are_not_called_stalled():
    assert not is_stalled(Status.NEGOTIATING, None, on=date(2026, 11, 23))
