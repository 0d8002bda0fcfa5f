"""Deadlines of agreements, with every statement about them and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.text import slugify

from tracker.analysis.movement import Movement, movement
from tracker.analysis.outcomes import Goal, Occurrence, from_step, outcome
from tracker.analysis.standing import Standing
from tracker.analysis.statements import (
    DeadlineState,
    Expectation,
    Statement,
    expectation,
    said_by,
)
from tracker.models import Deadline
from tracker.queries.rows.anchors import PageLocation, fact_place
from tracker.queries.rows.events import StatusEventFact, status_events, steps
from tracker.queries.rows.facts import DeadlineFact, RoundFact, facts, rounds
from tracker.queries.rows.names import PartyName, parties
from tracker.queries.rows.statements import statements
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stated_dates import StatedDate

# Which milestone a reader asks about first, while it is open.
READING_ORDER = (
    Milestone.LAUNCH,
    Milestone.MANDATE,
    Milestone.CONCLUDED,
    Milestone.SIGNED,
    Milestone.PROVISIONALLY_APPLIED,
    Milestone.RATIFIED,
    Milestone.IN_FORCE,
    Milestone.AGREED_IN_PRINCIPLE,
    Milestone.ACCESSION,
    Milestone.ROUND,
)
# How many statements of a deadline its agreement's page shows.
FEW = 3


@dataclass(frozen=True, slots=True)
class DeadlineOnDay:
    """A deadline, the statements made by the day (oldest first), and what stands."""

    fact: DeadlineFact
    party: PartyName | None
    statements: tuple[Statement, ...]
    stands: Expectation

    @property
    def newest(self) -> tuple[Statement, ...]:
        """The newest few statements, newest first; the deadline's page has them all."""
        return self.statements[: -FEW - 1 : -1]

    @property
    def windows(self) -> int:
        """How many of the statements name a window."""
        return sum(statement.has_window for statement in self.statements)

    @property
    def moved(self) -> Movement | None:
        return movement(self.statements, self.stands)

    @property
    def slug(self) -> str:
        return slug_of(self.fact, self.party)

    @property
    def anchor(self) -> str:
        """What it is called on its agreement's page; its own page is about it alone."""
        return f"deadline-{self.fact.id}"

    def place(self, agreement: str) -> PageLocation:
        """Where it is shown, by the slug of its agreement."""
        return fact_place(Deadline, self.fact.id, agreement, self.slug)

    @property
    def is_open(self) -> bool:
        return self.stands.state not in {DeadlineState.MET, DeadlineState.MISSED}

    @property
    def reading_order(self) -> tuple[bool, int, str]:
        alone = self.party is not None
        name = self.fact.round_name or str(self.party or "")
        return alone, READING_ORDER.index(self.fact.milestone), name


def deadlines_of(
    agreements: Iterable[int],
    standings: Mapping[int, Standing | None],
    *,
    on: date,
    known: datetime | None,
) -> dict[int, list[DeadlineOnDay]]:
    """Deadlines that somebody had spoken of by the day, by agreement, in reading order.

    Eight queries, however many agreements and statements.
    """
    ids = list(agreements)
    goals = facts(Deadline, DeadlineFact, known=known, agreement_id__in=ids)
    said = statements(goals, known=known)
    names = parties((goal.party_id for goal in goals), known=known)
    past = _happenings(ids, known=known)
    found: dict[int, list[DeadlineOnDay]] = {}
    for goal in goals:
        by_day = said_by(said.get(goal.id, ()), on=on)
        if by_day:
            stands = expectation(
                by_day,
                outcome(_goal(goal), past.get(goal.agreement_id, ())),
                on=on,
                is_given_up=_is_given_up(standings.get(goal.agreement_id)),
            )
            party = names.get(goal.party_id) if goal.party_id else None
            shown = DeadlineOnDay(goal, party, tuple(by_day), stands)
            found.setdefault(goal.agreement_id, []).append(shown)
    return {a: sorted(d, key=lambda d: d.reading_order) for a, d in found.items()}


def slug_of(fact: DeadlineFact, party: PartyName | None) -> str:
    """The deadline's name in addresses, one of its kind within its agreement."""
    parts = [fact.milestone, fact.stage, party.code if party else "", fact.round_name]
    return slugify("-".join(filter(None, parts)))


def next_deadline(deadlines: Iterable[DeadlineOnDay]) -> DeadlineOnDay | None:
    """The open deadline that a reader asks about first; None where none is open.

    One of the whole agreement before one of a single party, and one with a date or a
    refusal to set it before one that is only doubted. Of single parties' deadlines, a
    window still to come goes before one that has lapsed.
    """
    return min((d for d in deadlines if d.is_open), key=_asked_first, default=None)


def most_spoken_of(deadlines: Iterable[DeadlineOnDay]) -> DeadlineOnDay | None:
    """The whole agreement's deadline with most statements: the one worth a picture."""
    shared = (d for d in deadlines if d.party is None and not d.fact.round_name)
    return max(shared, key=lambda d: len(d.statements), default=None)


def _asked_first(deadline: DeadlineOnDay) -> tuple[bool, bool, bool, date, int]:
    stands = deadline.stands
    alone, place, _name = deadline.reading_order
    latest = stands.leading.latest if alone and stands.leading else None
    return (
        alone,
        stands.state == DeadlineState.SILENT,
        alone and stands.state != DeadlineState.OPEN,
        latest or date.max,
        place,
    )


def _goal(fact: DeadlineFact) -> Goal:
    return Goal(fact.milestone, fact.party_id, fact.round_name, fact.stage)


def _is_given_up(standing: Standing | None) -> bool:
    return standing is not None and standing.status.is_final


def _happenings(
    agreements: list[int], *, known: datetime | None
) -> dict[int, list[Occurrence]]:
    found: dict[int, list[Occurrence]] = {}
    for event in status_events(known=known, agreement_id__in=agreements):
        found.setdefault(event.agreement_id, []).append(_from_event(event))
    taken = steps(known=known, agreement_id__in=agreements)
    for agreement, theirs in taken.items():
        found.setdefault(agreement, []).extend(map(from_step, theirs))
    opened = rounds(known=known, agreement_id__in=agreements, status=RoundStatus.HELD)
    for meeting in opened:
        found.setdefault(meeting.agreement_id, []).append(_from_round(meeting))
    return found


def _from_event(fact: StatusEventFact) -> Occurrence:
    return Occurrence(
        "status_event",
        fact.status,
        fact.party_id,
        fact.stated_date,
        fact.earliest,
        fact.latest,
        fact.id,
    )


def _from_round(fact: RoundFact) -> Occurrence:
    opening = StatedDate.parse(fact.start)
    return Occurrence(
        "round",
        fact.name,
        None,
        fact.start,
        opening.earliest,
        opening.latest,
        fact.id,
    )
