"""Each row beside what the database holds of it: what would become of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from tracker.facts import relations
from tracker.intake.lists import owner_of
from tracker.intake.rows import Row
from tracker.intake.snapshot import DatabaseSnapshot
from tracker.intake.tables import Key
from tracker.models import TrackedModel
from tracker.vocabulary.changes import Publication


class RowOutcome(Enum):
    """What became of a row: taken in, or left as the database has it, and why."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WITHDRAWN = "kept withdrawn"
    DRAFT = "kept as draft"

    @property
    def is_written(self) -> bool:
        """Does it leave a version?"""
        return self in {RowOutcome.NEW, RowOutcome.CHANGED}


LEFT = {
    Publication.WITHDRAWN.value: RowOutcome.WITHDRAWN,
    Publication.DRAFT.value: RowOutcome.DRAFT,
}


@dataclass
class PendingRow:
    """A row and the fact that it is about: the held one, or a new one, unsaved.

    ``was`` is how public the held one was and ``version`` which version it was; empty
    and 0 for a new one.
    """

    row: Row
    fact: TrackedModel
    outcome: RowOutcome
    was: str = ""
    version: int = 0

    @property
    def is_left(self) -> bool:
        """Does the database's own word stand, whatever the row says?"""
        return self.outcome in LEFT.values()

    @property
    def is_new(self) -> bool:
        return self.outcome is RowOutcome.NEW

    def change(self) -> None:
        """Note that the row says something new of a fact that is held."""
        if not self.is_new:
            self.outcome = RowOutcome.CHANGED

    def fill(self) -> None:
        """Give the fact the row's values, relations apart, and work out its days."""
        targets = relations(self.row.table)
        for name, value in self.row.values.items():
            if name not in targets and getattr(self.fact, name) != value:
                setattr(self.fact, name, value)
                self.change()
        self.fact.clean()


def drafts(
    rows: Iterable[Row], held: DatabaseSnapshot, revived: Iterable[TrackedModel]
) -> list[PendingRow]:
    """A draft for each row. Withdrawn facts and drafts are left, and so is what
    belongs to them, unless the row says itself how public it is; the withdrawn ones
    among ``revived`` are published again.
    """
    again = set(revived)
    return [_draft(row, held, again) for row in rows]


def _draft(row: Row, held: DatabaseSnapshot, revived: set[TrackedModel]) -> PendingRow:
    fact = held.find(row.table, row.key)
    for one in _with_a_say(row, fact, held):
        if one.publication in LEFT and one not in revived:
            outcome = LEFT[one.publication]
            return PendingRow(row, one, outcome, str(one.publication), one.version)
    if fact is None:
        return PendingRow(row, row.table(publication=_first(row)), RowOutcome.NEW)
    draft = PendingRow(row, fact, RowOutcome.SAME, str(fact.publication), fact.version)
    if fact in revived:
        fact.publication = Publication.PUBLISHED
        draft.change()
    return draft


def _with_a_say(
    row: Row, fact: TrackedModel | None, held: DatabaseSnapshot
) -> Iterator[TrackedModel]:
    """Facts that keep the row from being written unless they are published."""
    owned_by = owner_of(row)
    if row.publication is None and owned_by and (owner := held.find(*owned_by)):
        yield owner
    if fact and (row.publication is None or _was_taken_out(row, fact)):
        yield fact


def _was_taken_out(row: Row, fact: TrackedModel) -> bool:
    """Is it withdrawn, by itself, or in a row that has something new to say of it?"""
    is_withdrawn = fact.publication == Publication.WITHDRAWN
    return is_withdrawn and (owner_of(row) is not None or not _is_said_by(row, fact))


def _is_said_by(row: Row, fact: TrackedModel) -> bool:
    targets = relations(row.table)
    return all(
        value == (_key(getattr(fact, name)) if name in targets else getattr(fact, name))
        for name, value in row.values.items()
    )


def _key(fact: TrackedModel | None) -> Key | None:
    return fact.natural_key() if fact else None


def _first(row: Row) -> Publication:
    """How public a new fact is."""
    as_usual = Publication.DRAFT if row.is_draft else Publication.PUBLISHED
    return row.publication or as_usual
