"""What the database holds, by natural key, its relations linked in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.facts import Table, relations
from tracker.intake.tables import ORDER, Key, column
from tracker.models import TrackedModel


class DatabaseSnapshot:
    """Every row of every table, read with one question per table."""

    def __init__(self) -> None:
        self._by_key: dict[Table, dict[Key, TrackedModel]] = {}
        self._by_pk: dict[Table, dict[int, TrackedModel]] = {}
        for table in ORDER:
            self._read(table)

    def find(self, table: Table, key: Key) -> TrackedModel | None:
        return self._by_key[table].get(key)

    def all(self, table: Table) -> Iterator[tuple[Key, TrackedModel]]:
        yield from self._by_key[table].items()

    def keys(self, table: Table) -> set[Key]:
        return set(self._by_key[table])

    def add(self, row: TrackedModel, key: Key) -> None:
        """Keep a row that has just been recorded."""
        self._by_key[type(row)][key] = row

    def _read(self, table: Table) -> None:
        rows: Any = table._default_manager.order_by("pk")
        by_pk = {row.pk: row for row in rows}
        for name, target in relations(table).items():
            field: Any = column(table, name)
            for row in by_pk.values():
                pk = getattr(row, field.attname)
                field.set_cached_value(row, self._by_pk[target].get(pk))
        self._by_pk[table] = by_pk
        self._by_key[table] = {row.natural_key(): row for row in by_pk.values()}
