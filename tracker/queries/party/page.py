"""One party on a day: where it takes part, and what is said of it and by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from tracker.analysis.accessions import Seat, Step
from tracker.analysis.days import day_order
from tracker.analysis.standing import Standing
from tracker.analysis.statements import Statement, said_by
from tracker.models import Deadline, Forecast, Membership, Round, Speaker
from tracker.queries.rows.anchors import PageLocation, fact_place
from tracker.queries.rows.deadlines import DeadlineOnDay, deadlines_of, slug_of
from tracker.queries.rows.events import standings
from tracker.queries.rows.facts import AgreementFact, DeadlineFact, agreements, facts
from tracker.queries.rows.names import PartyName, parties
from tracker.queries.rows.participation import seats_of
from tracker.queries.rows.public import published_as_of
from tracker.queries.rows.rounds import RoundOnDay, rounds_on_day
from tracker.queries.rows.statements import statements
from tracker.vocabulary.accessions import Side, Track


@dataclass(frozen=True, slots=True)
class AgreementSeat:
    """An agreement in which the party has a part, or in which its bloc has."""

    agreement: AgreementFact
    standing: Standing | None
    seat: Seat
    bloc: PartyName | None = None

    @property
    def newest(self) -> tuple[tuple[Track, Step | None], ...]:
        """The newest step on each track."""
        return tuple((track, self.seat.newest(track)) for track in Track)


@dataclass(frozen=True, slots=True)
class Taken:
    """A step of the party, in one agreement."""

    agreement: AgreementFact
    step: Step


@dataclass(frozen=True, slots=True)
class Hosted:
    """A round held in the party."""

    agreement: AgreementFact
    round: RoundOnDay


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that is the party's alone."""

    agreement: AgreementFact
    deadline: DeadlineOnDay


@dataclass(frozen=True, slots=True)
class Said:
    """A statement by somebody who speaks for the party."""

    agreement: AgreementFact
    statement: Statement
    place: PageLocation


@dataclass(frozen=True, slots=True)
class PartyPage:
    """Everything on record of one party by the day; lists are newest first."""

    party: PartyName
    blocs: tuple[PartyName, ...]
    members: tuple[PartyName, ...]
    seats: tuple[AgreementSeat, ...]
    through_blocs: tuple[AgreementSeat, ...]
    steps: tuple[Taken, ...]
    hosted: tuple[Hosted, ...]
    deadlines: tuple[Due, ...]
    said: tuple[Said, ...]


def party_page(party: PartyName, *, on: date, known: datetime | None) -> PartyPage:
    """The page of the party. A fixed number of queries, however much is on record."""
    blocs, members = _related(party, known=known)
    named = agreements(known=known)
    stand = standings(on=on, known=known)
    seated = seats_of([party.id, *(bloc.id for bloc in blocs)], on=on, known=known)
    mine = [
        AgreementSeat(named[number], stand.get(number), seats[party.id])
        for number, seats in seated.items()
        if number in named and party.id in seats
    ]
    taken = [Taken(each.agreement, step) for each in mine for step in each.seat.steps]
    return PartyPage(
        party=party,
        blocs=blocs,
        members=members,
        seats=tuple(sorted(mine, key=_by_side)),
        through_blocs=_through(blocs, seated, named, stand),
        steps=tuple(sorted(taken, key=lambda t: day_order(t.step), reverse=True)),
        hosted=_hosted(party, named, on=on, known=known),
        deadlines=_due(party, named, stand, on=on, known=known),
        said=_said(party, named, on=on, known=known),
    )


def _related(
    party: PartyName, *, known: datetime | None
) -> tuple[tuple[PartyName, ...], tuple[PartyName, ...]]:
    """The blocs that the party belongs to, and its members where it is one."""
    pairs = list(
        published_as_of(Membership, known=known)
        .filter(Q(bloc_id=party.id) | Q(party_id=party.id))
        .values_list("bloc_id", "party_id")
    )
    named = parties((number for pair in pairs for number in pair), known=known)
    blocs = {bloc for bloc, member in pairs if member == party.id}
    members = {member for bloc, member in pairs if bloc == party.id}
    return _sorted(named, blocs), _sorted(named, members)


def _sorted(
    named: Mapping[int, PartyName], numbers: Iterable[int]
) -> tuple[PartyName, ...]:
    return tuple(sorted((named[n] for n in numbers if n in named), key=str))


def _by_side(seated: AgreementSeat) -> tuple[int, str]:
    return list(Side).index(seated.seat.side), seated.agreement.short_name.casefold()


def _through(
    blocs: Iterable[PartyName],
    seated: Mapping[int, Mapping[int, Seat]],
    named: Mapping[int, AgreementFact],
    stand: Mapping[int, Standing | None],
) -> tuple[AgreementSeat, ...]:
    """Agreements in which a bloc has a part for the party, which has none itself."""
    inside = {bloc.id: bloc for bloc in blocs}
    found = [
        AgreementSeat(named[number], stand.get(number), seat, inside[member])
        for number, seats in seated.items()
        if number in named and seats.keys() <= inside.keys()
        for member, seat in seats.items()
    ]
    return tuple(sorted(found, key=_by_side))


def _hosted(
    party: PartyName,
    named: Mapping[int, AgreementFact],
    *,
    on: date,
    known: datetime | None,
) -> tuple[Hosted, ...]:
    held_there = published_as_of(Round, known=known).filter(country_id=party.id)
    numbers = set(held_there.values_list("agreement_id", flat=True))
    return tuple(
        Hosted(named[meeting.agreement_id], meeting)
        for meeting in reversed(rounds_on_day(numbers, on=on, known=known))
        if meeting.host and meeting.host.id == party.id
    )


def _due(
    party: PartyName,
    named: Mapping[int, AgreementFact],
    stand: Mapping[int, Standing | None],
    *,
    on: date,
    known: datetime | None,
) -> tuple[Due, ...]:
    alone = published_as_of(Deadline, known=known).filter(party_id=party.id)
    numbers = set(alone.values_list("agreement_id", flat=True))
    deadlines = deadlines_of(numbers, stand, on=on, known=known)
    return tuple(
        Due(named[number], deadline)
        for number in sorted(deadlines, key=lambda n: named[n].short_name.casefold())
        for deadline in deadlines[number]
        if deadline.fact.party_id == party.id
    )


def _said(
    party: PartyName,
    named: Mapping[int, AgreementFact],
    *,
    on: date,
    known: datetime | None,
) -> tuple[Said, ...]:
    """What people who speak for the party had said by the day."""
    speakers = published_as_of(Speaker, known=known).filter(party_id=party.id)
    theirs = published_as_of(Forecast, known=known).filter(
        speaker_id__in=speakers.values("id")
    )
    spoken = dict(theirs.values_list("id", "deadline_id"))
    numbers = set(spoken.values())
    goals = facts(Deadline, DeadlineFact, known=known, id__in=numbers)
    names = parties((goal.party_id for goal in goals), known=known)
    by_number = {goal.id: goal for goal in goals}
    every = [s for said in statements(goals, known=known).values() for s in said]
    found = []
    for each in reversed(said_by(every, on=on)):
        if each.fact in spoken:
            goal = by_number[each.deadline]
            agreement = named[goal.agreement_id]
            slug = slug_of(goal, names.get(goal.party_id or 0))
            place = fact_place(Forecast, each.fact, agreement.slug, slug)
            found.append(Said(agreement, each, place))
    return tuple(found)
