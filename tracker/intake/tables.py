"""The tables that facts are taken into, and how their rows are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias, cast

from django.db import models

from tracker.models import (
    CITABLE,
    AccessionStep,
    Agreement,
    Citation,
    Deadline,
    Discrepancy,
    Forecast,
    Identifier,
    Indicator,
    Membership,
    Participation,
    Party,
    Round,
    Source,
    Speaker,
    StatusEvent,
    Succession,
    Topic,
    TrackedModel,
)

Table: TypeAlias = type[TrackedModel]
Column: TypeAlias = "models.Field[Any, Any]"
# The parts of a natural key; None for each part of a relation that is not there.
Key: TypeAlias = tuple[Any, ...]

# A table stands after those that it refers to.
ORDER: tuple[Table, ...] = (
    Party,
    Source,
    Speaker,
    Membership,
    Agreement,
    Succession,
    Participation,
    StatusEvent,
    Round,
    AccessionStep,
    Deadline,
    Forecast,
    Indicator,
    Topic,
    Discrepancy,
    Citation,
    Identifier,
)


@cache
def relations(table: Table) -> Mapping[str, Table]:
    """The tables that this one refers to, by the name of the column."""
    fields = (f for f in table._meta.concrete_fields if f.is_relation)
    return {field.name: cast(Table, field.related_model) for field in fields}


def column(table: Table, name: str) -> Column:
    """The column of that name, which the table has."""
    return cast("Column", table._meta.get_field(name))


def bounds(table: Table) -> list[str]:
    """The columns that are worked out from stated dates."""
    days = (f for f in table._meta.concrete_fields if isinstance(f, models.DateField))
    return [field.name for field in days if not field.editable]


def key_fields(table: Table, values: Mapping[str, Any]) -> list[str]:
    """The columns that make the key; of a citation's facts the one that is named."""
    if table is Citation:
        return ["source", "claim", *_facts_named(values)]
    return list(table.KEY)


def key_of(table: Table, values: Mapping[str, Any]) -> Key:
    """The natural key that the values give, relations being keys themselves."""
    targets = relations(table)
    parts: list[Any] = []
    for name in key_fields(table, values):
        if name in CITABLE and table is Citation:
            parts.append(name)
        target = targets.get(name)
        parts += _parts(values[name], target) if target else [values[name]]
    return tuple(parts)


def _facts_named(values: Mapping[str, Any]) -> Iterable[str]:
    return [name for name in CITABLE if values.get(name) is not None]


def _parts(key: Any, target: Table) -> Key:
    return key if isinstance(key, tuple) else (key,) * len(target.key_paths())


def in_words(key: Key) -> str:
    """A key as people read it: its parts that say something."""
    return " · ".join(str(part) for part in key if part)
