"""What happened in the world, and what was said of it, between two days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from tracker.analysis.accessions import Seat, Step, seats
from tracker.analysis.days import day_order, is_over
from tracker.analysis.standing import Standing
from tracker.analysis.statements import Expectation, Statement
from tracker.queries.rows.citations import Cited, cited
from tracker.queries.rows.deadlines import DeadlineOnDay, deadlines_of
from tracker.queries.rows.events import StatusEventFact, status_events, steps
from tracker.queries.rows.facts import (
    AgreementFact,
    RoundFact,
    agreements,
    participants,
    rounds,
)
from tracker.queries.rows.names import PartyName, parties
from tracker.vocabulary.accessions import Side
from tracker.vocabulary.kinds import RoundStatus

Recorded = TypeVar("Recorded", StatusEventFact, RoundFact)
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class SeatMoved:
    """A party's side on the two days (None: not there yet) and its steps between."""

    party: PartyName
    before: Side | None
    after: Side
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class DeadlineMoved:
    """A deadline of which something was said, or became of it, between the days."""

    deadline: DeadlineOnDay
    before: Expectation | None
    said: tuple[Statement, ...]

    @property
    def has_moved(self) -> bool:
        """Does anything else stand of it than before?"""
        after = self.deadline.stands
        if self.before is None:
            return True
        return (self.before.state, self.before.leading) != (after.state, after.leading)


@dataclass(frozen=True, slots=True)
class Difference:
    """How one agreement's second day differs from its first."""

    agreement: AgreementFact
    before: Standing | None
    after: Standing | None
    events: tuple[StatusEventFact, ...]
    seats: tuple[SeatMoved, ...]
    rounds: tuple[RoundFact, ...]
    deadlines: tuple[DeadlineMoved, ...]

    @property
    def has_moved(self) -> bool:
        """Did its status change, not only something happen?"""
        was = self.before.status if self.before else None
        return was != (self.after.status if self.after else None)

    @property
    def is_dated(self) -> bool:
        """Did any of it surely happen between the days, or was said between them?

        An event "by October 2013" came on record with that month; when it happened
        before is not known.
        """
        events = any(event.earliest is not None for event in self.events)
        return bool(events or self.seats or self.rounds or self.deadlines)

    def __bool__(self) -> bool:
        return bool(self.events) or self.is_dated


@dataclass(frozen=True)
class Comparison:
    """The agreements that differ, and what each difference rests on.

    ``undated`` are those of which only events without a first day are new.
    """

    differences: tuple[Difference, ...]
    undated: tuple[Difference, ...]
    cited: Cited


def comparison(
    first: date,
    second: date,
    *,
    known: datetime | None,
    agreement: int | None = None,
) -> Comparison:
    """What changed after the first day, up to and with the second, which is later.

    For one agreement or, left out, for all. A fixed number of queries.
    """
    where = {} if agreement is None else {"agreement_id": agreement}
    wanted = agreements(known=known, ids=None if agreement is None else [agreement])
    events = _grouped(status_events(known=known, **where))
    taken = steps(known=known, **where)
    named = participants(known=known, **where)
    held = _grouped(rounds(known=known, status=RoundStatus.HELD, **where))
    names = parties(
        (step.party for theirs in taken.values() for step in theirs), known=known
    )
    standings = [
        {n: Standing.of((e.event for e in events.get(n, ())), on=day) for n in wanted}
        for day in (first, second)
    ]
    deadlines = [
        deadlines_of(wanted, standing, on=day, known=known)
        for day, standing in zip((first, second), standings, strict=True)
    ]
    days = (first, second)
    found = [
        Difference(
            agreement=each,
            before=standings[0][number],
            after=standings[1][number],
            events=_between(events.get(number, ()), days),
            seats=_seats_moved(
                taken.get(number, ()), named.get(number, ()), names, days
            ),
            rounds=_between(held.get(number, ()), days),
            deadlines=_deadlines_moved(*(d.get(number, []) for d in deadlines)),
        )
        for number, each in wanted.items()
    ]
    differences = sorted(filter(None, found), key=_most_first)
    return Comparison(
        tuple(each for each in differences if each.is_dated),
        tuple(each for each in differences if not each.is_dated),
        _cited(differences, known=known),
    )


def _most_first(difference: Difference) -> tuple[bool, str]:
    return not difference.has_moved, difference.agreement.short_name.casefold()


def _grouped(facts: Iterable[Recorded]) -> dict[int, list[Recorded]]:
    found: dict[int, list[Recorded]] = {}
    for fact in facts:
        found.setdefault(fact.agreement_id, []).append(fact)
    return found


def _between(facts: Iterable[Recorded], days: Days) -> tuple[Recorded, ...]:
    """The facts that were over by the second day and not by the first, oldest first."""
    first, second = days
    found = [f for f in facts if is_over(f, on=second) and not is_over(f, on=first)]
    return tuple(sorted(found, key=day_order))


def _seats_moved(
    taken: Iterable[Step],
    named: Iterable[int],
    names: Mapping[int, PartyName],
    days: Days,
) -> tuple[SeatMoved, ...]:
    steps, undated = list(taken), list(named)
    before, after = (
        {seat.party: seat for seat in seats(steps, undated, on=day)} for day in days
    )
    moved = [
        _seat_moved(names[party], before.get(party), seat)
        for party, seat in after.items()
        if party in names and seat != before.get(party)
    ]
    return tuple(sorted(moved, key=lambda each: str(each.party)))


def _seat_moved(party: PartyName, before: Seat | None, after: Seat) -> SeatMoved:
    past = before.steps if before else ()
    new = tuple(step for step in after.steps if step not in past)
    return SeatMoved(party, before.side if before else None, after.side, new)


def _deadlines_moved(
    before: Iterable[DeadlineOnDay], after: Iterable[DeadlineOnDay]
) -> tuple[DeadlineMoved, ...]:
    past = {each.fact.id: each for each in before}
    moved = (_deadline_moved(past.get(each.fact.id), each) for each in after)
    return tuple(each for each in moved if each.said or each.has_moved)


def _deadline_moved(
    before: DeadlineOnDay | None, after: DeadlineOnDay
) -> DeadlineMoved:
    past = set(before.statements) if before else set()
    said = tuple(s for s in after.statements if s not in past)
    return DeadlineMoved(after, before.stands if before else None, said)


def _cited(differences: Iterable[Difference], *, known: datetime | None) -> Cited:
    every = list(differences)
    return cited(
        {
            "status_event": [event.id for each in every for event in each.events],
            "accession_step": [
                step.fact
                for each in every
                for seat in each.seats
                for step in seat.steps
            ],
            "round": [meeting.id for each in every for meeting in each.rounds],
            "forecast": [
                said.fact for each in every for d in each.deadlines for said in d.said
            ],
        },
        known=known,
    )
