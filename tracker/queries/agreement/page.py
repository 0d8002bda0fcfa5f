"""One agreement on a day: all that its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q

from tracker.analysis.accessions import Seat, Step, seats
from tracker.analysis.days import day_order, is_over
from tracker.analysis.standing import Standing, is_stalled
from tracker.models import (
    AccessionStep,
    Discrepancy,
    Indicator,
    StatusEvent,
    Succession,
    Topic,
)
from tracker.queries.rows.anchors import anchor_of
from tracker.queries.rows.checks import last_checked
from tracker.queries.rows.citations import Cited, cited
from tracker.queries.rows.deadlines import DeadlineOnDay, deadlines_of, next_deadline
from tracker.queries.rows.events import StatusEventFact, status_events, steps
from tracker.queries.rows.facts import (
    AgreementFact,
    RoundFact,
    agreements,
    facts,
    participants,
)
from tracker.queries.rows.figures import DiscrepancyFact, IndicatorFact, TopicFact
from tracker.queries.rows.identifiers import IdentifierFact, identifiers
from tracker.queries.rows.names import PartyName, parties
from tracker.queries.rows.public import published_as_of
from tracker.queries.rows.rounds import RoundOnDay, rounds_on_day
from tracker.vocabulary.accessions import Side
from tracker.vocabulary.round_states import RoundState


@dataclass(frozen=True, slots=True)
class Seated:
    """A party, where it is on the day, and how it came there (oldest step first)."""

    party: PartyName
    side: Side
    steps: tuple[Step, ...]

    @property
    def anchor(self) -> str:
        return _party_anchor(self.party)


@dataclass(frozen=True, slots=True)
class DevelopmentLine:
    """Something dated that happened: a status event, or a party's step."""

    anchor: str
    kind: str
    fact: StatusEventFact | Step
    party: PartyName | None

    @property
    def earliest(self) -> date | None:
        return self.fact.earliest

    @property
    def latest(self) -> date | None:
        return self.fact.latest

    @property
    def party_anchor(self) -> str:
        """Where the party stands among all that have a seat."""
        return _party_anchor(self.party) if self.party else ""


@dataclass(frozen=True)
class AgreementPage:
    """Everything on record of one agreement by the day; newest developments first."""

    agreement: AgreementFact
    standing: Standing | None
    is_stalled: bool
    developed_on: date | None
    last_checked: date | None
    supersedes: tuple[AgreementFact, ...]
    superseded_by: tuple[AgreementFact, ...]
    seats: tuple[Seated, ...]
    developments: tuple[DevelopmentLine, ...]
    rounds: tuple[RoundOnDay, ...]
    deadlines: tuple[DeadlineOnDay, ...]
    figures: tuple[IndicatorFact, ...]
    topics: tuple[TopicFact, ...]
    discrepancies: tuple[DiscrepancyFact, ...]
    identifiers: tuple[IdentifierFact, ...]
    cited: Cited

    @property
    def next_up(self) -> DeadlineOnDay | None:
        return next_deadline(self.deadlines)

    @property
    def rounds_held(self) -> int:
        """Numbered rounds that were over by the day."""
        return sum(
            held.number is not None for held in map(_held_round, self.rounds) if held
        )

    def on_side(self, side: Side) -> tuple[Seated, ...]:
        return tuple(seated for seated in self.seats if seated.side is side)


