"""The ledger of a deadline as data: the facts of its page, row by row."""

from __future__ import annotations

from tracker.exports.answers import Answer, AnswerRows
from tracker.exports.deadlines import statement_row
from tracker.exports.rows import StatementRow
from tracker.queries.deadline.page import DeadlinePage


def ledger_answer(page: DeadlinePage) -> Answer:
    """A deadline, what stands of it, and its statements, oldest first."""
    deadline, stands = page.deadline, page.deadline.stands
    outcome = stands.outcome
    head = {
        "agreement": page.agreement.slug,
        "deadline": deadline.slug,
        "milestone": deadline.fact.milestone.value,
        "party": deadline.party.code if deadline.party else None,
        "round": deadline.fact.round_name or None,
        "stage": deadline.fact.stage or None,
        "state": stands.state.value,
        "outcome": outcome.happening.stated_date if outcome else None,
        "outcome_day": outcome.day if outcome else None,
    }
    rows = (
        statement_row(page.agreement, deadline, row, page.cited) for row in page.rows
    )
    return Answer(head, {"statements": AnswerRows.of(StatementRow, rows)})
