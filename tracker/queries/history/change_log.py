"""What this site changed in its record, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Q, QuerySet

from tracker.facts import TABLES
from tracker.models import TrackedModel
from tracker.queries.history.change_entries import ChangeEntry, told
from tracker.queries.rows.page_locations import kind_of
from tracker.queries.rows.versions import about, public_versions
from tracker.vocabulary.changes import ChangeKind

# A change of more facts than this is told by how many of which kind there are.
FEW = 12
PAGE_SIZE = 50
BATCH_PAGE_SIZE = 100

# Of all facts of one kind that were changed at one moment. Grouped by the moment alone,
# so that the end of the index is enough.
_AT_ONCE = {
    "in_batch": Max("batch"),
    "noted": Max("public_note"),
    **{kind.value: Count("id", filter=Q(change_kind=kind)) for kind in ChangeKind},
}

# What tells one entry from another: the load or else the moment, and the kind.
Key = tuple[str | datetime, ChangeKind]


@dataclass(frozen=True, slots=True)
class ChangeLogFilters:
    """What a reader narrows the changes to; empty means all.

    ``agreement`` is a row's number, ``among`` are several. The moments are in UTC:
    ``at`` is that of a change outside any batch, ``before`` leaves out what was changed
    then or later, ``after`` what was changed then or earlier.
    """

    kind: str = ""
    agreement: int | None = None
    among: tuple[int, ...] | None = None
    batch: str = ""
    at: datetime | None = None
    before: datetime | None = None
    after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """How many facts of one kind a change touched."""

    model: type[TrackedModel]
    facts: int

    @property
    def kind(self) -> str:
        return kind_of(self.model, many=self.facts != 1)


@dataclass(frozen=True, slots=True)
class ChangeLogEntry:
    """Facts that were changed together, for one reason; ``moment`` is in UTC.

    ``batch`` names the load that changed them, if one did. ``changes`` is empty where
    there are too many to tell one by one.
    """

    moment: datetime
    batch: str
    kind: ChangeKind
    note: str
    kept: tuple[Kept, ...]
    changes: tuple[ChangeEntry, ...] = ()

    @property
    def total(self) -> int:
        return sum(kept.facts for kept in self.kept)

    @property
    def versions(self) -> Q:
        """Look-ups of the versions that it is made of."""
        where = Q(change_kind=self.kind, batch=self.batch)
        return where if self.batch else where & Q(history_date=self.moment)


@dataclass(frozen=True, slots=True)
class Log:
    """Entries, newest first; ``before`` asks for those that follow, if any do."""

    entries: tuple[ChangeLogEntry, ...]
    before: datetime | None


def change_log(
    filters: ChangeLogFilters, *, known: datetime | None, limit: int = PAGE_SIZE
) -> Log:
    """The newest entries: those of as many moments as the limit says.

    A fixed number of queries, however many changes; each reads the end of an index.
    """
    sums = _sums(filters, known=known, limit=limit + 1)
    moments = sorted({each.moment for each in sums}, reverse=True)
    shown = set(moments[:limit])
    entries = _entries(each for each in sums if each.moment in shown)
    return Log(
        _with_changes(entries, filters, known=known),
        moments[limit - 1] if len(moments) > limit else None,
    )


def changes_to(
    agreement: int,
    *,
    known: datetime | None,
    limit: int,
    after: datetime | None = None,
) -> tuple[ChangeLogEntry, ...]:
    """The newest changes to the record of the agreement of that number.

    Those made then or earlier are left out if a moment ``after`` is given.
    """
    filters = ChangeLogFilters(agreement=agreement, after=after)
    return change_log(filters, known=known, limit=limit).entries


@dataclass(frozen=True, slots=True)
class BatchPage:
    """Some of the changes made together; ``page`` counts them all."""

    entries: tuple[ChangeLogEntry, ...]
    changes: tuple[ChangeEntry, ...]
    page: Page[int] = field(compare=False)


def batch_page(
    filters: ChangeLogFilters, *, page: int, known: datetime | None
) -> BatchPage:
    """The changes of one load, or of one moment, a hundred to a page.

    ``filters`` name the batch or the moment. A page past the last is the last. The
    number of queries does not grow with the facts changed.
    """
    entries = _entries(_sums(filters, known=known))
    every = range(sum(entry.total for entry in entries))
    shown = Paginator(every, BATCH_PAGE_SIZE).get_page(page)
    first = (shown.number - 1) * BATCH_PAGE_SIZE
    changes: list[ChangeEntry] = []
    for model in TABLES:
        facts = sum(k.facts for e in entries for k in e.kept if k.model is model)
        among = slice(max(first, 0), min(first + BATCH_PAGE_SIZE, facts))
        if among.start < among.stop:
            versions = _versions(model, filters, known=known).order_by("history_id")
            changes += told(model, versions, known=known, among=among)
        first -= facts
    return BatchPage(tuple(entries), tuple(changes), shown)


def _versions(
    model: type[TrackedModel], filters: ChangeLogFilters, *, known: datetime | None
) -> QuerySet[Any]:
    versions = public_versions(model, known=known)
    if filters.kind:
        versions = versions.filter(change_kind=filters.kind)
    if filters.batch:
        versions = versions.filter(batch=filters.batch)
    if filters.at is not None:
        versions = versions.filter(batch="", history_date=filters.at)
    if filters.before is not None:
        versions = versions.filter(history_date__lt=filters.before)
    if filters.after is not None:
        versions = versions.filter(history_date__gt=filters.after)
    among = filters.among if filters.agreement is None else (filters.agreement,)
    if among is not None:
        versions = versions.filter(about(model, among))
    return versions


@dataclass(frozen=True, slots=True)
class _Sum:
    """How many facts of one kind were changed at one moment, and why."""

    moment: datetime
    batch: str
    kind: ChangeKind
    note: str
    kept: Kept


def _sums(
    filters: ChangeLogFilters, *, known: datetime | None, limit: int | None = None
) -> list[_Sum]:
    """The newest sums: for each kind of fact those of as many moments as the limit."""
    found = []
    for model in TABLES:
        versions = _versions(model, filters, known=known).values("history_date")
        for row in versions.annotate(**_AT_ONCE).order_by("-history_date")[:limit]:
            found += [
                _Sum(row["history_date"], row["in_batch"], kind, row["noted"], kept)
                for kind in ChangeKind
                if (kept := Kept(model, row[kind.value])).facts
            ]
    return found


def _entries(sums: Iterable[_Sum]) -> list[ChangeLogEntry]:
    """The sums of one load, or else of one moment, together; newest first.

    What one load wrote is one entry, even where it wrote a row twice.
    """
    found: dict[Key, ChangeLogEntry] = {}
    for each in sums:
        new = ChangeLogEntry(each.moment, each.batch, each.kind, each.note, ())
        entry = found.get(_key(new), new)
        newest = max(new.moment, entry.moment)
        kept = _added(entry.kept, each.kept)
        found[_key(new)] = replace(entry, moment=newest, kept=kept)
    return sorted(found.values(), key=lambda e: (e.moment, e.kind), reverse=True)


def _key(each: ChangeLogEntry | ChangeEntry) -> Key:
    return each.batch or each.moment, each.kind


def _added(kept: tuple[Kept, ...], more: Kept) -> tuple[Kept, ...]:
    facts = {each.model: each.facts for each in kept}
    facts[more.model] = facts.get(more.model, 0) + more.facts
    return tuple(Kept(model, facts[model]) for model in TABLES if model in facts)


def _with_changes(
    entries: list[ChangeLogEntry], filters: ChangeLogFilters, *, known: datetime | None
) -> tuple[ChangeLogEntry, ...]:
    """The entries, those of few facts with each change in words."""
    few = [entry for entry in entries if entry.total <= FEW]
    touched = {kept.model for entry in few for kept in entry.kept}
    within = reduce(or_, (entry.versions for entry in few), Q())
    changes: dict[Key, list[ChangeEntry]] = {}
    for model in TABLES:
        if model in touched:
            versions = _versions(model, filters, known=known).filter(within)
            for each in told(model, versions.order_by("history_id"), known=known):
                changes.setdefault(_key(each), []).append(each)
    return tuple(
        replace(entry, changes=tuple(changes.get(_key(entry), ()))) for entry in entries
    )
