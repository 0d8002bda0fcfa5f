"""What stands on a day, per kind of speaker and overall."""

from datetime import date

from tests.charts.said import TTIP_GIVEN_UP, done, said, shipped
from tracker.analysis.stands import standing_statements
from tracker.analysis.statements import DeadlineState
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.stances import Stance


def stands(statements, on, outcome=None, is_given_up=False):
    """What stands, by kind of speaker; None for all of them."""
    found = standing_statements(statements, outcome, on=on, is_given_up=is_given_up)
    return {stand.kind: stand for stand in found}


def test_nothing_stands_before_anybody_spoke():
    assert stands(shipped("tpp"), date(2010, 6, 13)) == {}


def test_only_kinds_that_spoke_stand_in_the_order_of_the_vocabulary():
    found = stands(shipped("tpp"), date(2012, 3, 9))

    assert list(found) == [
        None,
        SpeakerKind.NEGOTIATORS,
        SpeakerKind.GOVERNMENT,
        SpeakerKind.INDUSTRY,
    ]


def test_in_december_2013_the_end_of_2013_is_given_up_with_no_new_date():
    overall = stands(shipped("tpp"), date(2013, 12, 15))[None]

    assert overall.stands.state is DeadlineState.NO_DATE
    assert overall.no_date_since == date(2013, 12, 10)
    assert overall.lapsed_for_days is None


def test_a_window_that_has_passed_has_lapsed_for_days():
    negotiators = stands(shipped("tpp"), date(2014, 1, 12))[SpeakerKind.NEGOTIATORS]

    assert negotiators.stands.state is DeadlineState.LAPSED
    assert negotiators.lapsed_for_days == 12
    assert negotiators.no_date_since is None


def test_an_open_window_has_not_lapsed():
    negotiators = stands(shipped("tpp"), date(2013, 12, 31))[SpeakerKind.NEGOTIATORS]

    assert negotiators.stands.state is DeadlineState.OPEN
    assert negotiators.lapsed_for_days is None


def test_there_is_no_date_since_the_first_of_several_refusals():
    refused = [
        said("2013-08-23", "../2013-12-31"),
        said("2013-12-10", None, Stance.NO_DATE, fact=2),
        said("2014-05-20", None, Stance.NO_DATE, fact=3),
    ]

    overall = stands(refused, date(2014, 6, 1))[None]

    assert overall.no_date_since == date(2013, 12, 10)


def test_a_date_that_was_set_in_between_ends_a_refusal():
    overall = stands(shipped("tpp"), date(2014, 11, 15))[None]

    assert overall.stands.state is DeadlineState.NO_DATE
    assert overall.no_date_since == date(2014, 11, 10)


def test_a_forecast_newer_than_the_target_is_told_apart():
    overall = stands(shipped("tpp"), date(2014, 1, 15))[None]

    assert overall.newer_forecast.stated_on == "2013-12-13"


def test_a_forecast_older_than_the_target_is_not_newer():
    overall = stands(shipped("tpp"), date(2013, 10, 31))[None]

    assert overall.stands.target.stated_on == "2013-10~"
    assert overall.newer_forecast is None


def test_a_kind_that_only_forecasts_has_no_newer_forecast():
    think_tanks = stands(shipped("tpp"), date(2014, 1, 15))[SpeakerKind.THINK_TANK]

    assert think_tanks.newer_forecast is None


def test_what_was_given_up_is_missed_for_good_for_every_kind():
    found = stands(shipped("ttip"), TTIP_GIVEN_UP, is_given_up=True)

    assert {stand.stands.state for stand in found.values()} == {DeadlineState.MISSED}
    assert {stand.lapsed_for_days for stand in found.values()} == {None}


def test_what_was_done_is_met_for_every_kind():
    concluded = done(date(2015, 10, 5))

    found = stands(shipped("tpp"), date(2015, 10, 5), concluded)

    assert {stand.stands.state for stand in found.values()} == {DeadlineState.MET}
