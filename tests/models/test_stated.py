"""Dates as sources state them, and the days they may mean, on a row."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import make
from tracker.models import Forecast, Round, Source, StatusEvent
from tracker.models.stated_dates import StatedDateField
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.stated_dates import StatedDate

DAYS = st.dates(date(1947, 10, 30), date(2099, 12, 31))


def a_round(**dates):
    round = Round(status=RoundStatus.HELD, label="TPP round 19", **dates)
    round.clean()
    return round


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("2013-10-07", date(2013, 10, 7), date(2013, 10, 7)),
        ("2013-10", date(2013, 10, 1), date(2013, 10, 31)),
        ("../2013-10", None, date(2013, 10, 31)),
        ("by end of 2013", None, date(2013, 12, 31)),
    ],
)
def test_the_days_that_words_may_mean_are_worked_out(words, earliest, latest):
    event = StatusEvent(stated_date=words)

    event.clean()

    assert event.stated_date == words
    assert (event.earliest, event.latest) == (earliest, latest)


def test_a_forecasts_own_day_has_bounds_of_its_own():
    forecast = Forecast(stated_on="2012-11", target_latest=date(2013, 12, 31))

    forecast.clean()

    assert (forecast.stated_earliest, forecast.stated_latest) == (
        date(2012, 11, 1),
        date(2012, 11, 30),
    )
    assert forecast.target_latest == date(2013, 12, 31)


def test_the_end_of_a_round_replaces_the_last_day_of_its_start():
    round = a_round(start="2013-08", end="2013-08-30")

    assert (round.earliest, round.latest) == (date(2013, 8, 1), date(2013, 8, 30))


def test_a_round_without_an_end_lasts_as_long_as_its_start_may_mean():
    round = a_round(start="2013-08")

    assert (round.earliest, round.latest) == (date(2013, 8, 1), date(2013, 8, 31))


def test_the_plan_of_a_round_is_kept_apart_from_what_became_of_it():
    round = a_round(
        planned_start="2013-10-07",
        planned_end="2013-10-11",
        start="2013-11-11",
        end="2013-11-15",
    )

    assert (round.earliest, round.latest) == (date(2013, 11, 11), date(2013, 11, 15))
    assert (round.planned_earliest, round.planned_latest) == (
        date(2013, 10, 7),
        date(2013, 10, 11),
    )


def test_a_date_that_is_taken_away_takes_its_days_along():
    round = a_round(start="2013-08-23", end="2013-08-30")
    round.start = round.end = ""

    round.clean()

    assert (round.earliest, round.latest) == (None, None)


def test_a_date_that_becomes_open_leaves_no_old_bound():
    event = StatusEvent(stated_date="2013-10-07")
    event.clean()
    event.stated_date = "../2013-10"

    event.clean()

    assert (event.earliest, event.latest) == (None, date(2013, 10, 31))


def test_a_date_without_bounds_is_kept_as_words_alone():
    source = Source(accessed_on="2013-10-07", published_on="2013-08")

    source.clean()

    assert (source.earliest, source.latest) == (date(2013, 8, 1), date(2013, 8, 31))


def test_words_that_cannot_be_read_are_refused_in_the_parsers_words():
    event = StatusEvent(stated_date="someday")

    with pytest.raises(ValidationError) as refusal:
        event.clean_fields(exclude=["agreement", "party"])

    assert "someday" in str(refusal.value.message_dict["stated_date"])


def test_words_that_cannot_be_read_leave_no_days():
    event = StatusEvent(stated_date="2013-10-07")
    event.clean()
    event.stated_date = "someday"

    event.clean()

    assert (event.earliest, event.latest) == (None, None)


@pytest.mark.django_db
def test_an_unreadable_date_is_refused_at_the_door():
    event = make.status_event(make.agreement())
    event.stated_date = "someday"

    with pytest.raises(ValidationError, match="someday"):
        event.record(make.WHY)

    assert StatusEvent.objects.get().stated_date == "2010-03-15"


@pytest.mark.django_db
def test_bounds_set_by_hand_give_way_to_the_words():
    event = make.status_event(make.agreement(), stated_date="2013-10-07")
    event.latest = date(1999, 1, 1)

    assert not event.record(make.WHY)
    assert event.latest == date(2013, 10, 7)


@settings(derandomize=True, deadline=None, database=None)
@given(DAYS, DAYS)
def test_a_round_lasts_from_the_first_to_the_last_day_said(one, other):
    first, last = sorted([one, other])

    round = a_round(start=first.isoformat(), end=last.isoformat())

    assert (round.earliest, round.latest) == (first, last)


@settings(derandomize=True, deadline=None, database=None)
@given(DAYS)
def test_a_rows_days_are_those_of_the_one_parser(day):
    words = f"{day:%Y-%m}"
    event = StatusEvent(stated_date=words)

    event.clean()

    stated = StatedDate.parse(words)
    assert (event.earliest, event.latest) == (stated.earliest, stated.latest)


def test_bounds_are_columns_of_the_same_row():
    for model in (Round, Source, StatusEvent):
        columns = {field.name for field in model._meta.concrete_fields}
        stated = [
            f for f in model._meta.concrete_fields if isinstance(f, StatedDateField)
        ]

        assert {bound for f in stated for bound in f.bounds if bound} <= columns
