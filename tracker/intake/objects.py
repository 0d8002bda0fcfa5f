"""From an object of a fixture to the row that it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from tracker.facts import Table, relations
from tracker.intake.faults import LoadFault, quoted
from tracker.intake.rows import UNREAD, Row, SourcePosition
from tracker.intake.tables import ORDER, Column, Key, bounds, column, key_fields
from tracker.intake.values import WrongValueError, read
from tracker.models import CITABLE, Citation
from tracker.vocabulary.changes import Publication

TABLES: dict[str, Table] = {table._meta.label_lower: table for table in ORDER}
# Numbers of one database, of no use in another.
NOT_FACTS = {"id", "version"}


def row_of(place: SourcePosition, offered: Any, faults: list[LoadFault]) -> Row | None:
    """The row that the object gives; None where it gives none that can be named."""
    reading = _Reading(place, faults)
    if reading.is_object(offered) and reading.is_whole(offered):
        return reading.row(TABLES[offered["model"]], offered["fields"])
    return None


class _Reading:
    """One object, read once; what is wrong with it goes to the faults."""

    def __init__(self, place: SourcePosition, faults: list[LoadFault]) -> None:
        self.place = place
        self.faults = faults

    def is_object(self, offered: Any) -> bool:
        """Does it name a table of facts and give fields, and nothing else?"""
        if not isinstance(offered, dict):
            wanted = _("an object with “model” and “fields”")
            return self._fault("", shown(offered), wanted)
        for name in sorted(offered.keys() - {"model", "fields"}):
            wanted = _("“model” and “fields” alone")
            return self._fault(name, shown(offered[name]), wanted)
        label = offered.get("model")
        if not isinstance(label, str) or label not in TABLES:
            wanted = _("one of %(words)s") % {"words": ", ".join(TABLES)}
            return self._fault("model", shown(label), wanted, str(label), [*TABLES])
        if not isinstance(offered.get("fields"), dict):
            wanted = _("an object")
            return self._fault("fields", shown(offered.get("fields")), wanted)
        return True

    def is_whole(self, offered: Mapping[str, Any]) -> bool:
        """Does it give all that the table needs, and no more than the table has?"""
        table, fields = TABLES[offered["model"]], offered["fields"]
        known = [f.name for f in table._meta.concrete_fields if f.name not in NOT_FACTS]
        unknown = sorted(fields.keys() - {*known})
        for name in unknown:
            wanted = _("one of %(words)s") % {"words": ", ".join(known)}
            self._fault(name, _("an unknown field"), wanted, name, known)
        missing = sorted(_needed(table, fields) - fields.keys())
        for name in missing:
            self._fault(name, _("no such field"), _("a value"))
        return not unknown and not missing and self._is_for_one_fact(table, fields)

    def _is_for_one_fact(self, table: Table, fields: Mapping[str, Any]) -> bool:
        named = [name for name in CITABLE if fields.get(name) is not None]
        if table is not Citation or len(named) == 1:
            return True
        wanted = _("exactly one of %(words)s") % {"words": ", ".join(CITABLE)}
        return self._fault("", ", ".join(named) or _("no fact"), wanted)

    def row(self, table: Table, fields: Mapping[str, Any]) -> Row | None:
        """The row of the table; None where its key cannot be read."""
        values = {name: self._value(table, name, fields[name]) for name in fields}
        days = {name: values.pop(name) for name in bounds(table) if name in values}
        values.pop("publication", None)
        if table is Citation:
            values = {n: v for n, v in values.items() if v is not None}
        row = Row(
            self.place,
            table,
            values,
            worked_out={name: day for name, day in days.items() if day is not UNREAD},
            lists=("citations",) if table.needs_a_source else (),
        )
        return row if row.has_key else None

    def _value(self, table: Table, name: str, value: Any) -> Any:
        field, target = column(table, name), relations(table).get(name)
        try:
            if name == "publication" and value != Publication.PUBLISHED:
                raise WrongValueError(shown(value), quoted(Publication.PUBLISHED))
            if target:
                return _key(target, field, value)
            return read(field, as_text(field, value))
        except WrongValueError as wrong:
            self._fault(name, wrong.got, wrong.wanted, wrong.meant, wrong.known)
            return UNREAD

    def _fault(self, name: str, got: str, wanted: str, *nearest: Any) -> bool:
        place = self.place
        self.faults.append(
            LoadFault(place.file, place.number, name, got, wanted, *nearest)
        )
        return False


def _needed(table: Table, fields: Mapping[str, Any]) -> set[str]:
    """The key, and the fields that are never empty."""
    needed = {
        field.name
        for field in table._meta.concrete_fields
        if field.editable
        and not (field.blank or field.null or field.has_default())
        and field.name not in NOT_FACTS
    }
    return needed | set(key_fields(table, fields))


def _key(target: Table, field: Column, value: Any) -> Key | None:
    if value is None and field.null:
        return None
    paths = target.key_paths()
    is_key = isinstance(value, list) and len(value) == len(paths)
    if not is_key or not all(part is None or isinstance(part, str) for part in value):
        wanted = _("a list of %(parts)s") % {"parts": ", ".join(paths)}
        raise WrongValueError(shown(value), wanted)
    return tuple(value)


def as_text(field: Column, value: Any) -> str:
    """The value as text; raises ``WrongValueError`` where it is of another type than
    the field is written as.
    """
    is_whole_number = isinstance(field, models.IntegerField)
    if value is None and field.null:
        return ""
    if is_whole_number and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if is_whole_number or not isinstance(value, str):
        wanted = _("a whole number") if is_whole_number else _("text in quotes")
        raise WrongValueError(shown(value), wanted)
    return value


def shown(value: Any) -> str:
    """The value as a fault shows it."""
    return quoted(value if isinstance(value, str) else repr(value))
