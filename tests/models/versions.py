"""Versions that no record() made, straight into their tables."""

from datetime import datetime
from typing import Any

from django.db import models

PLAIN: dict[str, Any] = {
    "history_change_reason": "Written by hand",
    "change_kind": "housekeeping",
    "publication": "published",
    "version": 1,
}


def keep(
    model: type[models.Model], row: int, at: datetime, sign: str, **columns: Any
) -> None:
    """A version of the row, kept at the moment; the sign is +, ~ or -."""
    history: Any = model.history  # type: ignore[attr-defined]  # simple-history adds it
    values = {**PLAIN, "id": row, "history_date": at, "history_type": sign}
    models.QuerySet(history.model).bulk_create([history.model(**values, **columns)])
