"""The board: where every agreement stands on a day, and what is expected next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.core.paginator import Page, Paginator

from tracker.analysis.accessions import Seat, seats
from tracker.analysis.days import day_order, is_over
from tracker.analysis.standing import Standing, is_stalled
from tracker.models import Round
from tracker.queries.rows.deadlines import (
    DeadlineOnDay,
    deadlines_of,
    most_spoken_of,
    next_deadline,
)
from tracker.queries.rows.events import StatusEventFact, status_events, steps
from tracker.queries.rows.facts import AgreementFact, agreements, participants
from tracker.queries.rows.names import PartyName, parties
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.accessions import Side
from tracker.vocabulary.kinds import RoundStatus

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class BoardFilters:
    """What a reader narrows the board to, and in which order; empty means all."""

    kind: str = ""
    status: str = ""
    region: str = ""
    party: str = ""
    sort: str = "developed"
    page: int = 1


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One agreement on the day.

    ``parties`` are in; ``involved`` also those on the way, and those that have left.
    ``developed_on`` is the last day of its newest development; ``next_up`` is None
    where nothing is open.
    """

    agreement: AgreementFact
    standing: Standing | None
    is_stalled: bool
    parties: tuple[PartyName, ...]
    approaching: int
    involved: tuple[PartyName, ...]
    developed_on: date | None
    development: StatusEventFact | None
    next_up: DeadlineOnDay | None = None
    most_spoken_of: DeadlineOnDay | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """The lines of one page of those asked for; ``held`` counts all agreements."""

    lines: tuple[BoardLine, ...]
    page: Page[BoardLine] = field(compare=False)
    held: int
    parties: tuple[PartyName, ...]


ORDERS = {
    "developed": lambda line: (
        -(line.developed_on or date.min).toordinal(),
        line.agreement.short_name.casefold(),
    ),
    "name": lambda line: line.agreement.short_name.casefold(),
    "status": lambda line: (
        line.standing.status.rank if line.standing else -1,
        line.agreement.short_name.casefold(),
    ),
    "since": lambda line: (
        -((line.standing and line.standing.since.latest) or date.min).toordinal(),
        line.agreement.short_name.casefold(),
    ),
    "parties": lambda line: (
        -len(line.parties),
        line.agreement.short_name.casefold(),
    ),
}


def board(filters: BoardFilters, *, on: date, known: datetime | None) -> Board:
    """The lines asked for, on the day. A fixed number of queries.

    Standing, seats and last development are worked out for all agreements, since
    readers filter and sort by them; deadlines only for the page shown.
    """
    everything = _lines(on=on, known=known)
    chosen = sorted(
        (line for line in everything if _fits(line, filters)),
        key=ORDERS[filters.sort],
    )
    page = Paginator(chosen, PAGE_SIZE).get_page(filters.page)
    return Board(
        lines=with_deadlines(list(page), on=on, known=known),
        page=page,
        held=len(everything),
        parties=_all_parties(everything),
    )


def numbers_of(filters: BoardFilters, *, on: date, known: datetime | None) -> list[int]:
    """The numbers of the agreements asked for, of all pages."""
    lines = _lines(on=on, known=known)
    return [line.agreement.id for line in lines if _fits(line, filters)]


def every_line(*, on: date, known: datetime | None) -> list[BoardLine]:
    """The lines of all agreements, by their slugs, without their deadlines."""
    return sorted(_lines(on=on, known=known), key=lambda line: line.agreement.slug)


@dataclass(frozen=True, slots=True)
class _Record:
    """What is on record of all agreements, by their number."""

    events: Mapping[int, list[StatusEventFact]]
    seats: Mapping[int, tuple[Seat, ...]]
    last_rounds: Mapping[int, date]
    names: Mapping[int, PartyName]


def _lines(*, on: date, known: datetime | None) -> list[BoardLine]:
    taken = steps(known=known)
    named = participants(known=known)
    seated = {
        number: seats(taken.get(number, ()), named.get(number, ()), on=on)
        for number in taken.keys() | named.keys()
    }
    record = _Record(
        _by_agreement(status_events(known=known)),
        seated,
        _last_rounds(on=on, known=known),
        parties((s.party for ss in seated.values() for s in ss), known=known),
    )
    return [
        _line(agreement, record, on=on)
        for agreement in agreements(known=known).values()
    ]


def _line(agreement: AgreementFact, record: _Record, *, on: date) -> BoardLine:
    events = record.events.get(agreement.id, ())
    past = [event for event in events if is_over(event, on=on)]
    newest = max(past, key=lambda e: (*day_order(e), e.status.rank), default=None)
    standing = Standing.of((event.event for event in past), on=on)
    seated = record.seats.get(agreement.id, ())
    days = [
        record.last_rounds.get(agreement.id),
        newest.latest if newest else None,
        *(step.latest for seat in seated for step in seat.steps),
    ]
    developed_on = max((day for day in days if day), default=None)
    inside = {seat.party for seat in seated if seat.side is Side.IN}
    names = (record.names.get(seat.party) for seat in seated)
    involved = sorted(filter(None, names), key=str)
    return BoardLine(
        agreement=agreement,
        standing=standing,
        is_stalled=standing is not None
        and is_stalled(standing.status, developed_on, on=on),
        parties=tuple(party for party in involved if party.id in inside),
        approaching=sum(seat.side is Side.APPROACHING for seat in seated),
        involved=tuple(involved),
        developed_on=developed_on,
        development=newest,
    )


def _by_agreement(
    events: Iterable[StatusEventFact],
) -> dict[int, list[StatusEventFact]]:
    found: dict[int, list[StatusEventFact]] = {}
    for event in events:
        found.setdefault(event.agreement_id, []).append(event)
    return found


def _last_rounds(*, on: date, known: datetime | None) -> dict[int, date]:
    """The last day of each agreement's newest round held by the day."""
    rows = (
        published_as_of(Round, known=known)
        .filter(status=RoundStatus.HELD, latest__lte=on)
        .order_by("latest")
        .values_list("agreement_id", "latest")
    )
    return dict(rows)


def _fits(line: BoardLine, filters: BoardFilters) -> bool:
    agreement = line.agreement
    return (
        filters.kind in ("", agreement.kind)
        and filters.region in ("", agreement.region)
        and filters.status in ("", line.standing.status if line.standing else "none")
        and (not filters.party or filters.party in {p.code for p in line.involved})
    )


def with_deadlines(
    lines: list[BoardLine], *, on: date, known: datetime | None
) -> tuple[BoardLine, ...]:
    """The lines with what is next up, and most spoken of, in each."""
    standings = {line.agreement.id: line.standing for line in lines}
    deadlines = deadlines_of(standings, standings, on=on, known=known)
    return tuple(
        replace(
            line,
            next_up=next_deadline(deadlines.get(line.agreement.id, ())),
            most_spoken_of=most_spoken_of(deadlines.get(line.agreement.id, ())),
        )
        for line in lines
    )


def _all_parties(lines: Iterable[BoardLine]) -> tuple[PartyName, ...]:
    found = {party.id: party for line in lines for party in line.involved}
    return tuple(sorted(found.values(), key=str))
