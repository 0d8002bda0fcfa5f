"""What happened in the world and what was said of it, across agreements, by day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracker.analysis.days import day_order, is_over
from tracker.analysis.statements import said_by
from tracker.models import (
    AccessionStep,
    Agreement,
    Deadline,
    Forecast,
    Round,
    StatusEvent,
    TrackedModel,
)
from tracker.queries.rows.anchors import PageLocation, fact_place
from tracker.queries.rows.deadlines import slug_of
from tracker.queries.rows.events import status_events, steps
from tracker.queries.rows.facts import (
    AgreementFact,
    DeadlineFact,
    agreements,
    facts,
    rounds,
)
from tracker.queries.rows.names import PartyName, parties
from tracker.queries.rows.record_moments import Recorded, recorded
from tracker.queries.rows.statements import statements
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.reading_dates import readable

FEW = 50


@dataclass(frozen=True, slots=True)
class Development:
    """One thing that happened or was said.

    ``key`` names it for good, in terms of its natural key; ``what`` and ``text`` are
    words for readers.
    """

    model: type[TrackedModel]
    fact: int
    agreement: AgreementFact
    key: tuple[str, ...]
    what: str
    text: str
    place: PageLocation
    earliest: date | None
    latest: date | None

    @property
    def title(self) -> str:
        return f"{self.agreement}: {self.what}"


@dataclass(frozen=True, slots=True)
class DevelopmentEntry:
    """A development, and when this site recorded it."""

    development: Development
    recorded: Recorded


def newest_developments(
    about: Collection[int] | None,
    *,
    on: date,
    known: datetime | None,
    fitting: Mapping[type[TrackedModel], Collection[int]] | None = None,
) -> list[DevelopmentEntry]:
    """The newest developments by the day of the agreements, or of all if None.

    Newest first. Where numbers of facts are ``fitting``, by kind, only those and all
    of a fitting agreement. The number of queries does not grow with what is on record.
    """
    where = {} if about is None else {"agreement_id__in": set(about)}
    named = agreements(known=known, ids=about)
    found = [
        *_events(named, on=on, known=known, **where),
        *_steps(named, on=on, known=known, **where),
        *_rounds(named, on=on, known=known, **where),
        *_said(named, on=on, known=known, **where),
    ]
    if fitting is not None:
        found = [each for each in found if _fits(each, fitting)]
    newest = sorted(found, key=lambda d: (*day_order(d), d.key), reverse=True)[:FEW]
    return _told(newest, known=known)


def _fits(
    each: Development, fitting: Mapping[type[TrackedModel], Collection[int]]
) -> bool:
    return each.fact in fitting.get(each.model, ()) or each.agreement.id in fitting.get(
        Agreement, ()
    )


Where = Collection[int]


def _events(
    named: dict[int, AgreementFact],
    *,
    on: date,
    known: datetime | None,
    **where: Where,
) -> Iterator[Development]:
    events = status_events(known=known, **where)
    names = parties((event.party_id for event in events), known=known)
    for event in events:
        if is_over(event, on=on) and (agreement := named.get(event.agreement_id)):
            party = names.get(event.party_id or 0)
            said = f"{event.status.label}, {readable(event.stated_date)}"
            key = (event.stated_date, event.status.value, party.code if party else "")
            yield Development(
                model=StatusEvent,
                fact=event.id,
                agreement=agreement,
                key=("status-event", agreement.slug, *key),
                what=f"{party}: {said}" if party else said,
                text=event.description,
                place=fact_place(StatusEvent, event.id, agreement.slug),
                earliest=event.earliest,
                latest=event.latest,
            )


def _steps(
    named: dict[int, AgreementFact],
    *,
    on: date,
    known: datetime | None,
    **where: Where,
) -> Iterator[Development]:
    taken = steps(known=known, **where)
    names = parties((s.party for theirs in taken.values() for s in theirs), known=known)
    for number, theirs in taken.items():
        agreement = named.get(number)
        for step in theirs:
            party = names.get(step.party)
            if agreement and party and is_over(step, on=on):
                key = (party.code, step.stage.value, step.stated_date)
                yield Development(
                    model=AccessionStep,
                    fact=step.fact,
                    agreement=agreement,
                    key=("accession-step", agreement.slug, *key),
                    what=f"{party}: {step.stage.label}, {readable(step.stated_date)}",
                    text=step.note,
                    place=fact_place(AccessionStep, step.fact, agreement.slug),
                    earliest=step.earliest,
                    latest=step.latest,
                )


def _rounds(
    named: dict[int, AgreementFact],
    *,
    on: date,
    known: datetime | None,
    **where: Where,
) -> Iterator[Development]:
    for meeting in rounds(known=known, status=RoundStatus.HELD, **where):
        if is_over(meeting, on=on) and (agreement := named.get(meeting.agreement_id)):
            yield Development(
                model=Round,
                fact=meeting.id,
                agreement=agreement,
                key=("round", agreement.slug, meeting.name),
                what=f"{meeting.label}, {readable(meeting.end or meeting.start)}",
                text=meeting.note or meeting.city,
                place=fact_place(Round, meeting.id, agreement.slug),
                earliest=meeting.earliest,
                latest=meeting.latest,
            )


def _said(
    named: dict[int, AgreementFact],
    *,
    on: date,
    known: datetime | None,
    **where: Where,
) -> Iterator[Development]:
    goals = facts(Deadline, DeadlineFact, known=known, **where)
    names = parties((goal.party_id for goal in goals), known=known)
    said = statements(goals, known=known)
    for goal in goals:
        agreement = named.get(goal.agreement_id)
        party: PartyName | None = names.get(goal.party_id or 0)
        for statement in said_by(said.get(goal.id, ()), on=on):
            if agreement:
                slug = slug_of(goal, party)
                key = (slug, statement.stated_on, statement.speaker, statement.words)
                yield Development(
                    model=Forecast,
                    fact=statement.fact,
                    agreement=agreement,
                    key=("forecast", agreement.slug, *key),
                    what=f"{goal.milestone.label}: {statement.speaker}, "
                    f"{readable(statement.stated_on)}",
                    text=f"“{statement.words}” {statement.note}".strip(),
                    place=fact_place(Forecast, statement.fact, agreement.slug, slug),
                    earliest=statement.said_earliest,
                    latest=statement.said_latest,
                )


def _told(
    found: list[Development], *, known: datetime | None
) -> list[DevelopmentEntry]:
    moments: dict[type[TrackedModel], dict[int, Recorded]] = {
        model: recorded(model, (d.fact for d in found if d.model is model), known=known)
        for model in {d.model for d in found}
    }
    return [DevelopmentEntry(d, moments[d.model][d.fact]) for d in found]
