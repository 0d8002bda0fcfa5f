"""What holds of every score, whatever is said."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.charts.said import done, said, shipped
from tracker.analysis.scores import score
from tracker.analysis.slip import ledger
from tracker.vocabulary.stances import Stance

NOW = date(2026, 11, 23)
DAYS = st.dates(date(2010, 1, 1), date(2020, 12, 31))
STATEMENTS = st.lists(st.tuples(DAYS, DAYS, st.sampled_from(Stance)), max_size=12)


def rows(said_and_meant, outcome, given_up_on):
    statements = [
        said(
            f"{on}", None if stance == Stance.NO_DATE else f"../{by}", stance, fact=fact
        )
        for fact, (on, by, stance) in enumerate(said_and_meant, start=1)
    ]
    return ledger(
        statements, done(outcome) if outcome else None, on=NOW, given_up_on=given_up_on
    )


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(chance):
    found = list(ledger(shipped("tpp"), done(date(2015, 10, 5)), on=NOW))
    shuffled = list(found)
    chance.shuffle(shuffled)

    assert score(shuffled) == score(found)


@given(STATEMENTS, st.none() | DAYS, st.none() | DAYS)
def test_every_statement_is_counted_once(said_and_meant, outcome, given_up_on):
    scored = score(rows(said_and_meant, outcome, given_up_on))

    results, doubts = scored.results, scored.doubts
    assert (
        scored.statements
        == len(said_and_meant)
        == (
            results.decided
            + results.open
            + results.no_end
            + results.undated
            + doubts.right
            + doubts.wrong
            + doubts.open
            + doubts.undated
        )
    )


@given(STATEMENTS, st.none() | DAYS, st.none() | DAYS)
def test_each_decided_window_has_an_error(said_and_meant, outcome, given_up_on):
    scored = score(rows(said_and_meant, outcome, given_up_on))

    facts = scored.errors.facts if scored.errors else ()
    assert len(facts) == scored.results.decided


@given(STATEMENTS, DAYS, st.integers(0, 3000))
def test_lateness_so_far_is_never_more_than_it_turns_out_to_be(
    said_and_meant, outcome, days
):
    before = outcome - timedelta(days=1 + days)
    statements = [row.statement for row in rows(said_and_meant, None, None)]

    so_far = {row.statement: row for row in ledger(statements, None, on=before)}

    for row in ledger(statements, done(outcome), on=NOW):
        known = so_far.get(row.statement)
        if known and known.late_by_at_least is not None:
            assert known.late_by_at_least <= row.error_days
