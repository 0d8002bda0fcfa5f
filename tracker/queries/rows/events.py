"""Dated events of agreements, as values that the analysis understands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.analysis.accessions import Step
from tracker.analysis.standing import Event, Standing
from tracker.models import AccessionStep, StatusEvent
from tracker.queries.rows.facts import facts
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.accessions import Stage, Track
from tracker.vocabulary.statuses import Status


@dataclass(frozen=True, slots=True)
class StatusEventFact:
    """A status event as recorded; ``event`` is what the analysis needs of it."""

    id: int
    agreement_id: int
    status: Status
    stated_date: str
    party_id: int | None
    description: str
    earliest: date | None
    latest: date | None

    @property
    def event(self) -> Event:
        return Event(self.status, self.stated_date, self.earliest, self.latest)


def status_events(*, known: datetime | None, **where: Any) -> list[StatusEventFact]:
    """Published status events that meet the look-ups, as first recorded."""
    return facts(StatusEvent, StatusEventFact, known=known, **where)


def steps(*, known: datetime | None, **where: Any) -> dict[int, list[Step]]:
    """Published accession steps that meet the look-ups, by agreement, as recorded."""
    rows = published_as_of(AccessionStep, known=known).filter(**where).order_by("id")
    found: dict[int, list[Step]] = {}
    for row in rows.values_list(
        "agreement_id",
        "id",
        "party_id",
        "track",
        "stage",
        "stated_date",
        "earliest",
        "latest",
        "note",
    ):
        agreement, fact, party, track, stage, *rest = row
        step = Step(fact, party, Track(track), Stage(stage), *rest)
        found.setdefault(agreement, []).append(step)
    return found


def standings(*, on: date, known: datetime | None) -> dict[int, Standing | None]:
    """Where each agreement with an event stands on the day. One query."""
    by_agreement: dict[int, list[Event]] = {}
    for fact in status_events(known=known):
        by_agreement.setdefault(fact.agreement_id, []).append(fact.event)
    return {n: Standing.of(events, on=on) for n, events in by_agreement.items()}
