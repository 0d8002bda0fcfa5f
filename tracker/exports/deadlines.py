"""Deadlines and statements about them, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tracker.analysis.slip import LedgerRow
from tracker.analysis.statements import DeadlineState, Expectation
from tracker.exports.answers import Answer, AnswerRows
from tracker.exports.rows import DeadlineRow, StatementRow
from tracker.models import Forecast
from tracker.queries.deadline.ledger import LedgerEntry
from tracker.queries.deadline.open import OpenDeadline
from tracker.queries.rows.anchors import anchor_of
from tracker.queries.rows.citations import Cited
from tracker.queries.rows.deadlines import DeadlineOnDay
from tracker.queries.rows.facts import AgreementFact


def deadline_row(
    agreement: AgreementFact, deadline: DeadlineOnDay, *, on: date
) -> DeadlineRow:
    """The deadline as it stood on the day."""
    stands, fact = deadline.stands, deadline.fact
    said, outcome = stands.leading, stands.outcome
    return DeadlineRow(
        agreement=agreement.slug,
        deadline=deadline.slug,
        milestone=fact.milestone.value,
        party=deadline.party.code if deadline.party else None,
        round=fact.round_name or None,
        stage=fact.stage or None,
        state=stands.state.value,
        stance=said.stance.value if said else None,
        speaker=said.speaker if said else None,
        stated_on=said.stated_on if said else None,
        target_text=said.words if said else None,
        target_earliest=said.earliest if said else None,
        target_latest=said.latest if said else None,
        lapsed_days=_lapsed_days(stands, on=on),
        outcome=outcome.happening.stated_date if outcome else None,
        outcome_day=outcome.day if outcome else None,
        statements=len(deadline.statements),
        criteria=fact.criteria,
    )


def _lapsed_days(stands: Expectation, *, on: date) -> int | None:
    said = stands.leading
    if stands.state is not DeadlineState.LAPSED or not (said and said.latest):
        return None
    return (on - said.latest).days


def statement_row(
    agreement: AgreementFact, deadline: DeadlineOnDay, row: LedgerRow, cited: Cited
) -> StatementRow:
    """The statement with its slip, its error and its sources."""
    said = row.statement
    return StatementRow(
        agreement=agreement.slug,
        deadline=deadline.slug,
        stated_on=said.stated_on,
        speaker=said.speaker,
        speaker_kind=said.speaker_kind.value,
        speaker_role=said.speaker_role,
        stated_by=said.stated_by,
        stance=said.stance.value,
        target_text=said.words,
        target_earliest=said.earliest,
        target_latest=said.latest,
        probability=None if said.probability is None else float(said.probability),
        slip_days=row.slip_days,
        error_days=row.error_days,
        late_by_at_least_days=row.late_by_at_least,
        verdict=row.verdict.value if row.verdict else None,
        note=said.note,
        sources=cited.slugs("forecast", said.fact),
        anchor=anchor_of(Forecast, said.fact),
    )


def open_deadlines_answer(
    found: Mapping[DeadlineState, Iterable[OpenDeadline]], *, on: date
) -> Answer:
    """The board of deadlines: those still open on the day, lapsed ones first."""
    rows = (
        deadline_row(each.agreement, each.deadline, on=on)
        for group in found.values()
        for each in group
    )
    return Answer({}, {"deadlines": AnswerRows.of(DeadlineRow, rows)})


def statements_answer(found: Iterable[LedgerEntry], cited: Cited) -> Answer:
    """Statements across deadlines, in the order given."""
    rows = (statement_row(e.agreement, e.deadline, e.row, cited) for e in found)
    return Answer({}, {"statements": AnswerRows.of(StatementRow, rows)})