def agreement_page(
    agreement: AgreementFact, *, on: date, known: datetime | None
) -> AgreementPage:
    """The page of the agreement. A fixed number of queries, however much is on record.

    Events, steps and statements count by their day; topics, identifiers, and figures
    without a day, are shown whole.
    """
    number = agreement.id
    where = {"agreement_id": number}
    events = [e for e in status_events(known=known, **where) if is_over(e, on=on)]
    standing = Standing.of((event.event for event in events), on=on)
    taken = steps(known=known, **where).get(number, [])
    named = participants(known=known, **where).get(number, [])
    seated = seats(taken, named, on=on)
    names = parties(
        [s.party for s in seated] + [e.party_id for e in events], known=known
    )
    developments = _developments(events, seated, names)
    meetings = tuple(rounds_on_day([number], on=on, known=known))
    deadlines = deadlines_of([number], {number: standing}, on=on, known=known)
    figures = [
        figure
        for figure in facts(Indicator, IndicatorFact, known=known, **where)
        if figure.latest is None or figure.latest <= on
    ]
    topics = facts(Topic, TopicFact, known=known, **where)
    discrepancies = facts(Discrepancy, DiscrepancyFact, known=known, **where)
    before, after = _succession(number, on=on, known=known)
    page = AgreementPage(
        agreement=agreement,
        standing=standing,
        is_stalled=False,
        developed_on=_last_day(developments, meetings, on=on),
        last_checked=last_checked(on=on, known=known, agreements=[number]).get(number),
        supersedes=before,
        superseded_by=after,
        seats=_seated(seated, names),
        developments=developments,
        rounds=meetings,
        deadlines=tuple(deadlines.get(number, ())),
        figures=tuple(sorted(figures, key=lambda f: (*day_order(f), f.name, f.id))),
        topics=tuple(sorted(topics, key=lambda t: t.id)),
        discrepancies=tuple(sorted(discrepancies, key=lambda d: d.id)),
        identifiers=tuple(identifiers([number], known=known)),
        cited=Cited({}),
    )
    return replace(
        page,
        cited=_cited(page, known=known),
        is_stalled=standing is not None
        and is_stalled(standing.status, page.developed_on, on=on),
    )


def _party_anchor(party: PartyName) -> str:
    return f"party-{party.code}"


def _seated(seated: Iterable[Seat], names: dict[int, PartyName]) -> tuple[Seated, ...]:
    found = (
        Seated(names[seat.party], seat.side, seat.steps)
        for seat in seated
        if seat.party in names
    )
    return tuple(sorted(found, key=lambda s: str(s.party)))


def _developments(
    events: Iterable[StatusEventFact],
    seated: Iterable[Seat],
    names: dict[int, PartyName],
) -> tuple[DevelopmentLine, ...]:
    found = [
        DevelopmentLine(
            anchor_of(StatusEvent, e.id), "event", e, names.get(e.party_id or 0)
        )
        for e in sorted(events, key=lambda e: e.status.rank)
    ]
    found += [
        DevelopmentLine(
            anchor_of(AccessionStep, step.fact), "step", step, names.get(step.party)
        )
        for seat in seated
        for step in seat.steps
    ]
    return tuple(sorted(found, key=day_order)[::-1])


def _last_day(
    developments: Iterable[DevelopmentLine], meetings: Iterable[RoundOnDay], *, on: date
) -> date | None:
    days = [d.latest for d in developments]
    days += [meeting.latest for meeting in map(_held_round, meetings) if meeting]
    return max((day for day in days if day and day <= on), default=None)


def _held_round(meeting: RoundOnDay) -> RoundFact | None:
    return meeting.fact if meeting.state is RoundState.HELD else None


def _succession(
    number: int, *, on: date, known: datetime | None
) -> tuple[tuple[AgreementFact, ...], tuple[AgreementFact, ...]]:
    """What the agreement takes the place of, and what has begun to take its place."""
    rows = published_as_of(Succession, known=known).order_by("id")
    pairs = list(
        rows.filter(Q(successor_id=number) | Q(predecessor_id=number)).values_list(
            "predecessor_id", "successor_id"
        )
    )
    ids = {each for pair in pairs for each in pair}
    named = agreements(known=known, ids=ids)
    events = status_events(known=known, agreement_id__in=ids)
    begun = {event.agreement_id for event in events if is_over(event, on=on)}
    before = [named[p] for p, s in pairs if s == number and p in named]
    after = [named[s] for p, s in pairs if p == number and s in named and s in begun]
    return tuple(before), tuple(after)


def _cited(page: AgreementPage, *, known: datetime | None) -> Cited:
    """The citations of everything shown, numbered in the order of the page."""
    events = [d.fact for d in page.developments if isinstance(d.fact, StatusEventFact)]
    taken = [step.fact for seated in page.seats for step in seated.steps]
    said = [s.fact for d in page.deadlines for s in d.newest]
    return cited(
        {
            "agreement": [page.agreement.id],
            "forecast": said,
            "accession_step": taken,
            "status_event": [event.id for event in events],
            "round": [meeting.fact.id for meeting in page.rounds if meeting.fact],
            "indicator": [figure.id for figure in page.figures],
            "topic": [topic.id for topic in page.topics],
            "discrepancy": [each.id for each in page.discrepancies],
        },
        known=known,
    )
