"""When a change was kept: one moment for all its versions, later than any before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import DateTimeField, DurationField, F
from django.db.models.sql import UpdateQuery
from django.utils import timezone
from simple_history.models import registered_models

TICK = timedelta(microseconds=1)
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


def newest_moment() -> datetime:
    """When the newest version of any row, or check, was kept; 1970 where none was.

    One query, that reads the end of one index per table.
    """
    with connection.cursor() as cursor:
        cursor.execute(_newest())
        [moment] = cursor.fetchone()
    if isinstance(moment, str):
        # SQLite gives the text that Django keeps: UTC, without saying so.
        return datetime.fromisoformat(moment).replace(tzinfo=UTC)
    return moment or BEFORE_ALL


@cache
def _newest() -> str:
    # Written once: Django would take five milliseconds to write it, at every change.
    check = apps.get_model("tracker", "AgreementCheck")
    kept = [
        (model.history.model, "history_date") for model in registered_models.values()
    ]
    each = " UNION ALL ".join(
        f"SELECT MAX({column}) AS moment FROM {model._meta.db_table}"  # noqa: S608  # our own names
        for model, column in [*kept, (check, "checked_at")]
    )
    return f"SELECT MAX(moment) FROM ({each}) AS newest"  # noqa: S608  # as above


def stamp_versions(changed: Iterable[Any], *, after: datetime) -> None:
    """Moves versions kept later than ``after`` to one moment: now, as nearly as can be.

    Where the clock stands still or has stepped back, that is a microsecond later.
    """
    first = after + TICK
    shift = max(timezone.now(), first) - first
    values = [
        DurationField().get_db_prep_value(shift, connection),
        DateTimeField().get_db_prep_value(after, connection),
    ]
    with connection.cursor() as cursor:
        for model in changed:
            cursor.execute(_shift(model), values)


@cache
def _shift(model: Any) -> str:
    # Written once, too; its values are the shift and the moment after which it counts.
    versions = model.history.model._base_manager.filter(history_date__gt=BEFORE_ALL)
    query = versions.query.chain(UpdateQuery)
    query.add_update_values({"history_date": F("history_date") + TICK})
    sql: str = query.get_compiler(connection=connection).as_sql()[0]
    return sql
