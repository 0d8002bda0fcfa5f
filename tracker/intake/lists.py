"""Rows that a file lists for another: what it no longer lists is taken back out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import inf
from typing import Any

from tracker.facts import Table
from tracker.intake.rows import Row
from tracker.intake.snapshot import DatabaseSnapshot
from tracker.intake.tables import Key
from tracker.models import CITABLE, Agreement, Citation, Succession, TrackedModel
from tracker.vocabulary.changes import BY_HAND, Publication

PUBLISHED = Publication.PUBLISHED
LISTED: dict[Table, str] = {Citation: "citations", Succession: "supersedes"}


def owner(table: Table, key: Key) -> tuple[Table, Key]:
    """The fact for which a row with this key is listed."""
    if table is Citation:
        _source, _claim, fact, *fact_key = key
        return CITABLE[fact], tuple(fact_key)
    return Agreement, key[:1]


def owner_of(row: Row) -> tuple[Table, Key] | None:
    """The fact for which the row is listed, if it is a row of such a list."""
    return owner(row.table, row.key) if row.table in LISTED else None


def unlisted(
    rows: Iterable[Row], held: DatabaseSnapshot
) -> Iterator[tuple[Row, TrackedModel]]:
    """Each held row that its owner's row no longer lists, beside that row.

    What a person touched last stays: a load takes out only what a load put in.
    """
    owners = {(row.table, row.key): row for row in rows if _may_list(row, held)}
    listed = {(row.table, row.key) for row in rows if row.table in LISTED}
    gone = [
        (row, fact)
        for table, name in LISTED.items()
        for key, fact in held.all(table)
        if fact.publication == PUBLISHED
        and (table, key) not in listed
        and (row := owners.get(owner(table, key)))
        and name in row.lists
    ]
    by_loads = touched_by_loads(fact for _row, fact in gone)
    yield from ((row, fact) for row, fact in gone if fact in by_loads)


def placed(rows: Iterable[Row], held: DatabaseSnapshot) -> Iterator[Row]:
    """The rows, those listed with the positions held as far as the order allows it.

    A list says what comes first. Positions with gaps, or several of one position in
    the order of their recording, are as good as any.
    """
    last: dict[tuple[Any, ...], tuple[int, float]] = {}
    for row in rows:
        if not row.is_listed:
            yield row
            continue
        whole = (*owner(row.table, row.key), row.values["claim"])
        before = last.get(whole, (-1, inf))
        fact: Any = held.find(row.table, row.key)
        place = (fact.position, fact.pk) if fact else before
        if place <= before:
            place = (before[0] + 1, inf)
        last[whole] = place
        yield replace(row, values={**row.values, "position": place[0]})


def _may_list(row: Row, held: DatabaseSnapshot) -> bool:
    fact = held.find(row.table, row.key)
    return bool(row.lists) and getattr(fact, "publication", "") == PUBLISHED


def listed_again(rows: Iterable[Row], held: DatabaseSnapshot) -> set[TrackedModel]:
    """Rows that a load has taken out and that are listed now."""
    found = (held.find(r.table, r.key) for r in rows if r.table in LISTED)
    return touched_by_loads(
        fact for fact in found if fact and fact.publication == Publication.WITHDRAWN
    )


def touched_by_loads(facts: Iterable[TrackedModel]) -> set[TrackedModel]:
    """Those whose newest version a load has made."""
    by_table: dict[Table, dict[int, TrackedModel]] = defaultdict(dict)
    for fact in facts:
        by_table[type(fact)][fact.pk] = fact
    return {
        by_pk[pk]
        for table, by_pk in by_table.items()
        for pk in _made_by_loads(table, list(by_pk))
    }


def _made_by_loads(table: Table, pks: list[int]) -> Any:
    newest = table.history.filter(id__in=pks).latest_of_each()
    by_loads = newest.exclude(batch="").exclude(batch__startswith=BY_HAND)
    return by_loads.values_list("id", flat=True)
