"""Scores: what a collection of statements amounts to."""

from datetime import date
from decimal import Decimal

import pytest

from tests.charts.said import TPP_CONCLUDED, TTIP_GIVEN_UP, done, said, shipped
from tracker.analysis.scores import score
from tracker.analysis.slip import ledger
from tracker.vocabulary.stances import Stance

NOW = date(2026, 11, 23)


def score_of(*statements, outcome=None, on=NOW, given_up_on=None):
    return score(ledger(statements, outcome, on=on, given_up_on=given_up_on))


def targets(*said_and_meant):
    return [
        said(on, window, fact=number)
        for number, (on, window) in enumerate(said_and_meant, start=1)
    ]


TPP = score_of(*shipped("tpp"), outcome=done(TPP_CONCLUDED))
TTIP = score_of(*shipped("ttip"), given_up_on=TTIP_GIVEN_UP)


@pytest.mark.parametrize(("scored", "agreement"), [(TPP, "tpp"), (TTIP, "ttip")])
def test_no_statement_is_left_out_of_the_counts(scored, agreement):
    results, doubts = scored.results, scored.doubts

    counted = [results.decided, results.open, results.no_end, results.undated]
    counted += [doubts.right, doubts.wrong, doubts.open, doubts.undated]

    assert scored.statements == len(shipped(agreement)) == sum(counted)


def test_of_the_tpps_windows_one_in_eight_was_met():
    assert (TPP.results.met, TPP.results.late) == (12, 83)
    assert TPP.results.share_met == pytest.approx(0.126, abs=0.001)


def test_of_the_ttips_windows_none_was_met_and_none_is_forgotten():
    assert TTIP.results.share_met == 0
    assert TTIP.results.never == TTIP.results.decided > 0


def test_nobody_who_doubted_the_tpps_dates_was_wrong():
    assert TPP.doubts.share_right == 1


def test_shares_of_nothing_are_not_there():
    nothing = score_of()

    assert nothing.statements == 0
    assert nothing.results.share_met is None
    assert nothing.doubts.share_right is None
    assert (nothing.first, nothing.last) == (None, None)
    assert (nothing.errors, nothing.slip_rate, nothing.brier) == (None, None, None)


def test_the_first_and_the_last_window_are_held_against_the_outcome():
    assert TPP.first.error_days == 1422  # the Chamber of Commerce, for November 2011
    assert TPP.last.error_days == 3  # even odds for Atlanta


def test_errors_have_a_median_and_a_mean_signed_and_in_size():
    errors = score_of(
        *targets(
            ("2012-03-07", "../2012-12-31"),
            ("2012-11-20", "../2013-12-31"),
            ("2015-07-10", "../2015-12-31"),
        ),
        outcome=done(TPP_CONCLUDED),
    ).errors

    assert (errors.median, errors.mean) == (643, pytest.approx((1008 + 643 - 87) / 3))
    assert errors.absolute_median == 643
    assert errors.absolute_mean == pytest.approx((1008 + 643 + 87) / 3)
    assert errors.facts == (1, 2, 3)
    assert not errors.is_at_least


def test_what_was_not_met_counts_as_late_by_at_least_so_many_days():
    errors = score_of(
        *targets(("2012-11-20", "../2013-12-31")), on=date(2014, 1, 12)
    ).errors

    assert errors.median == 12
    assert errors.is_at_least


def test_what_was_given_up_counts_up_to_the_giving_up():
    errors = score_of(
        *targets(("2013-11-04", "../2014-12-31")), given_up_on=TTIP_GIVEN_UP
    ).errors

    assert errors.median == 1566
    assert errors.is_at_least


def test_an_open_window_has_no_error_yet():
    scored = score_of(*targets(("2012-11-20", "../2013-12-31")), on=date(2013, 6, 1))

    assert scored.errors is None
    assert scored.results.open == 1


def test_a_doubt_has_no_part_in_the_errors():
    scored = score_of(
        said("2013-08-30", "../2013-12-31", Stance.DOUBT), outcome=done(TPP_CONCLUDED)
    )

    assert scored.errors is None
    assert scored.results.decided == 0


def test_a_window_without_a_last_day_has_no_part_in_the_errors():
    scored = score_of(
        said("2013-12-13", "2014-03-01/..", Stance.FORECAST),
        outcome=done(TPP_CONCLUDED),
    )

    assert scored.errors is None
    assert scored.results.no_end == 1
    assert scored.first is None


