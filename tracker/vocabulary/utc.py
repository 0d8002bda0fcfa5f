"""Moments as text, as addresses, data and exports carry them: ISO 8601 in UTC."""

from datetime import UTC, datetime


def in_utc(moment: datetime) -> str:
    """The aware moment: 2026-12-01T12:00:00Z, with microseconds where there are any."""
    return _with_z(moment.astimezone(UTC).isoformat())


def in_utc_to_the_microsecond(moment: datetime) -> str:
    """The aware moment, always as long: 2026-12-01T12:00:00.000000Z."""
    return _with_z(moment.astimezone(UTC).isoformat(timespec="microseconds"))


def _with_z(text: str) -> str:
    return text.replace("+00:00", "Z")
