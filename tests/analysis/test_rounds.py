"""A round is what had happened by the day, and before that what had been said."""

from datetime import date

import pytest

from tracker.analysis.rounds import Meeting, round_standing
from tracker.analysis.statements import Statement
from tracker.vocabulary.kinds import RoundStatus, SpeakerKind
from tracker.vocabulary.round_states import RoundState
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.stated_dates import StatedDate

TTIP_2 = Meeting(
    RoundStatus.HELD,
    opens_earliest=date(2013, 11, 11),
    opens_latest=date(2013, 11, 11),
    latest=date(2013, 11, 15),
)


def said(stated_on, words, window=None, stance=Stance.TARGET):
    """A statement; the window as a stated date."""
    spoken = StatedDate.parse(stated_on)
    meant = StatedDate.parse(window) if window else None
    return Statement(
        fact=1,
        deadline=1,
        speaker="European Commission",
        speaker_kind=SpeakerKind.GOVERNMENT,
        speaker_role="Executive of the EU",
        stated_by="European Commission",
        stated_on=stated_on,
        said_earliest=spoken.earliest,
        said_latest=spoken.latest,
        stance=stance,
        words=words,
        earliest=meant.earliest if meant else None,
        latest=meant.latest if meant else None,
    )


IN_OCTOBER = said("2013-07-12", "in October 2013", "2013-10")
FROM_7_OCTOBER = said("2013-10~", "7-11 October 2013", "2013-10-07/2013-10-11")
BY_OCTOBER = said("2013-10~", "by October 2013", "../2013-10-31")
CANNOT_TAKE_PLACE = said("2013-10-04", "no new date", stance=Stance.NO_DATE)
FROM_11_NOVEMBER = said("2013-11-04", "from 11 November", "2013-11-11/2013-11-15")
TTIP_2_SAID = [
    FROM_11_NOVEMBER,
    FROM_7_OCTOBER,
    BY_OCTOBER,
    IN_OCTOBER,
    CANNOT_TAKE_PLACE,
]


@pytest.mark.parametrize(
    ("on", "state", "plan"),
    [
        (date(2013, 9, 30), RoundState.PLANNED, IN_OCTOBER),
        (date(2013, 10, 4), RoundState.POSTPONED, IN_OCTOBER),
        (date(2013, 10, 31), RoundState.POSTPONED, FROM_7_OCTOBER),
        (date(2013, 11, 4), RoundState.PLANNED, FROM_11_NOVEMBER),
        (date(2013, 11, 11), RoundState.UNDER_WAY, FROM_7_OCTOBER),
        (date(2013, 11, 15), RoundState.HELD, FROM_7_OCTOBER),
    ],
    ids=str,
)
def test_the_second_ttip_round_is_put_off_and_then_held(on, state, plan):
    standing = round_standing(TTIP_2, TTIP_2_SAID, on=on)

    assert (standing.state, standing.plan) == (state, plan)


def test_nothing_is_known_of_a_round_before_anybody_spoke_of_it():
    assert round_standing(TTIP_2, TTIP_2_SAID, on=date(2013, 7, 11)) is None


def test_a_plan_that_may_have_been_made_before_it_was_given_up_does_not_stand():
    standing = round_standing(
        None, [FROM_7_OCTOBER, CANNOT_TAKE_PLACE], on=date(2013, 10, 31)
    )

    assert standing.state is RoundState.POSTPONED


def test_a_round_held_as_planned_departs_from_no_plan():
    standing = round_standing(TTIP_2, [FROM_11_NOVEMBER], on=date(2013, 11, 15))

    assert standing.plan is None


def test_a_round_brought_forward_departs_from_its_plan():
    in_september = said("2012-12-05", "September 2013", "2013-09")
    tpp_18 = Meeting(
        RoundStatus.HELD, date(2013, 7, 15), date(2013, 7, 15), date(2013, 7, 25)
    )

    standing = round_standing(tpp_18, [in_september], on=date(2013, 7, 25))

    assert standing.plan == in_september


def test_a_round_stated_as_a_month_is_held_once_the_month_is_over():
    in_may = Meeting(
        RoundStatus.HELD, date(2011, 5, 1), date(2011, 5, 31), date(2011, 5, 31)
    )

    assert round_standing(in_may, [], on=date(2011, 5, 30)) is None
    held = round_standing(in_may, [], on=date(2011, 5, 31))
    assert held.state is RoundState.HELD


def test_a_plan_stands_through_its_last_day_and_then_lapses():
    last_day = round_standing(None, [IN_OCTOBER], on=date(2013, 10, 31))
    day_after = round_standing(None, [IN_OCTOBER], on=date(2013, 11, 1))

    assert last_day.state is RoundState.PLANNED
    assert day_after.state is RoundState.LAPSED


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (RoundStatus.CANCELLED, RoundState.CANCELLED),
        (RoundStatus.POSTPONED, RoundState.POSTPONED),
    ],
)
def test_a_plan_that_came_to_nothing_is_known_to_once_its_days_are_over(status, state):
    in_march = said("2015-02~", "first half of March", "2015-03-01/2015-03-15")
    ministerial = Meeting(status, planned_latest=date(2015, 3, 15))

    before = round_standing(ministerial, [in_march], on=date(2015, 3, 14))
    after = round_standing(ministerial, [in_march], on=date(2015, 3, 15))

    assert (before.state, after.state) == (RoundState.PLANNED, state)
    assert after.plan == in_march


def test_a_round_that_was_only_doubted_is_doubted():
    doubt = said("2016-11-11", "makes no sense", "../2017-01-20", Stance.DOUBT)

    standing = round_standing(None, [doubt], on=date(2016, 11, 11))

    assert (standing.state, standing.plan) == (RoundState.DOUBTED, doubt)


def test_a_doubt_does_not_replace_a_plan():
    doubt = said("2013-09-01", "not in October", "2013-10", Stance.DOUBT)

    standing = round_standing(None, [IN_OCTOBER, doubt], on=date(2013, 9, 30))

    assert (standing.state, standing.plan) == (RoundState.PLANNED, IN_OCTOBER)


def test_a_round_on_record_as_planned_is_known_of_once_a_source_is_out():
    in_march = Meeting(
        RoundStatus.PLANNED,
        date(2014, 3, 10),
        date(2014, 3, 10),
        date(2014, 3, 14),
        announced_on=date(2014, 2, 20),
    )

    days = [date(2014, 2, 19), date(2014, 2, 20), date(2014, 3, 14), date(2014, 3, 15)]
    standings = [round_standing(in_march, [], on=day) for day in days]
    assert [standing and standing.state for standing in standings] == [
        None,
        RoundState.PLANNED,
        RoundState.PLANNED,
        RoundState.LAPSED,
    ]


def test_a_planned_round_without_a_dated_source_is_not_known_of():
    undated = Meeting(RoundStatus.PLANNED, latest=date(2014, 3, 14))

    assert round_standing(undated, [], on=date(2014, 3, 1)) is None
