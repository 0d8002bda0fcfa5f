"""Loads and other changes with a name: who made them, and what they did row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q

from tracker.facts import TABLES
from tracker.models import TrackedModel
from tracker.queries.history.wording import Change, changes, event, with_earlier
from tracker.queries.rows.display_names import Names
from tracker.queries.rows.page_locations import kind_of
from tracker.vocabulary.changes import Publication

_FIRST = Q(history_type="+")
_GONE = Q(publication=Publication.WITHDRAWN) & ~_FIRST
_OF_A_BATCH = {
    "at": Max("history_date"),
    "by": Max("author"),
    "why": Max("history_change_reason"),
    "noted": Max("public_note"),
    "all": Count("history_id"),
    "new": Count("history_id", filter=_FIRST),
    "gone": Count("history_id", filter=_GONE),
}


@dataclass(frozen=True, slots=True)
class Batch:
    """One load, as its versions tell; ``moment`` is in UTC.

    ``author`` is empty for the program itself. The counts are of versions: of rows that
    are new, withdrawn, and changed in another way.
    """

    name: str
    moment: datetime
    author: str
    reason: str
    note: str
    new: int
    changed: int
    withdrawn: int

    @property
    def total(self) -> int:
        return self.new + self.changed + self.withdrawn


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What a batch did to one row; ``before`` is the version that it met, or None."""

    model: type[TrackedModel]
    number: int
    label: str
    event: str
    changes: list[Change]
    before: Any
    after: Any

    @property
    def kind(self) -> str:
        return kind_of(self.model)


def batches() -> list[Batch]:
    """Every batch, newest first. One query for each table."""
    found: dict[str, list[dict[str, Any]]] = {}
    for model in TABLES:
        for row in _summed(model.history.exclude(batch="")):
            found.setdefault(row["batch"], []).append(row)
    every = [_batch(name, rows) for name, rows in found.items()]
    return sorted(every, key=lambda batch: (batch.moment, batch.name), reverse=True)


def batch(name: str) -> Batch | None:
    """The batch of that name. One query for each table."""
    rows = [r for model in TABLES for r in _summed(model.history.filter(batch=name))]
    return _batch(name, rows) if name and rows else None


def lines(name: str, *, first: int, count: int) -> list[BatchLine]:
    """What the batch did, row by row, from that place on: at most so many rows.

    In the order in which changes are told, and for one table in that of their writing.
    The number of queries does not grow with the rows.
    """
    found: list[BatchLine] = []
    for model in TABLES:
        versions = model.history.filter(batch=name).order_by("history_id")
        total = versions.count()
        wanted = count - len(found)
        if first < total and wanted > 0:
            found += _lines(model, list(versions[first : first + wanted]))
        first = max(first - total, 0)
    return found


def _summed(versions: Any) -> Iterator[dict[str, Any]]:
    yield from versions.order_by().values("batch").annotate(**_OF_A_BATCH)


def _batch(name: str, rows: list[dict[str, Any]]) -> Batch:
    newest = max(rows, key=lambda row: row["at"])
    total, new, gone = (
        sum(row[column] for row in rows) for column in ("all", "new", "gone")
    )
    return Batch(
        name=name,
        moment=newest["at"],
        author=newest["by"],
        reason=newest["why"],
        note=newest["noted"],
        new=new,
        changed=total - new - gone,
        withdrawn=gone,
    )


def _lines(model: type[TrackedModel], versions: list[Any]) -> Iterator[BatchLine]:
    pairs = with_earlier(versions)
    names = Names(model, {version.id for version in versions})
    for (before, after), changed in zip(pairs, changes(model, pairs), strict=True):
        label = names.at(None, after.id)
        happened = event(before, after)
        yield BatchLine(model, after.id, label, happened, changed, before, after)
