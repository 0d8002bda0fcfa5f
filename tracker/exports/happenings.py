"""Dated events and steps, as rows."""

from __future__ import annotations

from tracker.analysis.accessions import Step
from tracker.exports.rows import StatusEventRow, StepRow
from tracker.models import AccessionStep, StatusEvent
from tracker.queries.rows.anchors import anchor_of
from tracker.queries.rows.citations import Cited
from tracker.queries.rows.events import StatusEventFact


def status_event_row(
    agreement: str, party: str | None, fact: StatusEventFact, cited: Cited
) -> StatusEventRow:
    """The event; the agreement by its slug and the party by its code."""
    return StatusEventRow(
        agreement=agreement,
        status=fact.status.value,
        party=party,
        stated_date=fact.stated_date,
        earliest=fact.earliest,
        latest=fact.latest,
        description=fact.description,
        sources=cited.slugs("status_event", fact.id),
        anchor=anchor_of(StatusEvent, fact.id),
    )


def step_row(agreement: str, party: str, step: Step, cited: Cited) -> StepRow:
    """The step; the agreement by its slug and the party by its code."""
    return StepRow(
        agreement=agreement,
        party=party,
        track=step.track.value,
        stage=step.stage.value,
        stated_date=step.stated_date,
        earliest=step.earliest,
        latest=step.latest,
        note=step.note,
        sources=cited.slugs("accession_step", step.fact),
        anchor=anchor_of(AccessionStep, step.fact),
    )
