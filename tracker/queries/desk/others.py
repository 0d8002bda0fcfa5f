"""What others have changed of late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min

from tracker.facts import TABLES, Table
from tracker.queries.desk.rows import DeskRow, Found


@dataclass(frozen=True, slots=True)
class OthersChange:
    """One change by somebody else: of one row, and of how many in all.

    ``author`` is empty for the program; ``moment`` is in UTC. ``batch`` names the load
    that it was, if it was one.
    """

    moment: datetime
    author: str
    reason: str
    row: DeskRow
    rows: int
    batch: str = ""


def changes_by_others(
    than: str, *, after: datetime, tables: Iterable[Table], limit: int
) -> list[OthersChange]:
    """The newest changes after the moment, by others than the author of that name.

    What was changed together is one. Of each table the end of one index is read; the
    number of queries does not grow with the changes.
    """
    asked = set(tables)
    found: dict[datetime, dict[str, Any]] = {}
    for table in (kind for kind in TABLES if kind in asked):
        versions = table.history.filter(history_date__gt=after).exclude(author=than)
        sums = versions.order_by("-history_date").values("history_date")
        for each in sums.annotate(**_TOGETHER)[:limit]:
            whole = found.setdefault(each["history_date"], {**each, "table": table})
            if whole["table"] is not table:
                whole["rows"] += each["rows"]
    newest = sorted(found, reverse=True)[:limit]
    refs = tuple((found[m]["table"], found[m]["number"]) for m in newest)
    rows = {(r.table, r.number): r for r in Found(refs).named(0, limit)}
    return [
        _change(found[moment], rows[ref])
        for moment, ref in zip(newest, refs, strict=True)
        if ref in rows
    ]


_TOGETHER = {
    "rows": Count("history_id"),
    "number": Min("id"),
    "who": Max("author"),
    "reason": Max("history_change_reason"),
    "batch": Max("batch"),
}


def _change(of: dict[str, Any], row: DeskRow) -> OthersChange:
    return OthersChange(
        of["history_date"], of["who"], of["reason"], row, of["rows"], of["batch"]
    )
