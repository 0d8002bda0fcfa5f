"""What a way of writing came to: recorded, refused, found, nothing — or silent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.db import DatabaseError, models, transaction

from tracker.models import DoorError
from tracker.queries.history.integrity import comparison, tracked_models

REFUSALS = (DoorError, DatabaseError, CommandError, ValidationError, ValueError)
State = dict[str, dict[int, dict[str, Any]]]


def outcome(write: Callable[[], Any]) -> str:
    """What became of the write, by what the tables held before and hold after it."""
    rows, versions = _rows(), _versions()
    try:
        with transaction.atomic():
            answer = write()
    except REFUSALS:
        answer = None
    if (_rows(), _versions()) == (rows, versions):
        is_page = getattr(answer, "status_code", 500) < 400
        return "nothing" if is_page or isinstance(answer, bool) else "refused"
    if any(comparison(model).differences for model in tracked_models()):
        return "found"
    return "recorded" if _is_recorded(rows, versions) else "silent"


def _is_recorded(rows: State, versions: State) -> bool:
    """Did each row that changed get a version, no other row, and the past none?"""
    now = _versions()
    is_kept = all(
        now[table].get(number) == version
        for table, kept in versions.items()
        for number, version in kept.items()
    )
    touched = {
        (table, version["id"])
        for table, held in now.items()
        for number, version in held.items()
        if number not in versions[table]
    }
    changed = {
        (table, number)
        for table, held in _rows().items()
        for number, row in held.items()
        if row != rows[table].get(number)
    }
    return is_kept and touched == changed


def _rows() -> State:
    return {m.__name__: _held(m, "id") for m in tracked_models()}


def _versions() -> State:
    # Whose account wrote it may be emptied with the account; the name stays.
    return {
        m.__name__: {
            number: {k: v for k, v in version.items() if k != "history_user_id"}
            for number, version in _held(m.history.model, "history_id").items()
        }
        for m in tracked_models()
    }


def _held(model: Any, key: str) -> dict[int, dict[str, Any]]:
    return {row[key]: row for row in models.QuerySet(model).values()}
