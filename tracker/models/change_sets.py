"""One change: several records that stand or fall together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import connection, models, transaction

from tracker.models.errors import FourEyesError
from tracker.models.moments import TICK, newest_moment, stamp_versions
from tracker.models.publication_rules import check
from tracker.models.review import keep_lone
from tracker.vocabulary.roles import Right

# Any number does, as long as every writer of this program takes the same.
WRITE_LOCK = 20131007

_open_change_set: ContextVar[ChangeSet | None] = ContextVar(
    "open_change_set", default=None
)


class ChangeSet:
    """The rows that one change touches, and the rules checked at its end."""

    def __init__(self) -> None:
        self._touched: dict[type[models.Model], set[int]] = defaultdict(set)
        self._changed: set[type[models.Model]] = set()
        self._written: list[tuple[Any, tuple[Any, int, bool]]] = []
        self._lone: list[tuple[Any, Any]] = []

    def touch(self, model: type[models.Model], row: int) -> None:
        self._touched[model].add(row)

    def remember(self, row: Any) -> None:
        """Notes what the row held before it is written, should the change fail."""
        self._written.append((row, (row.pk, row.version, row._state.adding)))

    def lone(self, row: Any, why: Any) -> None:
        """Notes what its author publishes alone. Raises ``FourEyesError`` if unsaid."""
        if not why.alone or not why.by.has_perm(f"tracker.{Right.PUBLISH.value}"):
            raise FourEyesError(
                f"{row._meta.verbose_name} “{row}” is published by its author alone; "
                "wanted another person, or an editor with a reason",
                row,
            )
        self._lone.append((why, row))

    @cached_property
    def last_moment(self) -> datetime:
        """When the newest version from before this change was kept."""
        return newest_moment()

    def next_moment(self, row: models.Model, last: datetime | None) -> datetime:
        """Stands for the moment of the change, unknown until its end.

        A row written twice in one change gets two, a microsecond apart.
        """
        self._changed.add(type(row))
        return max(self.last_moment, last or self.last_moment) + TICK

    @contextmanager
    def part(self) -> Iterator[ChangeSet]:
        """Undoes what fails inside, in the database and in the rows at hand."""
        mark, lone = len(self._written), len(self._lone)
        try:
            with transaction.atomic():
                yield self
        except BaseException:
            for row, had in reversed(self._written[mark:]):
                row.pk, row.version, row._state.adding = had
            del self._written[mark:], self._lone[lone:]
            raise

    def close(self) -> None:
        """Checks every rule, then gives all versions the moment of this change.

        Raises the ``DoorError`` of the first rule that the change breaks.
        """
        for model, rows in self._touched.items():
            check(model, rows)
        if self._changed:
            stamp_versions(self._changed, after=self.last_moment)
        if self._lone:
            keep_lone(self._lone)


@contextmanager
def change_set() -> Iterator[ChangeSet]:
    """All records made inside are one transaction, checked as a whole at its end.

    Writers of one database take turns (SQLite by its write lock, PostgreSQL by an
    advisory one), and all versions of a change are kept at one moment, later than any
    before: so what was held at a past moment never changes. Inside another
    ``change_set`` it joins that one; should it fail there, and the other go on, it
    alone is undone. Raises ``DoorError`` where the whole breaks a rule.
    """
    unit = _open_change_set.get()
    if unit is not None:
        with unit.part():
            yield unit
        return
    unit = ChangeSet()
    with unit.part():
        _take_the_write_lock()
        token = _open_change_set.set(unit)
        try:
            yield unit
            unit.close()
        finally:
            _open_change_set.reset(token)


def open_change_set() -> ChangeSet | None:
    """The change that is being made, if one is."""
    return _open_change_set.get()


def _take_the_write_lock() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITE_LOCK])
