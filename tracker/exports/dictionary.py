"""The data dictionary: each column of the fact files with its type and meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from tracker.facts import FILES, KIND_OF, Column, Kind, relations
from tracker.intake.tables import column as column_of
from tracker.models.stated_dates import StatedDateField


@dataclass(frozen=True)
class ColumnEntry:
    """A column: ``type`` and ``form`` in the words of a Table Schema.

    ``words`` are the only values that it holds, if it holds words; ``names`` is the
    file and the column of the rows that it refers to.
    """

    name: str
    description: str
    type: str = "string"
    form: str = ""
    unit: str = ""
    is_required: bool = False
    words: tuple[str, ...] = ()
    names: tuple[str, str] | None = None


@dataclass(frozen=True)
class FileEntry:
    """A file of the package: what it holds, its key, its columns in their order."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[ColumnEntry, ...] = field(default_factory=tuple)

    @property
    def resource(self) -> str:
        """The name without its ending, as a data package calls it."""
        return self.name.removesuffix(".csv").replace("_", "-")

    @property
    def is_key_always_full(self) -> bool:
        return all(c.is_required for c in self.columns if c.name in self.key)


def dictionary() -> tuple[FileEntry, ...]:
    """Every file of the format, in its order."""
    return tuple(
        FileEntry(kind.file, kind.about, kind.key, tuple(_columns_of(kind)))
        for kind in FILES
    )


def _columns_of(kind: Kind) -> Iterator[ColumnEntry]:
    for column in kind.columns:
        yield ColumnEntry(
            name=column.name,
            description=column.meaning,
            unit=column.unit,
            is_required=column.is_required,
            **_values(kind, column),
        )


def _values(kind: Kind, column: Column) -> dict[str, Any]:
    """What the column holds, as far as the model says it."""
    table, name = column.of or kind.model, column.field_name
    if name not in {field.name for field in table._meta.concrete_fields}:
        return {}
    if target := relations(table).get(name):
        named = KIND_OF[target]
        return {"names": (named.file, *named.key)}
    field: Any = column_of(table, name)
    if field.choices:
        words = tuple(str(word) for word, _label in field.flatchoices if word)
        return {"words": words}
    if isinstance(field, StatedDateField):
        return {}
    if column.unit:
        return {"type": "number"}
    return next((TYPES[each] for each in TYPES if isinstance(field, each)), {})


TYPES: Mapping[Any, dict[str, str]] = {
    models.DateField: {"type": "date"},
    models.IntegerField: {"type": "integer"},
    models.DecimalField: {"type": "number"},
    models.URLField: {"type": "string", "form": "uri"},
}
