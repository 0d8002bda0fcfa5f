"""How far each statement moved, and how far it was off."""

from datetime import date

import pytest

from tests.charts.said import TPP_CONCLUDED, TTIP_GIVEN_UP, done, said, shipped
from tracker.analysis.slip import End, ledger
from tracker.analysis.verdicts import Verdict
from tracker.vocabulary.stances import Stance

NOW = date(2026, 11, 23)


def rows(*statements, outcome=None, on=NOW, given_up_on=None):
    return ledger(statements, outcome, on=on, given_up_on=given_up_on)


def numbered(*statements):
    """The statements with numbers of their own, in the order given."""
    return [
        said(on, window, stance, fact=number, **fields)
        for number, (on, window, stance, fields) in enumerate(statements, start=1)
    ]


def by_tpp_leaders(*said_and_meant):
    return numbered(*((on, window, Stance.TARGET, {}) for on, window in said_and_meant))


def test_the_tpp_ledger_holds_every_statement_in_the_order_of_their_days():
    statements = shipped("tpp")

    found = ledger(reversed(statements), done(TPP_CONCLUDED), on=NOW)

    assert len(found) == len(statements)
    assert [row.said_on for row in found] == sorted(row.said_on for row in found)
    assert {row.statement for row in found} == set(statements)


@pytest.mark.parametrize(
    ("target", "days"), [(date(2012, 12, 31), 1008), (date(2013, 12, 31), 643)], ids=str
)
def test_the_tpp_came_so_many_days_after_its_targets(target, days):
    found = ledger(shipped("tpp"), done(TPP_CONCLUDED), on=NOW)

    errors = {row.error_days for row in found if row.measured_day == target}

    assert errors == {days}


def test_an_error_is_not_known_before_the_outcome():
    [row] = rows(
        said("2012-11-20", "2013"),
        outcome=done(TPP_CONCLUDED),
        on=date(2015, 10, 4),
    )

    assert row.error_days is None
    assert row.verdict is Verdict.LATE_SO_FAR
    assert row.late_by_at_least == 642


def test_a_statement_after_the_day_is_not_in_the_ledger():
    assert rows(said("2012-11-20", "2013"), on=date(2012, 11, 19)) == ()


def test_a_later_window_is_a_slip_and_an_earlier_one_a_pull_in():
    found = rows(
        *by_tpp_leaders(
            ("2011-11-12", "2012"), ("2012-11-20", "2013"), ("2013-07-23", "2013-10")
        )
    )

    assert [row.slip_days for row in found] == [None, 365, -61]


def test_the_same_last_day_again_is_a_reaffirmation_however_it_is_put():
    [first, second] = rows(
        *by_tpp_leaders(("2012-11-20", "2013"), ("2013-10-08", "../2013-12-31"))
    )

    assert not first.is_reaffirmation
    assert second.slip_days == 0
    assert second.is_reaffirmation


def test_a_slip_is_counted_against_the_same_speaker_only():
    found = rows(
        *numbered(
            ("2012-11-20", "2013", Stance.TARGET, {"speaker": "TPP leaders"}),
            ("2012-11-21", "2013-10", Stance.TARGET, {"speaker": "Julia Gillard"}),
        )
    )

    assert [row.slip_days for row in found] == [None, None]


def test_a_refusal_to_set_a_date_does_not_clear_the_last_window():
    found = rows(
        *numbered(
            ("2013-08-23", "../2013-12-31", Stance.TARGET, {}),
            ("2013-12-10", None, Stance.NO_DATE, {}),
            ("2014-10-25", "../2014-12-31", Stance.TARGET, {}),
        )
    )

    assert [row.slip_days for row in found] == [None, None, 365]


def test_a_doubt_neither_slips_nor_is_slipped_from():
    found = rows(
        *numbered(
            ("2011-11-11", "../2012-06-30", Stance.FORECAST, {}),
            ("2013-05-22", "../2013-12-31", Stance.DOUBT, {}),
            ("2013-12-11", "../2014-06-11", Stance.FORECAST, {}),
        )
    )

    assert [row.slip_days for row in found] == [None, None, 711]


def test_windows_of_one_day_are_compared_with_the_day_before_not_each_other():
    found = rows(
        *by_tpp_leaders(
            ("2011-11-12", "2012"), ("2012-11-20", "2013"), ("2012-11-20", "2013-10")
        )
    )

    assert [row.slip_days for row in found] == [None, 365, 304]


def test_of_windows_of_one_day_the_narrowest_is_the_one_slipped_from():
    found = rows(
        *by_tpp_leaders(
            ("2012-11-20", "2013"), ("2012-11-20", "2013-10"), ("2013-12-11", "2014")
        )
    )

    assert found[-1].slip_days == 426


