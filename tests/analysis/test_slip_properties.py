"""What holds of every ledger, whatever is said."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.charts.said import done, said
from tracker.analysis.slip import ledger
from tracker.vocabulary.stances import Stance

NOW = date(2026, 11, 23)
DAYS = st.dates(date(2010, 1, 1), date(2020, 12, 31))
WINDOWS = st.one_of(
    DAYS.map("../{}".format),
    st.tuples(DAYS, st.integers(0, 800)).map(
        lambda window: f"{window[0]}/{window[0] + timedelta(days=window[1])}"
    ),
)


def by_one_speaker(*said_and_meant, stance=Stance.TARGET):
    return [
        said(f"{on}", window, stance, fact=number)
        for number, (on, window) in enumerate(said_and_meant, start=1)
    ]


@given(st.tuples(DAYS, DAYS).filter(lambda days: days[0] != days[1]), WINDOWS, WINDOWS)
def test_two_windows_the_other_way_round_slip_the_other_way(days, one, other):
    first, second = sorted(days)

    forth = ledger(by_one_speaker((first, one), (second, other)), None, on=NOW)
    back = ledger(by_one_speaker((first, other), (second, one)), None, on=NOW)

    assert forth[1].slip_days == -back[1].slip_days


@given(st.lists(st.tuples(DAYS, WINDOWS), unique_by=lambda pair: pair[0]))
def test_slips_add_up_to_the_way_from_the_first_window_to_the_last(said_and_meant):
    rows = ledger(by_one_speaker(*said_and_meant), None, on=NOW)

    slips = [row.slip_days for row in rows[1:]]

    ends = [row.measured_day for row in rows]
    assert sum(slips) == ((ends[-1] - ends[0]).days if ends else 0)


@given(DAYS, WINDOWS, DAYS)
def test_lead_and_error_add_up_to_the_days_until_the_outcome(day, window, outcome):
    [row] = ledger(by_one_speaker((day, window)), done(outcome), on=NOW)

    assert row.lead_days + row.error_days == (outcome - day).days


@given(DAYS, WINDOWS, DAYS, DAYS)
def test_the_ledger_of_a_day_knows_nothing_of_later_days(day, window, outcome, on):
    statements = by_one_speaker((day, window))

    rows = ledger(statements, done(outcome), on=on)

    assert bool(rows) == (day <= on)
    assert all((row.error_days is not None) == (outcome <= on) for row in rows)


@given(st.lists(st.tuples(DAYS, WINDOWS)), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(said_and_meant, chance):
    statements = by_one_speaker(*said_and_meant)
    shuffled = list(statements)
    chance.shuffle(shuffled)

    assert ledger(shuffled, None, on=NOW) == ledger(statements, None, on=NOW)
