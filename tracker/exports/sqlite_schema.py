"""The tables of the SQLite file, from the models and the declarations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from tracker.facts import KIND_OF, LOADED, Kind, Table, relations
from tracker.models.stated_dates import StatedDateField

TYPES: dict[Any, str] = {
    models.IntegerField: "INTEGER",
    models.DecimalField: "REAL",
}
# A column of that name is written in quotes, for SQL has the word itself.
RESERVED = {"end"}
OF_THE_RECORD = {"id", "publication", "version"}
# What was first in the file stays where it was; a new kind of fact comes last.
FIRST = (
    *("sources", "parties", "memberships", "speakers", "agreements", "successions"),
    *("participations", "identifiers", "status_events", "rounds", "accessions"),
)


def create_tables() -> str:
    """The statements that make all tables, in the words that are kept in the file.

    What is empty in the fact files is NULL here. Columns named earliest and latest
    bound the days that the words before them can mean.
    """
    names = [kind.table_name for kind in LOADED if kind.table_name not in FIRST]
    kinds = {kind.table_name: kind for kind in LOADED}
    return "\n".join(create_table(kinds[name]) for name in (*FIRST, *names))


def create_table(kind: Kind) -> str:
    """The statement that makes the table of the kind.

    Columns stand in the order of the fact file, and behind a date the days that it can
    mean. Rows that others refer to, and that no single column names, have a number.
    """
    key = () if _is_numbered(kind.model) else _columns(kind, kind.model.KEY)
    lines = [] if key else ["id INTEGER PRIMARY KEY"]
    for field in _fields(kind):
        lines.append(_line(kind, field, key))
        if more := kind.sql_extras.get(field.name):
            lines.append(more)
    if len(key) > 1:
        lines.append(f"PRIMARY KEY ({', '.join(key)})")
    if not key and _is_unique(kind):
        lines.append(f"UNIQUE ({', '.join(_columns(kind, kind.model.KEY))})")
    within = ",\n  ".join(lines)
    return f"CREATE TABLE {kind.table_name} (\n  {within}\n);"


def _is_numbered(table: Table) -> bool:
    referred_to = {each for other in KIND_OF for each in relations(other).values()}
    return len(table.KEY) != 1 and (table in referred_to or not table.KEY)


def _is_unique(kind: Kind) -> bool:
    """A fact that is called by a name, once in each agreement."""
    unique = {tuple(getattr(c, "fields", ())) for c in kind.model._meta.constraints}
    return kind.name_column in kind.model.KEY and kind.model.KEY in unique


def _fields(kind: Kind) -> Iterator[Any]:
    fields = {each.name: each for each in kind.model._meta.concrete_fields}
    bounds = _bounds_behind(fields.values())
    days = {day for both in bounds.values() for day in both}
    order = [kind.fields.get(name, name) for name in kind.column_names]
    own = [name for name in fields if name not in days | OF_THE_RECORD]
    for name in sorted(own, key=lambda n: order.index(n) if n in order else -1):
        yield fields[name]
        yield from (fields[day] for day in bounds.get(name, ()))


def _bounds_behind(fields: Any) -> dict[str, tuple[str, str]]:
    """By the last of the dates that they bound: the columns of first and last day."""
    found: dict[str, tuple[str, tuple[str, str]]] = {}
    for date in (each for each in fields if isinstance(each, StatedDateField)):
        last = date.bounds[1]
        _name, both = found.get(last, ("", date.bounds))
        found[last] = date.name, both
    return {name: both for last, (name, both) in found.items() if last}


def _line(kind: Kind, field: Any, key: tuple[str, ...]) -> str:
    [name] = _columns(kind, (field.name,))
    target = relations(kind.model).get(field.name)
    is_number = target is not None and len(target.KEY) > 1
    type_ = next((TYPES[each] for each in TYPES if isinstance(field, each)), "TEXT")
    said = [f'"{name}"' if name in RESERVED else name]
    said.append("INTEGER" if is_number else type_)
    if key == (name,):
        said.append("PRIMARY KEY")
    elif not field.null and not field.blank:
        said.append("NOT NULL")
    if target:
        named = KIND_OF[target]
        [column] = ("id",) if is_number else _columns(named, target.KEY)
        said.append(f"REFERENCES {named.table_name} ({column})")
    return " ".join(said)


def _columns(kind: Kind, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of the fields: most are called like them."""
    renamed = {field: name for name, field in kind.fields.items()}
    own = {field: renamed[field] for field in renamed.keys() - {*kind.column_names}}
    return tuple(own.get(field, field) for field in fields)
