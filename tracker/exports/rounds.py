"""Rounds as rows."""

from __future__ import annotations

from tracker.exports.answers import Answer, AnswerRows
from tracker.exports.rows import RoundRow
from tracker.queries.calendar.grid import Calendar
from tracker.queries.rows.citations import Cited
from tracker.queries.rows.facts import AgreementFact
from tracker.queries.rows.rounds import RoundOnDay
from tracker.vocabulary.round_states import RoundState


def round_row(agreement: AgreementFact, round: RoundOnDay, cited: Cited) -> RoundRow:
    """The round as it stood on its day; while it is under way its end is not known."""
    is_told = round.state.has_begun or round.is_announced
    fact = round.fact if round.fact and is_told else None
    is_over = round.state is RoundState.HELD or round.is_announced
    plan = round.plan
    return RoundRow(
        agreement=agreement.slug,
        round=round.name,
        label=round.label,
        state=round.state.value,
        start=fact.start if fact else None,
        end=(fact.end or None) if fact and is_over else None,
        earliest=fact.earliest if fact else None,
        latest=fact.latest if fact and is_over else None,
        city=round.city or None,
        country=round.host.code if round.host else None,
        planned_text=plan.words if plan else None,
        planned_earliest=plan.earliest if plan else None,
        planned_latest=plan.latest if plan else None,
        note=round.note,
        sources=cited.slugs("round", round.fact.id) if round.fact else (),
        anchor=round.anchor,
    )


def calendar_answer(calendar: Calendar, cited: Cited) -> Answer:
    """The rounds of the years shown, newest first, with how many each year has."""
    lines = [
        line for year in calendar.years for month in year.months for line in month.lines
    ]
    rows = (round_row(line.agreement, line.round, cited) for line in lines)
    years = {str(year): rounds for year, rounds in calendar.counts}
    return Answer({"by_year": years}, {"rounds": AnswerRows.of(RoundRow, rows)})