@pytest.mark.parametrize(
    ("said_on", "up_to"),
    [
        ("2014-01-01", 30),  # a lapsed window, named again
        ("2013-12-01", 30),
        ("2013-11-30", 90),
        ("2012-12-31", 365),
        ("2012-01-01", 730),
        ("2011-12-31", None),
    ],
)
def test_a_horizon_holds_the_statements_up_to_so_many_days_ahead(said_on, up_to):
    [only] = [
        horizon
        for horizon in score_of(
            *targets((said_on, "../2013-12-31")), outcome=done(TPP_CONCLUDED)
        ).horizons
        if horizon.errors
    ]

    assert only.up_to == up_to


def test_every_error_of_the_tpp_is_in_one_horizon():
    found = [horizon.errors.facts for horizon in TPP.horizons if horizon.errors]

    assert sorted(sum(found, ())) == sorted(TPP.errors.facts)


def test_slips_pull_ins_and_reaffirmations_are_counted():
    scored = score_of(
        *targets(
            ("2011-11-12", "../2012-12-31"),
            ("2012-11-20", "../2013-12-31"),
            ("2013-07-23", "../2013-10-31"),
            ("2013-07-25", "2013-10"),
        )
    )

    assert (scored.slips, scored.pull_ins, scored.reaffirmations) == (1, 1, 1)
    assert scored.revisions == 2


@pytest.mark.parametrize(
    ("windows", "rate"),
    [
        ([("2012-01-01", "../2013-12-31"), ("2013-01-01", "../2013-12-31")], 0),
        ([("2012-01-01", "../2012-12-31"), ("2012-12-31", "../2013-12-31")], 1),
        ([("2012-01-01", "../2013-12-31"), ("2012-03-01", "../2013-11-01")], -1),
        ([("2012-01-01", "../2012-12-31"), ("2012-01-11", "../2013-01-20")], 2),
    ],
)
def test_the_slip_rate_is_the_days_of_slip_per_day_passed(windows, rate):
    scored = score_of(*targets(*windows))

    assert scored.slip_rate.days_per_day == pytest.approx(rate)
    assert scored.slip_rate.facts == (1, 2)


def test_one_window_has_no_slip_rate():
    assert score_of(*targets(("2012-01-01", "../2012-12-31"))).slip_rate is None


def test_several_deadlines_share_a_slip_rate_and_keep_their_own_levels():
    near = [("2012-01-01", "../2012-12-31"), ("2012-01-11", "../2013-01-10")]
    far = [("2013-01-01", "../2020-12-31"), ("2013-01-11", "../2021-01-10")]
    both = [
        said(on, window, fact=number, deadline=1 + number // 3)
        for number, (on, window) in enumerate(near + far, start=1)
    ]

    rows = [*ledger(both[:2], None, on=NOW), *ledger(both[2:], None, on=NOW)]

    assert score(rows).slip_rate.days_per_day == pytest.approx(1)


@pytest.mark.parametrize(
    ("window", "stance", "value"),
    [
        ("../2015-10-02", Stance.FORECAST, 0.64),
        ("../2015-10-05", Stance.FORECAST, 0.04),
        ("../2015-10-02", Stance.DOUBT, 0.64),
        ("../2015-10-05", Stance.DOUBT, 0.04),
    ],
)
def test_the_brier_score_is_the_squared_distance_from_what_came_true(
    window, stance, value
):
    scored = score_of(
        said("2015-07-31", window, stance, probability=Decimal("0.8")),
        outcome=done(TPP_CONCLUDED),
    )

    assert scored.brier.value == pytest.approx(value)


def test_the_two_odds_given_for_the_tpp_score_worse_than_always_saying_one_half():
    assert TPP.brier.value == pytest.approx((0.8**2 + 0.5**2) / 2)
    assert len(TPP.brier.facts) == 2


def test_odds_that_time_has_not_decided_have_no_brier_score():
    scored = score_of(
        said("2015-07-31", "../2015-08-01", probability=Decimal("0.8")),
        on=date(2015, 7, 31),
    )

    assert scored.brier is None


def test_odds_without_a_window_have_no_brier_score():
    scored = score_of(said("2015-07-31", None, probability=Decimal("0.8")))

    assert scored.brier is None
