"""Who is in the TPP talks, who is on the way, and who has left, on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.analysis.accessions import Step, seats
from tracker.vocabulary.accessions import Side, Stage, Track
from tracker.vocabulary.stated_dates import StatedDate

STEADY = settings(derandomize=True, deadline=None, database=None)
AU, BN, CA, JP, KR, MX, TH, US, VN = range(1, 10)


def step(party, stage, words, track=Track.TALKS):
    stated = StatedDate.parse(words)
    fact = int(f"{party}{list(Stage).index(stage)}")
    return Step(fact, party, track, Stage(stage), words, stated.earliest, stated.latest)


TPP = [
    step(BN, Stage.JOINED, "2008-09-22"),
    step(US, Stage.INTEREST, "2008-02"),
    step(US, Stage.JOINED, "2008-09-22"),
    step(AU, Stage.JOINED, "2008-11"),
    step(VN, Stage.OBSERVER, "2008-11~"),
    step(VN, Stage.JOINED, "2010-11-14"),
    step(JP, Stage.OBSERVER, "2010-11"),
    step(JP, Stage.INTEREST, "2011-11-11"),
    step(MX, Stage.INTEREST, "2011-11"),
    step(MX, Stage.INVITED, "2012-06-18"),
    step(MX, Stage.JOINED, "2012-10-08"),
    step(TH, Stage.INTEREST, "2012-11-18"),
    step(JP, Stage.INVITED, "2013-04-20"),
    step(JP, Stage.JOINED, "2013-07-23"),
    step(KR, Stage.INTEREST, "2013-11-29"),
    step(US, Stage.SIGNED, "2016-02-04", Track.TREATY),
    step(US, Stage.WITHDREW, "2017-01-30", Track.TREATY),
    step(JP, Stage.RATIFIED, "2017-01-20", Track.TREATY),
]


def sides(on, named=()):
    return {seat.party: seat.side for seat in seats(TPP, named, on=on)}


def seat_of(party, on):
    [seat] = [seat for seat in seats(TPP, [], on=on) if seat.party == party]
    return seat


def test_nobody_has_a_seat_before_the_first_step_is_over():
    assert sides(date(2008, 2, 28)) == {}
    assert sides(date(2008, 2, 29)) == {US: Side.APPROACHING}


def test_by_october_2013_those_who_joined_are_in_and_thailand_approaches():
    assert sides(date(2013, 10, 7)) == {
        **dict.fromkeys([AU, BN, JP, MX, US, VN], Side.IN),
        TH: Side.APPROACHING,
    }


@pytest.mark.parametrize(
    ("on", "stage", "side"),
    [
        (date(2010, 11, 30), Stage.OBSERVER, Side.APPROACHING),
        (date(2011, 11, 11), Stage.INTEREST, Side.APPROACHING),
        (date(2013, 4, 20), Stage.INVITED, Side.APPROACHING),
        (date(2013, 7, 22), Stage.INVITED, Side.APPROACHING),
        (date(2013, 7, 23), Stage.JOINED, Side.IN),
    ],
)
def test_japan_comes_in_step_by_step(on, stage, side):
    japan = seat_of(JP, on)

    assert (japan.newest(Track.TALKS).stage, japan.side) == (stage, side)


def test_a_step_stated_as_a_month_counts_only_once_the_month_is_over():
    assert AU not in sides(date(2008, 11, 29))
    assert sides(date(2008, 11, 30))[AU] == Side.IN


def test_a_party_that_withdrew_is_out_and_keeps_its_steps():
    us = seat_of(US, date(2017, 1, 30))

    assert us.side == Side.OUT
    assert [s.stage for s in us.steps] == ["interest", "joined", "signed", "withdrew"]


def test_each_track_has_its_own_newest_step():
    japan = seat_of(JP, date(2017, 1, 20))

    assert japan.newest(Track.TALKS).stage == Stage.JOINED
    assert japan.newest(Track.TREATY).stage == Stage.RATIFIED


def test_a_track_without_a_step_has_no_newest():
    assert seat_of(TH, date(2013, 10, 7)).newest(Track.TREATY) is None


def test_a_party_that_declined_is_out():
    korea = [step(KR, Stage.INVITED, "2013-05-01"), step(KR, Stage.DECLINED, "2013-06")]

    [seat] = seats(korea, [], on=date(2013, 7, 1))

    assert seat.side == Side.OUT


def test_two_steps_of_one_day_stand_in_the_order_of_the_vocabulary():
    both = [step(CA, Stage.JOINED, "2012-10-08"), step(CA, Stage.INVITED, "2012-10-08")]

    [seat] = seats(both, [], on=date(2012, 10, 8))

    assert [s.stage for s in seat.steps] == [Stage.INVITED, Stage.JOINED]
    assert seat.side == Side.IN


def test_a_named_party_without_any_step_is_in():
    [canada] = [s for s in seats(TPP, [CA], on=date(2008, 1, 1)) if s.party == CA]

    assert (canada.side, canada.steps) == (Side.IN, ())


def test_a_named_party_whose_steps_are_still_to_come_is_not_in_yet():
    assert sides(date(2010, 3, 15), named=[JP, US])[US] == Side.IN
    assert JP not in sides(date(2010, 3, 15), named=[JP, US])


def test_a_named_party_is_not_seated_twice():
    both = [seat.party for seat in seats(TPP, [US, BN], on=date(2013, 10, 7))]

    assert sorted(both) == sorted(set(both))


STEPS = st.lists(
    st.builds(
        lambda fact, party, stage, first, days: Step(
            fact, party, Track.TALKS, stage, "", first, first + timedelta(days=days)
        ),
        st.integers(1, 99),
        st.integers(1, 4),
        st.sampled_from(Stage),
        st.dates(date(2008, 1, 1), date(2018, 12, 31)),
        st.integers(0, 40),
    ),
    max_size=10,
)
DAYS = st.dates(date(2007, 12, 31), date(2019, 12, 31))


@STEADY
@given(STEPS, st.sets(st.integers(1, 6)), DAYS)
def test_each_party_that_moved_by_the_day_or_only_is_named_has_one_seat(
    steps, named, on
):
    taken = {s.party for s in steps}

    seated = [seat.party for seat in seats(steps, named, on=on)]

    assert len(seated) == len(set(seated))
    assert set(seated) == {s.party for s in steps if s.latest <= on} | (named - taken)


@STEADY
@given(STEPS, DAYS)
def test_steps_of_a_seat_are_its_own_in_order_and_by_the_day(steps, on):
    for seat in seats(steps, [], on=on):
        days = [s.latest for s in seat.steps]

        assert {s.party for s in seat.steps} == {seat.party}
        assert days == sorted(days)
        assert days[-1] <= on
        assert seat.side == seat.steps[-1].stage.side