def test_a_window_without_a_last_day_is_measured_at_its_first():
    [row] = rows(
        said("2013-12-13", "2014-03-01/..", Stance.FORECAST),
        outcome=done(TPP_CONCLUDED),
    )

    assert (row.measured_day, row.measured_from) == (date(2014, 3, 1), End.FIRST)
    assert row.error_days == 583
    assert row.verdict is Verdict.NO_END
    assert row.late_by_at_least is None


def test_first_days_are_not_compared_with_last_days():
    found = rows(
        *by_tpp_leaders(
            ("2015-02-02", "../2015-12-31"), ("2015-04-28", "2016-01-01/..")
        )
    )

    assert found[1].slip_days is None


def test_the_lead_runs_from_the_last_day_that_the_statement_may_be_of():
    [row] = rows(said("2013-10~", "../2013-12-31"))

    assert row.said_on == date(2013, 10, 31)
    assert row.lead_days == 61


def test_a_statement_without_a_date_is_held_to_nothing():
    [row] = rows(said("2013-12-10", None, Stance.NO_DATE), outcome=done(TPP_CONCLUDED))

    assert (row.measured_day, row.measured_from) == (None, None)
    assert (row.slip_days, row.lead_days, row.error_days) == (None, None, None)
    assert row.verdict is None


@pytest.mark.parametrize(
    ("window", "verdict"),
    [
        ("2015-09-30/2015-10-05", Verdict.MET),
        ("2015-10-06/2015-12-31", Verdict.MET),  # before its first day is in time
        ("2015-09-30/2015-10-04", Verdict.LATE),
    ],
)
def test_a_window_is_met_up_to_its_last_day(window, verdict):
    [row] = rows(said("2015-09-18", window), outcome=done(TPP_CONCLUDED))

    assert row.verdict is verdict


@pytest.mark.parametrize(
    ("on", "verdict", "late"),
    [
        (date(2013, 12, 31), Verdict.OPEN, None),
        (date(2014, 1, 12), Verdict.LATE_SO_FAR, 12),
    ],
)
def test_a_window_is_open_through_its_last_day_and_then_late_so_far(on, verdict, late):
    [row] = rows(said("2012-11-20", "2013"), on=on)

    assert (row.verdict, row.late_by_at_least) == (verdict, late)


def test_the_end_of_2014_was_never_met_by_the_ttip():
    found = ledger(shipped("ttip"), None, on=NOW, given_up_on=TTIP_GIVEN_UP)

    ends_of_2014 = [
        row
        for row in found
        if row.measured_day == date(2014, 12, 31) and not row.is_doubt
    ]

    assert {row.verdict for row in ends_of_2014} == {Verdict.NEVER}
    assert {row.late_by_at_least for row in ends_of_2014} == {1566}
    assert {row.error_days for row in ends_of_2014} == {None}


def test_what_was_given_up_before_its_window_was_over_is_late_by_nothing_yet():
    [row] = rows(said("2016~", "2017/2020", Stance.FORECAST), given_up_on=TTIP_GIVEN_UP)

    assert (row.verdict, row.late_by_at_least) == (Verdict.NEVER, 0)


def test_a_giving_up_after_the_day_does_not_count_yet():
    [row] = rows(
        said("2013-11-04", "../2014-12-31"),
        on=date(2015, 1, 1),
        given_up_on=TTIP_GIVEN_UP,
    )

    assert (row.verdict, row.late_by_at_least) == (Verdict.LATE_SO_FAR, 1)


def test_what_was_met_is_not_given_up_by_being_superseded():
    [row] = rows(
        said("2015-09-18", "../2015-10-02"),
        outcome=done(TPP_CONCLUDED),
        given_up_on=date(2018, 12, 30),
    )

    assert row.verdict is Verdict.LATE


@pytest.mark.parametrize(
    ("window", "verdict"),
    [
        ("../2013-12-31", Verdict.RIGHT),
        ("2015-09-30/2015-10-02", Verdict.RIGHT),
        ("../2015-12-31", Verdict.WRONG),
        ("2015-10-06/2015-12-31", Verdict.RIGHT),  # it was done before the window
        (None, None),
    ],
)
def test_a_doubt_is_right_if_it_was_not_done_within_the_window(window, verdict):
    [row] = rows(said("2013-08-30", window, Stance.DOUBT), outcome=done(TPP_CONCLUDED))

    assert row.verdict is verdict


@pytest.mark.parametrize(
    ("on", "verdict"),
    [(date(2013, 12, 31), Verdict.OPEN), (date(2014, 1, 1), Verdict.RIGHT)],
)
def test_a_doubt_is_right_once_its_window_has_passed(on, verdict):
    [row] = rows(said("2013-08-30", "../2013-12-31", Stance.DOUBT), on=on)

    assert row.verdict is verdict


def test_a_doubt_about_what_was_given_up_is_right():
    [row] = rows(
        said("2016-08-30", "2016-01-01/..", Stance.DOUBT), given_up_on=TTIP_GIVEN_UP
    )

    assert row.verdict is Verdict.RIGHT
    assert row.late_by_at_least is None
