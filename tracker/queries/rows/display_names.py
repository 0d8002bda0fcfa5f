"""What rows are called, and were called when another row was kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from operator import itemgetter
from typing import Any

from tracker.facts import KIND_OF
from tracker.vocabulary.names import in_active_language


class Names:
    """The names of some rows of one model, found in one query.

    A row that is called by one column is called as it was at the moment asked for, any
    other as it is now.
    """

    def __init__(self, model: Any, numbers: Iterable[int]) -> None:
        self._now: dict[int, str] = {}
        self._then: dict[int, list[tuple[datetime, str]]] = {}
        wanted = set(numbers)
        if not wanted:
            return
        if column := KIND_OF[model].name_column:
            self._look_back(model, wanted, column)
        else:
            self._look_now(model, wanted)

    def at(self, moment: datetime | None, number: int) -> str:
        """The row's name at the moment, or now; its number where none is known."""
        versions = self._then.get(number)
        if versions is None or moment is None:
            return self._now.get(number, f"#{number}")
        place = bisect_right(versions, moment, key=itemgetter(0))
        return versions[max(place - 1, 0)][1]

    def _look_back(self, model: Any, wanted: set[int], column: str) -> None:
        versions = model.history.filter(id__in=wanted)
        own = in_active_language(column)
        columns = versions.order_by("history_date", "history_id").values_list(
            "id", "history_date", own, column
        )
        for number, since, its_own, english in columns:
            name = its_own or english
            self._then.setdefault(number, []).append((since, name))
            self._now[number] = name

    def _look_now(self, model: Any, wanted: set[int]) -> None:
        parts = [f.name for f in model._meta.concrete_fields if f.is_relation]
        rows = model._default_manager.select_related(*parts).in_bulk(wanted)
        self._now = {number: str(row) for number, row in rows.items()}
