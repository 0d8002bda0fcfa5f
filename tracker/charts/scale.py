"""Days as places on an axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """The days from the first to the last, both included; at least two."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first >= self.last:
            raise ValueError(
                f"got {self.first} to {self.last}, wanted a later last day"
            )

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def widened(self, share: float, *, least: int) -> Span:
        """The span and a share of it, at least so many days, at either end."""
        more = timedelta(days=max(least, round(self.days * share)))
        return Span(self.first - more, self.last + more)


@dataclass(frozen=True, slots=True)
class Scale:
    """Lays a span of days evenly from one place to another, up or down."""

    span: Span
    start: float
    end: float

    def at(self, day: date) -> float:
        """The place of the day, to a tenth; days beyond the span lie beyond it."""
        share = (day - self.span.first).days / self.span.days
        return round(self.start + share * (self.end - self.start), 1)

    def held(self, day: date) -> float:
        """The place of the day, or of the end of the span that it lies beyond."""
        return self.at(min(max(day, self.span.first), self.span.last))
