"""The page of one deadline: its ledger of statements, and what stands of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.analysis.slip import LedgerRow
from tracker.analysis.standing import Standing
from tracker.analysis.stands import Stand, standing_statements
from tracker.analysis.statements import DeadlineState, Expectation
from tracker.models import Deadline
from tracker.queries.deadline.ledger import rows_of
from tracker.queries.rows.citations import Cited, cited
from tracker.queries.rows.deadlines import DeadlineOnDay, deadlines_of, slug_of
from tracker.queries.rows.events import status_events
from tracker.queries.rows.facts import AgreementFact, DeadlineFact, facts
from tracker.queries.rows.names import PartyName, parties


@dataclass(frozen=True)
class DeadlinePage:
    """A deadline on a day: ledger rows oldest first, and what stands, overall first."""

    agreement: AgreementFact
    deadline: DeadlineOnDay
    standing: Standing | None
    rows: tuple[LedgerRow, ...]
    stands: tuple[Stand, ...]
    cited: Cited


def deadline_page(
    agreement: AgreementFact, slug: str, *, on: date, known: datetime | None
) -> DeadlinePage | None:
    """The page of the agreement's deadline of that slug; None where there is none.

    A fixed number of queries, however many statements.
    """
    goals = deadline_slugs(agreement.id, known=known)
    if slug not in goals:
        return None
    fact, party = goals[slug]
    events = status_events(known=known, agreement_id=agreement.id)
    standing = Standing.of((event.event for event in events), on=on)
    deadline = _on_day(fact, party, standing, on=on, known=known)
    rows = rows_of(deadline, standing, on=on)
    is_given_up = standing is not None and standing.status.is_final
    return DeadlinePage(
        agreement,
        deadline,
        standing,
        rows,
        standing_statements(
            deadline.statements,
            deadline.stands.outcome,
            on=on,
            is_given_up=is_given_up,
        ),
        cited({"forecast": [row.statement.fact for row in rows]}, known=known),
    )


def deadline_slugs(
    agreement: int, *, known: datetime | None
) -> dict[str, tuple[DeadlineFact, PartyName | None]]:
    """The agreement's deadlines, by their names in addresses. Two queries."""
    goals = facts(Deadline, DeadlineFact, known=known, agreement_id=agreement)
    names = parties((goal.party_id for goal in goals), known=known)
    pairs = [(goal, names.get(goal.party_id or 0)) for goal in goals]
    return {slug_of(goal, party): (goal, party) for goal, party in pairs}


def _on_day(
    fact: DeadlineFact,
    party: PartyName | None,
    standing: Standing | None,
    *,
    on: date,
    known: datetime | None,
) -> DeadlineOnDay:
    number = fact.agreement_id
    spoken_of = deadlines_of([number], {number: standing}, on=on, known=known)
    silent = Expectation(DeadlineState.SILENT, None, None, None, None)
    return next(
        (each for each in spoken_of.get(number, ()) if each.fact.id == fact.id),
        DeadlineOnDay(fact, party, (), silent),
    )
