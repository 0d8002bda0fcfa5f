"""Stretches of the calendar that words name, and what words do to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Reading(NamedTuple):
    """What a text says: the days it may mean, None where it leaves an end open."""

    earliest: date | None
    latest: date | None
    is_approximate: bool = False


@dataclass(frozen=True)
class Period:
    """Whole days from the first to the last.

    ``turn`` is the day that "by", "before" and "after" measure from where it is
    not the period's own edge: the last day in "by the end of 2013", the half-way
    day in "by the middle of 2014".
    """

    first: date
    last: date
    turn: date | None = None

    @property
    def is_year(self) -> bool:
        return self == year(self.first.year)

    @property
    def is_month(self) -> bool:
        return self == month(self.first.year, self.first.month)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def months(number: int, first: int, count: int) -> Period:
    """So many months from the first of them; they may run into the next year."""
    years, rest = divmod(first - 1 + count, 12)
    return Period(date(number, first, 1), date(number + years, rest + 1, 1) - DAY)


def month(number: int, which: int) -> Period:
    return months(number, which, 1)


def day(number: int, which: int, of_month: int) -> Period:
    only = date(number, which, of_month)
    return Period(only, only)


def quarter(number: int, which: int) -> Period:
    return months(number, 3 * which - 2, 3)


def half(number: int, which: int) -> Period:
    return months(number, 6 * which - 5, 6)


def season(number: int, which: int) -> Period:
    """Spring is 1 and begins in March; winter is 4 and ends in the next year."""
    return months(number, 3 * which, 3)


def within(whole: Period, first: int, last: int | None = None) -> Period:
    """The days of a month from the first to the last, or to the month's end."""
    end = whole.last.replace(day=last) if last else whole.last
    return Period(whole.first.replace(day=first), end)


def half_month(whole: Period, which: int) -> Period:
    """To the 15th, or from the 16th."""
    return within(whole, 1, 15) if which == 1 else within(whole, 16)


def early(whole: Period) -> Period | None:
    """A year's first quarter, a month's first ten days, else the first month.

    As the other parts, None of a single day.
    """
    if whole.is_year:
        return quarter(whole.first.year, 1)
    if whole.is_month:
        return within(whole, 1, 10)
    return _month_of(whole, whole.first)


def middle(whole: Period) -> Period | None:
    """A year's middle four months, a month's 10th to 20th, else None.

    Its turn is half-way: 30 June, or the 15th.
    """
    if whole.is_year:
        inner = months(whole.first.year, 5, 4)
        return Period(inner.first, inner.last, turn=half(whole.first.year, 1).last)
    if whole.is_month:
        inner = within(whole, 10, 20)
        return Period(inner.first, inner.last, turn=whole.first.replace(day=15))
    return None


def mid(whole: Period) -> Period | None:
    """The same days as the middle; of a month without a half-way day."""
    return within(whole, 10, 20) if whole.is_month else middle(whole)


def late(whole: Period) -> Period | None:
    """A year's last quarter, a month from the 21st, else the last month."""
    if whole.is_year:
        return quarter(whole.first.year, 4)
    if whole.is_month:
        return within(whole, 21)
    return _month_of(whole, whole.last)


def end(whole: Period) -> Period | None:
    """The same days as late, with the last of them as the turn."""
    inner = late(whole)
    return inner and Period(inner.first, inner.last, turn=inner.last)


def _month_of(whole: Period, edge: date) -> Period | None:
    """The month that the edge is in, where the period is made of whole months."""
    inner = month(edge.year, edge.month)
    is_inside = whole.first <= inner.first and inner.last <= whole.last
    return inner if is_inside else None


def during(whole: Period) -> Reading:
    return Reading(whole.first, whole.last)


def by(whole: Period) -> Reading:
    return Reading(None, whole.turn or whole.last)


def before(whole: Period) -> Reading:
    return Reading(None, whole.turn or whole.first - DAY)


def after(whole: Period) -> Reading:
    return Reading((whole.turn or whole.last) + DAY, None)


def since(whole: Period) -> Reading:
    """From the first day on: "from", "as early as"."""
    return Reading(whole.first, None)


def not_before(whole: Period) -> Reading:
    """From the first day on; of an end or a middle, once the turn is over."""
    return Reading(whole.turn + DAY if whole.turn else whole.first, None)
