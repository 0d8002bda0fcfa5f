"""Reporting lag as data; lengths are in days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.exports.answers import Answer, AnswerRows
from tracker.queries.site.lag import KindLag


@dataclass(frozen=True, slots=True)
class LagRow:
    """Of one kind of fact, loaded in bulk or not: how many, and how long they took.

    ``dated`` counts those with a dated source, of which the lengths are.
    """

    fact_kind: str
    is_bulk: bool
    facts: int
    dated: int
    to_source_median: float | None
    to_source_90: int | None
    to_record_median: float | None
    to_record_90: int | None


def lag_answer(found: Iterable[KindLag]) -> Answer:
    """A row for each kind of fact, bulk loads apart."""
    return Answer({}, {"lags": AnswerRows.of(LagRow, map(_row, found))})


def _row(found: KindLag) -> LagRow:
    lag = found.lag
    return LagRow(
        fact_kind=found.name,
        is_bulk=found.is_bulk,
        facts=lag.facts,
        dated=lag.to_source.count,
        to_source_median=lag.to_source.median,
        to_source_90=lag.to_source.ninetieth,
        to_record_median=lag.to_record.median,
        to_record_90=lag.to_record.ninetieth,
    )
