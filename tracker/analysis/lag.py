"""How long news takes: from an event to its source, and from the source to our record.

Lengths are in whole days between last possible days: "in October 2013" is counted from
the 31st. A source may come before the event that it announces: that length is negative.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median

NINETY = 0.9


@dataclass(frozen=True, slots=True)
class Passage:
    """One fact on its way: when it happened, was published, and was recorded."""

    happened: date
    published: date | None
    recorded: date

    @property
    def to_source(self) -> int | None:
        return (self.published - self.happened).days if self.published else None

    @property
    def to_record(self) -> int | None:
        return (self.recorded - self.published).days if self.published else None


@dataclass(frozen=True, slots=True)
class Spread:
    """Of so many lengths, the median and the 90th percentile; None where there is none.

    The percentile is by nearest rank: the least length that nine in ten do not exceed.
    """

    count: int
    median: float | None
    ninetieth: int | None

    @classmethod
    def of(cls, lengths: Iterable[int | None]) -> Spread:
        known = sorted(length for length in lengths if length is not None)
        if not known:
            return cls(0, None, None)
        rank = ceil(NINETY * len(known))
        return cls(len(known), float(median(known)), known[rank - 1])


@dataclass(frozen=True, slots=True)
class Lag:
    """How long facts took; ``facts`` counts also those whose source has no date."""

    facts: int
    to_source: Spread
    to_record: Spread

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Lag:
        every = list(passages)
        return cls(
            len(every),
            Spread.of(each.to_source for each in every),
            Spread.of(each.to_record for each in every),
        )
