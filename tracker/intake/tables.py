"""The tables that facts are taken into, and how their rows are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, cast

from django.db import models

from tracker.facts import LOADED, Table, relations
from tracker.models import CITABLE, Citation

Column: TypeAlias = "models.Field[Any, Any]"
# The parts of a natural key; None for each part of a relation that is not there.
Key: TypeAlias = tuple[Any, ...]

# A table stands after those that it refers to.
ORDER: tuple[Table, ...] = tuple(kind.model for kind in LOADED)


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
