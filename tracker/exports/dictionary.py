"""The data dictionary: each column of the fact files with its type and meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from tracker.exports.described import COLUMNS, FILES, UNITS
from tracker.exports.tables import KEYS
from tracker.intake.columns import FILES as FACT_FILES
from tracker.intake.columns import FactFile
from tracker.intake.tables import Table, relations
from tracker.intake.tables import column as column_of
from tracker.models import Agreement, Deadline, Forecast, Party, Speaker
from tracker.models.stated import StatedDateField

# Where the row that a column names stands: the file, and its key.
NAMED: Mapping[Table, tuple[str, str]] = {
    Agreement: ("agreements.csv", "id"),
    Party: ("parties.csv", "code"),
}
# Columns of the forecasts that fill other tables.
ELSEWHERE: Mapping[str, tuple[Table, str]] = {
    "agreement": (Deadline, "agreement"),
    "milestone": (Deadline, "milestone"),
    "stage": (Deadline, "stage"),
    "speaker": (Speaker, "name"),
    "stated_by_kind": (Speaker, "kind"),
}


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
        FileEntry(
            file.name, FILES[file.name], KEYS[file.name], tuple(_columns_of(file))
        )
        for file in FACT_FILES
    )


def _columns_of(file: FactFile) -> Iterator[ColumnEntry]:
    for name in file.columns:
        yield ColumnEntry(
            name=name,
            description=COLUMNS[file.name][name],
            unit=UNITS.get((file.name, name), ""),
            is_required=name in file.required,
            **_kind(file, name),
        )


def _kind(file: FactFile, name: str) -> dict[str, Any]:
    table, field_name = _field(file, name)
    if field_name not in {f.name for f in table._meta.concrete_fields}:
        return {}
    if target := relations(table).get(field_name):
        return {"names": NAMED[target]}
    column: Any = column_of(table, field_name)
    if column.choices:
        words = tuple(str(word) for word, _label in column.flatchoices if word)
        return {"words": words}
    return _type(file.name, column)


def _field(file: FactFile, name: str) -> tuple[Table, str]:
    if file.table is Forecast and name in ELSEWHERE:
        return ELSEWHERE[name]
    return file.table, file.fields.get(name, name)


def _type(file: str, column: Any) -> dict[str, str]:
    if isinstance(column, StatedDateField):
        return {}
    for kind, type_ in TYPES.items():
        if isinstance(column, kind):
            return type_
    is_figure = (file, column.name) == ("indicators.csv", "value")
    return {"type": "number"} if is_figure else {}


TYPES: Mapping[Any, dict[str, str]] = {
    models.DateField: {"type": "date"},
    models.IntegerField: {"type": "integer"},
    models.DecimalField: {"type": "number"},
    models.URLField: {"type": "string", "form": "uri"},
}
