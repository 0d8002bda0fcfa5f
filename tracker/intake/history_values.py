"""One value of a row or of a version, from JSON, as its column wants it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from tracker.facts import Table, relations
from tracker.intake.objects import as_text, shown
from tracker.intake.tables import Column, column
from tracker.intake.values import WrongValueError, read

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
A_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z", re.ASCII)
PSEUDONYM = re.compile(r"author-[0-9a-f]{8}")
DIGEST = re.compile(r"([0-9a-f]{64})?")
LARGEST = {"id": 2**63 - 1, "version": 2**31 - 1}
# What a version keeps beside the columns of its row.
OF_VERSIONS = (
    "history_date",
    "history_type",
    "change_kind",
    "public_note",
    "author",
    "batch",
    "digest",
)


@cache
def versions_of(table: Table) -> Any:
    """The model of the table's versions; ``history`` makes a manager at each call."""
    return table.history.model


def label(table: Table) -> str:
    """The name of the table in fixtures."""
    return table._meta.label_lower


def version_label(table: Table) -> str:
    """The name of the table's versions in fixtures."""
    return str(versions_of(table)._meta.label_lower)


def names_of_row(table: Table) -> list[str]:
    return [field.name for field in table._meta.concrete_fields if field.name != "id"]


def names_of_version(table: Table) -> list[str]:
    return ["id", *names_of_row(table), *OF_VERSIONS]


def value_of(table: Table, name: str, offered: Any) -> Any:
    """The value for the column of the table or of its versions; a number of a relation.

    Raises ``WrongValueError``, in words.
    """
    if name in LARGEST:
        return number_of(offered, LARGEST[name])
    if name in relations(table):
        is_none = offered is None and column(table, name).null
        return None if is_none else number_of(offered)
    if name in OF_VERSIONS:
        return _of_version(table, name, offered)
    field = column(table, name)
    return read(field, as_text(field, offered))


def number_of(offered: Any, largest: int = LARGEST["id"]) -> int:
    """The number of a row; raises ``WrongValueError`` for what can be none."""
    is_whole = isinstance(offered, int) and not isinstance(offered, bool)
    if not is_whole or not 0 < offered <= largest:
        wanted = _("a whole number from 1 to %(largest)s") % {"largest": largest}
        raise WrongValueError(shown(offered), wanted)
    return int(offered)


def moment_of(text: str) -> datetime | None:
    """The moment in UTC, to the microsecond; None where the text is none."""
    try:
        if A_MOMENT.fullmatch(text):
            return datetime.strptime(text, MOMENT).replace(tzinfo=UTC)
    except ValueError:
        pass
    return None


def _of_version(table: Table, name: str, offered: Any) -> Any:
    field: Column = versions_of(table)._meta.get_field(name)
    text = as_text(field, offered)
    if name == "history_date":
        return _moment(text)
    if name == "author" and text and not PSEUDONYM.fullmatch(text):
        wanted = _("a pseudonym such as author-3f9a12cd, or nothing")
        raise WrongValueError(shown(text), wanted)
    if name == "digest" and not DIGEST.fullmatch(text):
        raise WrongValueError(shown(text), _("a SHA-256 digest, or nothing"))
    return read(field, text)


def _moment(text: str) -> datetime:
    moment = moment_of(text)
    if moment is None:
        wanted = _("a moment such as 2026-12-01T12:00:00.000000Z")
        raise WrongValueError(shown(text), wanted)
    return moment
