"""What differs between two days, as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.analysis.standing import Standing
from tracker.analysis.statements import Statement
from tracker.exports.answers import Answer, AnswerRows
from tracker.exports.rows import DifferenceRow
from tracker.models import AccessionStep, Forecast, Round, StatusEvent
from tracker.queries.compare.comparison import (
    Comparison,
    DeadlineMoved,
    Difference,
    SeatMoved,
)
from tracker.queries.rows.anchors import anchor_of
from tracker.queries.rows.citations import Cited


def comparison_answer(found: Comparison, *, first: date | None, second: date) -> Answer:
    """The rows of every agreement that differs, those that moved first."""
    rows = (
        row
        for difference in (*found.differences, *found.undated)
        for row in _rows(difference, found.cited)
    )
    return Answer(
        {"a": first, "b": second}, {"differences": AnswerRows.of(DifferenceRow, rows)}
    )


def _rows(difference: Difference, cited: Cited) -> Iterator[DifferenceRow]:
    slug = difference.agreement.slug
    if difference.has_moved:
        yield _standing(slug, difference.before, difference.after)
    for event in difference.events:
        yield DifferenceRow(
            agreement=slug,
            kind="event",
            subject=None,
            before=None,
            after=event.status.value,
            stated_date=event.stated_date,
            earliest=event.earliest,
            latest=event.latest,
            text=event.description,
            sources=cited.slugs("status_event", event.id),
            anchor=anchor_of(StatusEvent, event.id),
        )
    for seat in difference.seats:
        yield from _seat(slug, seat, cited)
    for meeting in difference.rounds:
        yield DifferenceRow(
            agreement=slug,
            kind="round",
            subject=meeting.label,
            before=None,
            after=meeting.status.value,
            stated_date=meeting.start,
            earliest=meeting.earliest,
            latest=meeting.latest,
            text=meeting.note,
            sources=cited.slugs("round", meeting.id),
            anchor=anchor_of(Round, meeting.id),
        )
    for deadline in difference.deadlines:
        yield from _deadline(slug, deadline, cited)


def _standing(
    slug: str, before: Standing | None, after: Standing | None
) -> DifferenceRow:
    since = after.since if after else None
    return DifferenceRow(
        agreement=slug,
        kind="status",
        subject=None,
        before=before.status.value if before else None,
        after=after.status.value if after else None,
        stated_date=since.stated_date if since else None,
        earliest=since.earliest if since else None,
        latest=since.latest if since else None,
        text="",
        sources=(),
        anchor=None,
    )


def _seat(slug: str, seat: SeatMoved, cited: Cited) -> Iterator[DifferenceRow]:
    for step in seat.steps:
        yield DifferenceRow(
            agreement=slug,
            kind=step.stage.value,
            subject=seat.party.code,
            before=seat.before.value if seat.before else None,
            after=seat.after.value,
            stated_date=step.stated_date,
            earliest=step.earliest,
            latest=step.latest,
            text=step.note,
            sources=cited.slugs("accession_step", step.fact),
            anchor=anchor_of(AccessionStep, step.fact),
        )


def _deadline(slug: str, moved: DeadlineMoved, cited: Cited) -> Iterator[DifferenceRow]:
    if moved.has_moved:
        leading = moved.deadline.stands.leading
        yield DifferenceRow(
            agreement=slug,
            kind="deadline",
            subject=moved.deadline.slug,
            before=moved.before.state.value if moved.before else None,
            after=moved.deadline.stands.state.value,
            stated_date=None,
            earliest=leading.earliest if leading else None,
            latest=leading.latest if leading else None,
            text=leading.words if leading else "",
            sources=(),
            anchor=None,
        )
    for said in moved.said:
        yield _said(slug, moved, said, cited)


def _said(
    slug: str, moved: DeadlineMoved, said: Statement, cited: Cited
) -> DifferenceRow:
    return DifferenceRow(
        agreement=slug,
        kind="statement",
        subject=moved.deadline.slug,
        before=None,
        after=said.stance.value,
        stated_date=said.stated_on,
        earliest=said.earliest,
        latest=said.latest,
        text=said.words,
        sources=cited.slugs("forecast", said.fact),
        anchor=anchor_of(Forecast, said.fact),
    )
