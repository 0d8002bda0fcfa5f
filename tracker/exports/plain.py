"""Values as data says them: texts, numbers, truths and lists, with days in ISO 8601."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from io import StringIO
from typing import Any

from tracker.intake.formula_guard import guarded
from tracker.vocabulary.utc import in_utc


def plain(value: Any) -> Any:
    """The value in what JSON has: days and moments as ISO 8601 texts, words as codes.

    Moments are in UTC to the microsecond; a dataclass is a mapping of its fields.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return in_utc(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return _whole(value)


def _whole(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """RFC 4180 with a header, its cells guarded as those of the fact files.

    A column that a row lacks is empty; a list is one cell, its parts between
    semicolons.
    """
    text = StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(plain(value)) for name, value in row.items()})
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guarded(";".join(map(str, value)))
    return guarded(value) if isinstance(value, str) else value
