"""What a change has to leave true of published facts: their sources and references."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.models import Exists, F, OuterRef

from tracker.models.errors import (
    DoorError,
    UnpublishedReferenceError,
    UnsourcedError,
)
from tracker.vocabulary.changes import Publication

# Beyond this many rows of one table a rule is checked for the whole table at once.
FEW = 500


@dataclass(frozen=True)
class Rule:
    """``breaches`` are the facts that break it, each of which has an ``error``.

    ``touched`` is their column that names the row which a change touches.
    """

    breaches: models.QuerySet[Any]
    touched: str
    error: Callable[[Any], DoorError]


def check(model: type[models.Model], rows: Collection[int]) -> None:
    """Raises the ``DoorError`` of the first rule that a change of the rows breaks."""
    few = rows if len(rows) <= FEW else ()
    if not _is_any_broken(model, few):
        return
    for rule in _rules(model):
        breaches = rule.breaches
        if few:
            breaches = breaches.filter(**{f"{rule.touched}__in": few})
        fact = breaches.first()
        if fact is not None:
            raise rule.error(fact)


def _is_any_broken(model: type[models.Model], few: Collection[int]) -> bool:
    breaches, values = _breaches(model)
    if not breaches:
        return False
    marks = ", ".join(["%s"] * len(few))
    narrowed = f"WHERE touched IN ({marks})" if few else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM ({breaches}) AS breaches {narrowed} LIMIT 1",  # noqa: S608  # our own names
            [*values, *few],
        )
        return cursor.fetchone() is not None


@cache
def _breaches(model: type[models.Model]) -> tuple[str, tuple[Any, ...]]:
    # Written once: Django would take milliseconds to write it, at every change.
    found = [
        rule.breaches.order_by().values(touched=F(rule.touched))
        for rule in _rules(model)
    ]
    if not found:
        return "", ()
    query = found[0].union(*found[1:], all=True).query
    sql, values = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(values)


@cache
def _rules(model: Any) -> tuple[Rule, ...]:
    """Those that a change of its rows may break, the first to be told first."""
    sources = [_needs_a_source(model)] if model.needs_a_source else []
    names = [
        _names_what_is_published(field, "pk")
        for field in model._meta.concrete_fields
        if getattr(field.related_model, "is_referred_to_by_published_facts", False)
    ]
    is_named = [
        _names_what_is_published(relation.field, relation.field.attname)
        for relation in model._meta.related_objects
        if model.is_referred_to_by_published_facts
    ]
    return (*sources, *names, *is_named)


def _needs_a_source(model: Any) -> Rule:
    citations = model._meta.get_field("citations")
    backing = _published(citations.related_model).filter(
        **{citations.field.name: OuterRef("pk")}
    )

    def error(fact: Any) -> DoorError:
        return UnsourcedError(
            f"got no source for {fact._meta.verbose_name} “{fact}”; "
            "a published fact needs at least one published citation",
            fact,
        )

    return Rule(_published(model).filter(~Exists(backing)), "pk", error)


def _names_what_is_published(field: Any, touched: str) -> Rule:
    name = field.name
    loose = (
        _published(field.model)
        .filter(**{f"{name}__isnull": False})
        .exclude(**{f"{name}__publication": Publication.PUBLISHED})
    )

    def error(fact: Any) -> DoorError:
        return UnpublishedReferenceError(
            f"{fact._meta.verbose_name} “{fact}” is published and names the {name} "
            f"“{getattr(fact, name)}”, which is not: publish that too, or take the "
            "fact back first",
            fact,
        )

    return Rule(loose, touched, error)


def _published(model: Any) -> Any:
    return model._default_manager.filter(publication=Publication.PUBLISHED)
