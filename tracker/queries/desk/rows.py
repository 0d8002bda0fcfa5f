"""Rows of many tables that lack something, found together and named as they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from tracker.facts import KINDS, Table
from tracker.models import CITABLE, Citation, Discrepancy
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.stances import Preference


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One row: its table, its number, and what it is called now."""

    table: Table
    number: int
    name: str


@dataclass(frozen=True)
class Found:
    """All rows that were looked for, by table and number; named when asked."""

    refs: tuple[tuple[Table, int], ...]

    def __len__(self) -> int:
        return len(self.refs)

    def named(self, first: int, last: int) -> list[DeskRow]:
        """Those from the first place up to the last, in order. A query a table."""
        wanted = self.refs[first:last]
        numbers: dict[Table, list[int]] = {}
        for table, number in wanted:
            numbers.setdefault(table, []).append(number)
        names = {table: _names(table, ids) for table, ids in numbers.items()}
        return [
            DeskRow(table, number, names[table][number])
            for table, number in wanted
            if number in names[table]
        ]


def drafts(tables: Iterable[Table]) -> Found:
    """Drafts of those tables; citations go with their facts. One query."""
    is_draft = Q(publication=Publication.DRAFT)
    return _found({t: _all(t).filter(is_draft) for t in tables if t is not Citation})


def without_a_source(tables: Iterable[Table]) -> Found:
    """Facts of those tables, drafts above all, that cite nothing. One query."""
    names: dict[Table, str] = {model: name for name, model in CITABLE.items()}
    bare = {}
    for table in tables:
        if name := names.get(table):
            citations = Citation.objects.filter(**{name: OuterRef("pk")}).exclude(
                publication=Publication.WITHDRAWN
            )
            bare[table] = _standing(table).filter(~Exists(citations))
    return _found(bare)


def without_a_chinese_name(tables: Iterable[Table]) -> Found:
    """Rows of those tables whose Chinese name is empty. One query."""
    asked = set(tables)
    named = [(k.model, k.chinese_column) for k in KINDS if k.chinese_column]
    return _found({t: _standing(t).filter(**{c: ""}) for t, c in named if t in asked})


def undecided() -> Found:
    """Discrepancies of which neither claim is followed. One query."""
    neither = _standing(Discrepancy).filter(preferred=Preference.NEITHER)
    return _found({Discrepancy: neither})


def _all(table: Table) -> QuerySet[Any]:
    rows: QuerySet[Any] = table._default_manager.order_by()
    return rows


def _standing(table: Table) -> QuerySet[Any]:
    return _all(table).exclude(publication=Publication.WITHDRAWN)


def _found(rows: dict[Table, QuerySet[Any]]) -> Found:
    """In the order of the tables, and in each the newest rows first."""
    tables = list(rows)
    asked = [
        found.values_list(Value(place), "pk")
        for place, found in enumerate(rows.values())
    ]
    if not asked:
        return Found(())
    pairs = asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0]
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    return Found(tuple((tables[place], number) for place, number in ordered))


def _names(table: Table, numbers: list[int]) -> dict[int, str]:
    parts = [f.name for f in table._meta.concrete_fields if f.is_relation]
    rows = table._default_manager.select_related(*parts).in_bulk(numbers)
    return {number: str(row) for number, row in rows.items()}
