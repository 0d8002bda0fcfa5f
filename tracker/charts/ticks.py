"""Which days an axis names, so that no two names meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import east_asian_width

from django.utils.dateformat import format as formatted
from django.utils.translation import pgettext

from tracker.charts.scale import Scale, Span

# Of the height of the letters: the width of one, and a line.
_LETTER = 0.56
_LINE = 1.4

_ONE_DAY = timedelta(days=1)
# A day whose name is as long as any.
_LONG_DAY = date(2000, 12, 28)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that an axis names, its place on it, and its name."""

    day: date
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class TickStep:
    """The distance between two ticks: so many months, or else so many days."""

    months: int = 0
    days: int = 0

    @property
    def shortest(self) -> int:
        """The least number of days between two ticks: two of February to begin with."""
        return self.days or 28 + 30 * (self.months - 1)

    def within(self, span: Span) -> Iterator[date]:
        """The days on which the steps begin, counted from a fixed day of the past."""
        if self.months:
            return self._months(span)
        return self._days(span)

    def _days(self, span: Span) -> Iterator[date]:
        # 1 January of the year 1 was a Monday: weeks begin on Mondays.
        past = (span.first.toordinal() - 1) % self.days
        day = span.first + timedelta(days=-past % self.days)
        while day <= span.last:
            yield day
            day += timedelta(days=self.days)

    def _months(self, span: Span) -> Iterator[date]:
        count = -(-_month(span.first) // self.months) * self.months
        while (day := date(count // 12, count % 12 + 1, 1)) <= span.last:
            yield day
            count += self.months


STEPS = (
    *(TickStep(days=days) for days in (1, 2, 7, 14)),
    *(TickStep(months=months) for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)),
)


def starts_across(scale: Scale, text: float) -> tuple[Tick, ...]:
    """Ticks for an axis that lies: the first days of years, months, weeks or days.

    The smallest step whose names fill no more than about half of the axis. None begins
    before the axis does: what the axis is about stands there.
    """

    def room(step: TickStep) -> float:
        return 1.8 * width(_start_label(_LONG_DAY, step), text)

    step, days = _finest(scale, room, lambda step: step.within(scale.span))
    ticks = (Tick(day, scale.at(day), _start_label(day, step)) for day in days)
    return tuple(t for t in ticks if t.at - width(t.label, text) / 2 >= scale.start)


def ends_upward(scale: Scale, text: float) -> tuple[Tick, ...]:
    """Ticks for an axis that stands: the last days of years, months, weeks or days.

    What is due by the end of 2013 then lies on the line of 31 December 2013.
    """
    span = scale.span
    starts = Span(span.first + _ONE_DAY, span.last + _ONE_DAY)

    def ends(step: TickStep) -> Iterator[date]:
        return (start - _ONE_DAY for start in step.within(starts))

    _step, days = _finest(scale, lambda _step: 2.4 * _LINE * text, ends)
    return tuple(Tick(day, scale.at(day), day_label(day)) for day in days)


def width(words: str, text: float) -> float:
    """About how wide the words are in letters of the height ``text``.

    A Chinese character counts as two letters.
    """
    letters = sum(2 if east_asian_width(char) in "WF" else 1 for char in words)
    return _LETTER * text * letters


def day_label(day: date) -> str:
    return formatted(day, pgettext("a day, short", "j M Y"))


def _start_label(day: date, step: TickStep) -> str:
    if step.days:
        return day_label(day)
    if step.months % 12:
        return formatted(day, pgettext("a month, short", "M Y"))
    return formatted(day, pgettext("a year", "Y"))


def _finest(
    scale: Scale,
    room: Callable[[TickStep], float],
    days_of: Callable[[TickStep], Iterator[date]],
) -> tuple[TickStep, list[date]]:
    """The smallest step that leaves each of its days room; the largest at worst."""
    length = abs(scale.end - scale.start)
    for step in STEPS:
        if step.shortest * length / scale.span.days >= room(step):
            break
    return step, list(days_of(step))


def _month(day: date) -> int:
    """The number of the first month that begins on or after the day."""
    return day.year * 12 + day.month - 1 + (day.day > 1)
