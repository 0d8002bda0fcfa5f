"""A load taken back as a whole: by new versions, each row as it was before."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Subquery

from tracker.facts import Table
from tracker.intake.tables import ORDER
from tracker.models import ChangeContext, Citation, TrackedModel, change_set
from tracker.vocabulary.changes import Publication

CHUNK = 500
NEVER_UNDONE = {"id", "version"}


@dataclass
class RollbackStep:
    """One row of the load: as it is now, and as the load met it and left it.

    ``before`` is None for a row that the load brought in. ``needed_by`` is a fact that
    others recorded and that names the row.
    """

    row: TrackedModel
    before: Any
    after: Any
    needed_by: TrackedModel | None = None

    @property
    def table(self) -> Table:
        return type(self.row)

    @property
    def number(self) -> int:
        number: int = self.row.pk
        return number

    @property
    def is_done(self) -> bool:
        """Is the row as the load met it?"""
        if self.before is None:
            return self.row.publication == Publication.WITHDRAWN
        return _same(self.row, self.before)

    @property
    def was_changed(self) -> bool:
        """Does the row say something else than the load made of it?"""
        return not _same(self.row, self.after)

    @property
    def leaves(self) -> bool:
        """Would readers no longer see the row?"""
        before = self.before and self.before.publication
        is_seen = self.row.publication == Publication.PUBLISHED
        return is_seen and before != Publication.PUBLISHED

    def undo(self, why: ChangeContext) -> None:
        """Records the row as it was; raises what ``record`` raises."""
        if self.before is None:
            # Alone: each of its citations has a step of its own, or stays.
            self.row.publication = Publication.WITHDRAWN
        else:
            for name in _columns(self.table):
                setattr(self.row, name, getattr(self.before, name))
        self.row.record(why)


@dataclass
class Plan:
    """What taking a load back comes to.

    ``steps`` would be taken; of ``changed`` somebody has said something else since, and
    of ``needed`` a fact that stays names the row: both are left as they are. ``done``
    counts the rows that are as before already.
    """

    steps: list[RollbackStep] = field(default_factory=list)
    changed: list[RollbackStep] = field(default_factory=list)
    needed: list[RollbackStep] = field(default_factory=list)
    done: int = 0

    @property
    def left(self) -> list[RollbackStep]:
        return [*self.changed, *self.needed]

    @property
    def state(self) -> str:
        """A digest of which version of which row it is about."""
        met = [
            (word, step.table._meta.label, step.number, step.row.version)
            for word, steps in (("undo", self.steps), ("leave", self.left))
            for step in steps
        ]
        return hashlib.sha256(repr(sorted(met)).encode()).hexdigest()


def plan(batch: str) -> Plan:
    """How the load of that name would be taken back now.

    Some queries for each table, however many rows.
    """
    found = Plan()
    for table in ORDER:
        for step in _steps(table, batch):
            if step.is_done:
                found.done += 1
            elif step.was_changed:
                found.changed.append(step)
            else:
                found.steps.append(step)
    while needed := list(_needed(found)):
        found.needed += needed
        found.steps = [step for step in found.steps if step not in needed]
    return found


def undo(steps: Iterable[RollbackStep], why: ChangeContext) -> None:
    """Takes the steps in one change; raises ``DoorError`` where a rule forbids it."""
    with change_set():
        for step in steps:
            step.undo(why)


def _steps(table: Table, batch: str) -> Iterator[RollbackStep]:
    versions = table.history.filter(batch=batch).order_by("history_date", "history_id")
    first: dict[int, Any] = {}
    last: dict[int, Any] = {}
    for version in versions:
        first.setdefault(version.id, version)
        last[version.id] = version
    if not first:
        return
    before = _before(table, [version.history_id for version in first.values()])
    rows: Any = table._default_manager.filter(pk__in=versions.order_by().values("id"))
    for row in rows.order_by("pk"):
        yield RollbackStep(row, before.get(row.pk), last[row.pk])


def _before(table: Table, firsts: list[int]) -> dict[int, Any]:
    """By the number of the row, the version before each of those."""
    kept = table.history.model.objects.order_by()
    earlier = kept.before_outer()
    found: list[int] = []
    for some in _chunks(firsts):
        asked = kept.filter(history_id__in=some)
        numbers = asked.annotate(earlier=Subquery(earlier.values("history_id")[:1]))
        found += [n for n in numbers.values_list("earlier", flat=True) if n]
    return {version.id: version for version in kept.in_bulk(found).values()}


def _needed(found: Plan) -> Iterator[RollbackStep]:
    """Steps that would take from readers what a fact that they keep rests on."""
    going: dict[Table, dict[int, RollbackStep]] = defaultdict(dict)
    for step in found.steps:
        if step.leaves:
            going[step.table][step.number] = step
    staying = {step.row for step in found.left}
    for table, steps in going.items():
        needed_by = dict(_named(table, steps, going))
        for number, step in steps.items():
            # A source of a fact that stays is what lets it stay.
            fact = step.row.fact if isinstance(step.row, Citation) else None
            step.needed_by = fact if fact in staying else needed_by.get(number)
            if step.needed_by is not None:
                yield step


def _named(
    table: Table, steps: Iterable[int], going: dict[Table, dict[int, RollbackStep]]
) -> Iterator[tuple[int, TrackedModel]]:
    """Numbers of rows that a published fact names which is not to go itself."""
    for relation in table._meta.related_objects:
        other: Any = relation.related_model
        if not issubclass(other, TrackedModel):
            continue
        name = relation.field.name
        for some in _chunks(list(steps)):
            rows = other.objects.filter(
                publication=Publication.PUBLISHED, **{f"{name}__in": some}
            )
            for row in rows:
                if row.pk not in going.get(other, {}):
                    yield getattr(row, relation.field.attname), row


def _chunks(numbers: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(numbers), CHUNK):
        yield numbers[first : first + CHUNK]


def _columns(table: Table) -> list[str]:
    fields = table._meta.concrete_fields
    return [f.attname for f in fields if f.name not in NEVER_UNDONE]


def _same(row: TrackedModel, version: Any) -> bool:
    return all(
        getattr(row, name) == getattr(version, name) for name in _columns(type(row))
    )
