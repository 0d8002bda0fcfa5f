"""The calendar of rounds: by year and month, across agreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from tracker.queries.rows.anchors import PageLocation
from tracker.queries.rows.facts import AgreementFact, agreements
from tracker.queries.rows.rounds import RoundOnDay, rounds_on_day

# Without a year asked for, whole years are shown until there are as many rounds.
ENOUGH = 100


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A round in the calendar, with the places of itself and of its plan."""

    round: RoundOnDay
    agreement: AgreementFact

    @property
    def year(self) -> int:
        """The year in which it began or is to begin, by its last possible day."""
        first, last = self.round.opening
        return (last or first or date.max).year

    @property
    def month(self) -> date | None:
        """The first of the month in which it began; None where that is not certain."""
        first, last = self.round.opening
        days = {day.replace(day=1) for day in (first, last) if day}
        return days.pop() if first and last and len(days) == 1 else None

    @property
    def place(self) -> PageLocation:
        return self.round.place(self.agreement.slug)

    @property
    def plan_place(self) -> PageLocation:
        return self.round.plan_place(self.agreement.slug)


@dataclass(frozen=True, slots=True)
class Month:
    """The rounds of a month, newest first; ``first`` is None where it is unknown."""

    first: date | None
    lines: tuple[CalendarLine, ...]


@dataclass(frozen=True, slots=True)
class Year:
    number: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Years shown, newest first; ``counts`` has the rounds of every year there is."""

    years: tuple[Year, ...]
    counts: tuple[tuple[int, int], ...]
    total: int
    agreements: tuple[AgreementFact, ...]


def calendar(
    *, year: int | None, agreement: int | None, on: date, known: datetime | None
) -> Calendar:
    """The rounds of the agreement of that number, or of all, on the day. Six queries.

    Where no year is asked for, the newest years that hold enough rounds.
    """
    named = agreements(known=known)
    every = [
        CalendarLine(meeting, named[meeting.agreement_id])
        for meeting in rounds_on_day(None, on=on, known=known)
        if meeting.agreement_id in named
    ]
    with_rounds = {line.agreement.id: line.agreement for line in every}
    lines = [x for x in every if agreement in (None, x.agreement.id)]
    counts = sorted(Counter(line.year for line in lines).items(), reverse=True)
    years = [year] if year is not None else _enough(counts)
    return Calendar(
        years=tuple(_year(number, lines) for number in years),
        counts=tuple(counts),
        total=len(lines),
        agreements=tuple(sorted(with_rounds.values(), key=str)),
    )


def _enough(counts: Iterable[tuple[int, int]]) -> list[int]:
    shown, years = 0, []
    for year, rounds in counts:
        if shown < ENOUGH:
            years.append(year)
        shown += rounds
    return years


def _year(number: int, lines: Iterable[CalendarLine]) -> Year:
    """The year's rounds by month, newest first, those of no certain month last."""
    mine = reversed([line for line in lines if line.year == number])
    by_month = sorted(mine, key=lambda line: line.month or date.min, reverse=True)
    months = groupby(by_month, key=lambda line: line.month)
    return Year(number, tuple(Month(first, tuple(these)) for first, these in months))
