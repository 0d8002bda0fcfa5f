"""Moments of our record, as commands are told them."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import UTC, date, datetime, time

from django.utils import timezone


def moment(text: str) -> datetime:
    """The moment, aware and in UTC, which is meant where no zone is named.

    A day means its last moment, and today means now. Raises ``ArgumentTypeError`` for
    what is no moment, or still to come.
    """
    now = timezone.now()
    found = now if text == now.date().isoformat() else _read(text)
    if found is None:
        wanted = "wanted a moment such as 2026-12-01 or 2026-12-01T09:30:00Z"
        raise ArgumentTypeError(f"got “{text}”; {wanted}")
    if found > now:
        raise ArgumentTypeError(f"got “{text}”, which is still to come")
    return found


def _read(text: str) -> datetime | None:
    try:
        if len(text) == len("2026-12-01"):
            day = date.fromisoformat(text)
            return datetime.combine(day, time.max, tzinfo=UTC)
        found = datetime.fromisoformat(text)
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
