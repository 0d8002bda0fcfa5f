"""Rounds of negotiation as they stood on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from tracker.analysis.rounds import Meeting, round_standing
from tracker.analysis.statements import Statement
from tracker.models import Deadline, Forecast, Round
from tracker.queries.rows.anchors import PageLocation, anchor_of, fact_place
from tracker.queries.rows.citations import Cited, cited
from tracker.queries.rows.deadlines import slug_of
from tracker.queries.rows.facts import DeadlineFact, RoundFact, facts, rounds
from tracker.queries.rows.names import PartyName, parties
from tracker.queries.rows.statements import statements
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.reading_dates import readable, readable_window
from tracker.vocabulary.round_states import RoundState
from tracker.vocabulary.stated_dates import StatedDate


@dataclass(frozen=True, slots=True)
class RoundOnDay:
    """A round, its state on a day, and the plan that the state tells of.

    ``fact`` is None where people spoke of a round that is not on record. Its days,
    place and note are facts of the day only if it had begun by then: ask ``days``,
    ``city``, ``host`` and ``note`` of this value, not of the fact.
    """

    agreement_id: int
    name: str
    fact: RoundFact | None
    state: RoundState
    plan: Statement | None
    host: PartyName | None
    deadline: DeadlineFact | None

    @property
    def deadline_slug(self) -> str:
        """The name in addresses of the deadline that its plans are about."""
        return slug_of(self.deadline, None) if self.deadline else ""

    @property
    def label(self) -> str:
        if self.fact:
            return self.fact.label
        return _("Round %(number)s") % {"number": self.name}

    @property
    def anchor(self) -> str:
        """The round's, else that of the statement that plans it."""
        if self.fact:
            return anchor_of(Round, self.fact.id)
        return anchor_of(Forecast, self.plan.fact) if self.plan else ""

    @property
    def row(self) -> str:
        """Its place in a list of rounds, whether it is on record or only spoken of."""
        if self.fact:
            return self.anchor
        return f"plan-{self.deadline.id}" if self.deadline else ""

    def place(self, agreement: str) -> PageLocation:
        """Where it is shown, or else its plan, by the slug of its agreement."""
        if self.fact:
            return fact_place(Round, self.fact.id, agreement)
        return self.plan_place(agreement)

    def plan_place(self, agreement: str) -> PageLocation:
        """Where the statement that plans it is shown, or else the deadline."""
        names = agreement, self.deadline_slug
        if self.plan:
            return fact_place(Forecast, self.plan.fact, *names)
        return PageLocation("deadline", names)

    @property
    def is_announced(self) -> bool:
        """Is it planned by a source alone, with no statement of when it would be?"""
        is_planned = self.fact is not None and self.fact.status == RoundStatus.PLANNED
        return is_planned and self.plan is None

    @property
    def days(self) -> str:
        """The days for readers: its own once it has begun, else those planned."""
        if self.fact and self.state == RoundState.UNDER_WAY:
            return readable(self.fact.start)
        if self.fact and (self.state.has_begun or self.is_announced):
            return _from_to(self.fact.start, self.fact.end)
        return self.planned_days

    @property
    def planned_days(self) -> str:
        if self.plan is None:
            return ""
        return readable_window(self.plan.earliest, self.plan.latest)

    @property
    def city(self) -> str:
        is_told = self.state.has_begun or self.is_announced
        return self.fact.city if self.fact and is_told else ""

    @property
    def note(self) -> str:
        is_past = self.state in {RoundState.HELD, RoundState.CANCELLED}
        return self.fact.note if self.fact and is_past else ""

    @property
    def opening(self) -> tuple[date | None, date | None]:
        """The first and the last day on which it can have begun, or is to begin."""
        if self.fact and (self.state.has_begun or self.is_announced):
            return _opening(self.fact)
        return (self.plan.earliest, self.plan.latest) if self.plan else (None, None)

    @property
    def order(self) -> tuple[date, date, str]:
        """Sorts rounds by their first day, oldest first."""
        first, last = self.opening
        return last or first or date.max, first or date.min, self.name.zfill(4)


def rounds_on_day(
    agreements: Iterable[int] | None, *, on: date, known: datetime | None
) -> list[RoundOnDay]:
    """Rounds of the agreements (or of all, if None) known of by the day, oldest first.

    A round still to come is in the list if somebody had said by the day when it would
    be, on record or not, or if it is on record as planned and a source that tells of it
    was published by the day. Eight queries at most, however many rounds.
    """
    where = {} if agreements is None else {"agreement_id__in": set(agreements)}
    goals = facts(
        Deadline, DeadlineFact, known=known, milestone=Milestone.ROUND, **where
    )
    said = statements(goals, known=known)
    spoken_of = {(goal.agreement_id, goal.round_name): goal for goal in goals}
    recorded = {(r.agreement_id, r.name): r for r in rounds(known=known, **where)}
    announced = _announced(recorded.values(), known=known)
    hosts = parties((r.country_id for r in recorded.values()), known=known)
    found = []
    for key in {**recorded, **spoken_of}:
        fact, goal = recorded.get(key), spoken_of.get(key)
        words = said.get(goal.id, ()) if goal else ()
        meeting = _meeting(fact, announced.get(fact.id)) if fact else None
        standing = round_standing(meeting, words, on=on)
        if standing:
            state, plan = standing.state, standing.plan
            host = _host(fact, state, hosts)
            found.append(RoundOnDay(*key, fact, state, plan, host, goal))
    return sorted(found, key=lambda r: r.order)


def _host(
    fact: RoundFact | None, state: RoundState, hosts: dict[int, PartyName]
) -> PartyName | None:
    """Who holds it, which is a fact of the day only once it has begun."""
    if fact is None or fact.country_id is None or not state.has_begun:
        return None
    return hosts.get(fact.country_id)


def _meeting(fact: RoundFact, announced_on: date | None) -> Meeting:
    return Meeting(
        fact.status, *_opening(fact), fact.latest, fact.planned_latest, announced_on
    )


def _announced(
    recorded: Iterable[RoundFact], *, known: datetime | None
) -> dict[int, date]:
    """The day by which the first source of each planned round was surely out."""
    planned = [r.id for r in recorded if r.status == RoundStatus.PLANNED]
    backing = cited({"round": planned}, known=known) if planned else Cited({})
    found = {}
    for number in planned:
        told = [c.source.published_on for c in backing.of("round", number)]
        days = (StatedDate.parse(words).latest for words in told if words)
        if out := min((day for day in days if day), default=None):
            found[number] = out
    return found


def _opening(fact: RoundFact) -> tuple[date | None, date | None]:
    if not fact.start:
        return None, None
    opening = StatedDate.parse(fact.start)
    return opening.earliest, opening.latest


def _from_to(start: str, end: str) -> str:
    """Two stated dates as one text, without saying twice what they share."""
    if not end or end == start:
        return readable(start)
    together = f"{start}/{end}"
    written = readable(together)
    if written != together:
        return written
    return _("%(first)s to %(last)s") % {
        "first": readable(start),
        "last": readable(end),
    }
