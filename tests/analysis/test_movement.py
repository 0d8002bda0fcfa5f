"""From the first window that those who lead named to what stands now."""

from datetime import date

import pytest

from tests.charts.said import TPP_CONCLUDED, done, said, shipped
from tracker.analysis.movement import movement
from tracker.analysis.statements import expectation, said_by
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.stances import Stance

FORECAST = {"stance": Stance.FORECAST, "speaker_kind": SpeakerKind.PRESS}


def moved(statements, outcome=None, on=date(2014, 6, 1)):
    stands = expectation(statements, outcome, on=on, is_given_up=False)
    return movement(said_by(statements, on=on), stands)


def test_the_days_are_from_the_first_target_to_the_one_that_stands():
    first = said("2012-11", "../2013-12-31", fact=1)
    newest = said("2014-05-01", "../2015-12-31", fact=2)

    found = moved([first, said("2013-12-10", "../2014-12-31", fact=3), newest])

    assert found.first is first
    assert found.days == 730


def test_once_it_is_done_they_are_counted_to_the_outcome():
    first = said("2012-11", "../2013-12-31")

    assert moved([first], done(TPP_CONCLUDED), on=date(2016, 1, 1)).days == 643


def test_an_earlier_day_is_negative_and_the_same_day_none():
    later = said("2012-11", "../2013-12-31", fact=1)

    assert moved([later, said("2013-02", "../2013-10-31", fact=2)]).days == -61
    assert moved([later, said("2013-02", "../2013-12-31", fact=2)]).days == 0


def test_a_forecast_by_others_is_not_what_a_target_is_compared_with():
    forecast = said("2011-01", "../2011-12-31", fact=1, **FORECAST)
    targets = [said(f"201{n}-02", f"../201{n}-12-31", fact=n) for n in (2, 3)]

    assert moved([forecast, *targets]).first is targets[0]


def test_where_those_in_control_are_silent_forecasts_are_compared():
    first = said("2011-01", "../2011-12-31", fact=1, **FORECAST)

    found = moved([first, said("2012-01", "../2012-12-31", fact=2, **FORECAST)])

    assert (found.first, found.days) == (first, 366)


def test_no_date_any_more_has_a_first_window_and_no_days():
    first = said("2012-11", "../2013-12-31", fact=1)
    refusal = said("2013-12-10", None, Stance.NO_DATE, fact=2)

    found = moved([first, refusal])

    assert (found.first, found.days) == (first, None)


def test_a_first_day_is_not_measured_against_a_last_one():
    first = said("2012-11", "2013-01-01/..", fact=1)

    assert moved([first, said("2013-02", "../2013-12-31", fact=2)]).days is None


@pytest.mark.parametrize(
    "statements",
    [
        [],
        [said("2012-11", "../2013-12-31")],
        [said("2013-08-30", "../2013-12-31", Stance.DOUBT)],
        [said("2013-12-10", None, Stance.NO_DATE)],
    ],
)
def test_without_two_windows_nothing_has_moved(statements):
    assert moved(statements) is None


def test_the_tpp_was_concluded_years_after_the_first_target():
    found = moved(shipped("tpp"), done(TPP_CONCLUDED), on=date(2026, 11, 23))

    assert found.first.has_window
    assert found.days == (TPP_CONCLUDED - found.first.latest).days > 1000
