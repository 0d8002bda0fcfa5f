"""Which facts leave in a fixture: what readers may see, and what that refers to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from tracker.facts import Table, relations
from tracker.intake.tables import ORDER, column
from tracker.models import Agreement, Citation, Membership, Succession, TrackedModel
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.changes import Publication

Selection = dict[Table, list[TrackedModel]]


def all_published(*, known: datetime | None = None) -> Selection:
    """Every fact that is published, unless something that it refers to stays behind.

    ``known`` is an aware UTC moment, or None for now. One query per table; the rows of
    the past are linked to each other as they were held then.
    """
    chosen: Selection = {}
    leaving: dict[Table, dict[int, TrackedModel]] = {}
    for table in ORDER:
        facts = [table(**row) for row in _rows(table, known=known)]
        chosen[table] = [fact for fact in facts if _link(fact, leaving)]
        leaving[table] = {fact.pk: fact for fact in chosen[table]}
    return chosen


def _rows(table: Table, *, known: datetime | None) -> Iterable[dict[str, Any]]:
    names = [field.attname for field in table._meta.concrete_fields]
    rows = published_as_of(table, known=known).order_by("id")
    return rows.values(*(name for name in names if name != "version"))


def _link(fact: TrackedModel, leaving: Mapping[Table, Mapping[int, Any]]) -> bool:
    """Give the fact what it refers to; is all of that there?"""
    for name, target in relations(type(fact)).items():
        field: Any = column(type(fact), name)
        number = getattr(fact, field.attname)
        found = leaving[target].get(number)
        if found is None and number is not None:
            return False
        field.set_cached_value(fact, found)
    return True


def narrowed(selection: Selection, agreements: Collection[str]) -> Selection:
    """The facts of the agreements, by slug, and of the others what these refer to.

    A succession needs both of its agreements; a membership of a bloc comes along
    where both of its parties do.
    """
    slugs = set(agreements)
    every = [fact for facts in selection.values() for fact in facts]
    wanted = [f for f in every if (found := about(f)) and slugs.issuperset(found)]
    leaving = set(wanted) | set(_needed(wanted))
    return {
        table: [fact for fact in facts if fact in leaving or _joins(fact, leaving)]
        for table, facts in selection.items()
    }


def about(fact: TrackedModel) -> set[str]:
    """The slugs of the agreements that the fact belongs to; none for a reference."""
    if isinstance(fact, Agreement):
        return {fact.slug}
    return {slug for target in _named(fact) for slug in about(target)}


def _named(fact: TrackedModel) -> Iterator[TrackedModel]:
    """What the fact's own columns refer to."""
    for name in relations(type(fact)):
        if target := getattr(fact, name):
            yield target


def _needed(facts: Iterable[TrackedModel]) -> Iterator[TrackedModel]:
    for fact in facts:
        named = list(_named(fact))
        yield from named
        yield from _needed(named)


def _joins(fact: Any, leaving: set[TrackedModel]) -> bool:
    return isinstance(fact, Membership) and {fact.bloc, fact.party} <= leaving


def all_on_record() -> Selection:
    """Every fact, drafts and withdrawn ones too: for analysts, never for readers.

    Of the rows that a fact lists (its sources, what it supersedes) those that are as
    public as the fact. One query per table.
    """
    chosen: Selection = {}
    standing: dict[Table, dict[int, TrackedModel]] = {}
    for table in ORDER:
        rows: Any = table._default_manager.order_by("id")
        chosen[table] = [fact for fact in rows if _link(fact, standing)]
        standing[table] = {fact.pk: fact for fact in chosen[table]}
    for table, whole in ((Citation, "fact"), (Succession, "successor")):
        listed: list[Any] = chosen[table]
        chosen[table] = [f for f in listed if _is_as_public_as(f, getattr(f, whole))]
    return chosen


def _is_as_public_as(fact: TrackedModel, whole: TrackedModel) -> bool:
    is_withdrawn = fact.publication == Publication.WITHDRAWN
    return not is_withdrawn and fact.publication == whole.publication
