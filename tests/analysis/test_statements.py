"""What stands of a deadline, from what was said of the TPP's and the TTIP's end."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.analysis.outcomes import Occurrence, Outcome
from tracker.analysis.statements import (
    DeadlineState,
    Statement,
    expectation,
    said_by,
)
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.stated_dates import StatedDate

STEADY = settings(derandomize=True, deadline=None, database=None)
BALI = date(2013, 10, 8)


def said(fact, stated_on, speaker, stance, window=None):
    """A statement; the window as a stated date, ``../`` and ``/..`` where open."""
    spoken = StatedDate.parse(stated_on)
    meant = StatedDate.parse(window) if window else None
    return Statement(
        fact=fact,
        deadline=1,
        speaker=speaker,
        speaker_kind=SpeakerKind.GOVERNMENT,
        speaker_role="",
        stated_by=speaker,
        stated_on=stated_on,
        said_earliest=spoken.earliest,
        said_latest=spoken.latest,
        stance=Stance(stance),
        words="",
        earliest=meant.earliest if meant else None,
        latest=meant.latest if meant else None,
    )


TPP = [
    said(1, "2012-03-09", "TPP negotiators", "target", "../2012-12-31"),
    said(2, "2012-11-20", "TPP leaders", "target", "2013"),
    said(3, "2013-05-22", "Tim Groser", "doubt", "../2013-12-31"),
    said(4, "2013-07-25", "TPP parties", "target", "2013-10"),
    said(5, "2013-08-30", "Malaysian officials", "doubt", "../2013-12-31"),
    said(6, "2013-10-08", "TPP leaders", "target", "../2013-12-31"),
    said(7, "2013-11-21", "Mustapa Mohamed", "forecast", "2014"),
    said(8, "2013-12-07", "Deborah Elms", "forecast", "2014-03"),
    said(9, "2013-12-10", "TPP ministers", "no-date"),
]
CONCLUDED = Outcome(
    Occurrence(
        "status_event",
        "concluded",
        None,
        "2015-10-05",
        date(2015, 10, 5),
        date(2015, 10, 5),
        1,
    )
)
TTIP = [
    said(1, "2013-11-04", "EU and US officials", "target", "../2014-12-31"),
    said(2, "2014-12-18", "European Council", "target", "../2015-12-31"),
]


def stands(statements=TPP, outcome=CONCLUDED, *, on, is_given_up=False):
    return expectation(statements, outcome, on=on, is_given_up=is_given_up)


@pytest.mark.parametrize(
    ("on", "state", "leading"),
    [
        (date(2012, 3, 8), DeadlineState.SILENT, None),
        (date(2012, 3, 9), DeadlineState.OPEN, 1),
        (date(2012, 12, 31), DeadlineState.OPEN, 2),
        (date(2013, 9, 30), DeadlineState.OPEN, 4),
        (BALI, DeadlineState.OPEN, 6),
        (date(2013, 12, 9), DeadlineState.OPEN, 6),
        (date(2013, 12, 10), DeadlineState.NO_DATE, 9),
        (date(2015, 10, 4), DeadlineState.NO_DATE, 9),
        (date(2015, 10, 5), DeadlineState.MET, 9),
    ],
)
def test_the_end_of_the_tpp_talks_was_expected_as_was_last_said(on, state, leading):
    expected = stands(on=on)

    assert expected.state == state
    assert (expected.leading.fact if expected.leading else None) == leading


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2014, 12, 31), DeadlineState.OPEN),
        (date(2015, 12, 31), DeadlineState.OPEN),
        (date(2016, 1, 1), DeadlineState.LAPSED),
    ],
)
def test_a_window_that_has_passed_with_nothing_newer_said_has_lapsed(on, state):
    assert stands(TTIP, None, on=on).state == state


def test_a_deadline_that_was_given_up_is_missed():
    expected = stands(TTIP, None, on=date(2019, 4, 15), is_given_up=True)

    assert expected.state == DeadlineState.MISSED


def test_what_was_done_before_the_talks_were_given_up_stays_met():
    expected = stands(on=date(2019, 1, 1), is_given_up=True)

    assert expected.state == DeadlineState.MET


def test_a_deadline_that_nobody_spoke_of_can_be_met():
    assert stands([], on=date(2015, 10, 5)).state == DeadlineState.MET


def test_an_outcome_is_not_known_before_its_day():
    expected = stands(on=date(2015, 10, 4))

    assert expected.outcome is None
    assert stands(on=date(2015, 10, 5)).outcome is CONCLUDED


def test_an_outcome_stated_as_a_month_counts_only_once_the_month_is_over():
    month = StatedDate.parse("2015-10")
    some_day = Outcome(
        Occurrence(
            "status_event",
            "concluded",
            None,
            "2015-10",
            month.earliest,
            month.latest,
            1,
        )
    )

    assert stands(outcome=some_day, on=date(2015, 10, 30)).outcome is None
    assert stands(outcome=some_day, on=date(2015, 10, 31)).outcome is some_day


def test_an_outcome_with_an_open_end_is_never_known():
    open_ended = Outcome(
        Occurrence(
            "status_event", "concluded", None, "2015/..", date(2015, 1, 1), None, 1
        )
    )

    assert stands(outcome=open_ended, on=date(2026, 11, 23)).outcome is None


def test_a_doubt_stands_beside_the_target_and_does_not_lead():
    expected = stands(on=date(2013, 9, 30))

    assert (expected.target.fact, expected.doubt.fact) == (4, 5)
    assert expected.leading is expected.target


def test_a_doubt_alone_is_silence_about_the_date():
    expected = stands(TPP[2:3], None, on=BALI)

    assert expected.state == DeadlineState.SILENT
    assert expected.doubt.speaker == "Tim Groser"


def test_a_forecast_leads_only_where_nobody_in_control_has_spoken():
    alone = stands(TPP[6:8], None, on=date(2014, 1, 1))
    beside = stands(on=date(2013, 12, 9))

    assert alone.leading.fact == 8
    assert (beside.leading.fact, beside.forecast.fact) == (6, 8)


def test_a_target_that_is_given_up_leaves_no_date_until_a_new_one_is_set():
    new = said(10, "2015-06-25", "TPP ministers", "target", "2015-07")

    given_up = stands(on=date(2014, 6, 1))
    set_again = stands([*TPP, new], on=date(2015, 6, 25))

    assert given_up.state == DeadlineState.NO_DATE
    assert (set_again.state, set_again.leading.fact) == (DeadlineState.OPEN, 10)


def test_not_before_a_day_is_a_window_that_never_passes():
    not_before = said(1, "2014-02-17", "Bruce Stokes", "forecast", "2015-01-01/..")

    expected = stands([not_before], None, on=date(2026, 11, 23))

    assert expected.state == DeadlineState.OPEN


def test_a_target_without_a_window_names_no_date():
    vague = said(1, "2013-10", "Li Chunding", "forecast")

    assert stands([vague], None, on=date(2014, 1, 1)).state == DeadlineState.NO_DATE


def test_a_statement_dated_by_its_month_counts_once_the_month_is_over():
    month = said(1, "2012-11", "TPP leaders", "target", "2013")

    assert said_by([month], on=date(2012, 11, 29)) == []
    assert said_by([month], on=date(2012, 11, 30)) == [month]


def test_statements_of_one_day_stand_in_the_order_of_their_numbers():
    first = said(3, "2013-10-08", "Shinzo Abe", "target", "../2013-12-31")
    second = said(4, "2013-10-08", "TPP leaders", "target", "../2013-12-31")

    assert said_by([second, first], on=BALI) == [first, second]
    assert stands([second, first], on=BALI).target is second


STATEMENTS = st.lists(
    st.builds(
        lambda fact, spoken, days, stance, window: Statement(
            fact=fact,
            deadline=1,
            speaker="TPP ministers",
            speaker_kind=SpeakerKind.GOVERNMENT,
            speaker_role="",
            stated_by="",
            stated_on="",
            said_earliest=spoken,
            said_latest=spoken + timedelta(days=days),
            stance=stance,
            words="",
            earliest=None,
            latest=None if stance == Stance.NO_DATE else window,
        ),
        st.integers(1, 999),
        st.dates(date(2010, 1, 1), date(2015, 12, 31)),
        st.integers(0, 40),
        st.sampled_from(Stance),
        st.none() | st.dates(date(2010, 1, 1), date(2017, 12, 31)),
    ),
    max_size=8,
    unique_by=lambda statement: statement.fact,
)
DAYS = st.dates(date(2009, 12, 31), date(2018, 12, 31))


@STEADY
@given(STATEMENTS, DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_statements_come_does_not_matter(statements, on, chance):
    shuffled = chance.sample(statements, len(statements))

    assert stands(shuffled, on=on) == stands(statements, on=on)


@STEADY
@given(STATEMENTS, DAYS)
def test_what_was_said_after_the_day_does_not_matter(statements, on):
    by_the_day = [s for s in statements if s.said_latest <= on]

    assert stands(statements, on=on) == stands(by_the_day, on=on)


@STEADY
@given(STATEMENTS, DAYS, st.booleans())
def test_a_state_says_what_its_parts_say(statements, on, is_given_up):
    expected = stands(statements, on=on, is_given_up=is_given_up)
    leading = expected.leading

    match expected.state:
        case DeadlineState.MET:
            assert CONCLUDED.day <= on
        case DeadlineState.MISSED:
            assert is_given_up
        case DeadlineState.SILENT:
            assert leading is None
        case DeadlineState.NO_DATE:
            assert not leading.has_window
        case DeadlineState.LAPSED:
            assert leading.latest < on
        case DeadlineState.OPEN:
            assert leading.latest is None or leading.latest >= on
    assert leading is None or leading.stance != Stance.DOUBT


@STEADY
@given(STATEMENTS, DAYS)
def test_doubts_move_nothing_but_the_doubt(statements, on):
    sure = [s for s in statements if s.stance != Stance.DOUBT]

    with_doubts, without = stands(statements, on=on), stands(sure, on=on)

    assert (with_doubts.state, with_doubts.leading) == (without.state, without.leading)
    assert without.doubt is None
