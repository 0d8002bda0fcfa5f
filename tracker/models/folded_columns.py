"""Columns as searches compare them, alike in both databases."""

from __future__ import annotations

from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast, Concat, Replace

from tracker.vocabulary.folding import ALIKE, MARKS, folded

# Stands between columns, so that no word is found across two of them.
BREAK = Value("\n", output_field=TextField())


class Folded(Func):
    """The text as ``folded`` gives it; PostgreSQL needs UTF-8 for it."""

    function = "tracker_folded"
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = (
            f"lower(translate(regexp_replace(normalize(%(expressions)s, NFKD),"
            f" '{MARKS}', '', 'g'), %%s, %%s))"
        )
        sql, parameters = self.as_sql(
            compiler, connection, template=template, **context
        )
        return sql, (*parameters, *ALIKE)


def folded_columns(*columns: str) -> Folded:
    """The columns of a row as one folded text."""
    parts = [
        part for column in columns for part in (Cast(F(column), TextField()), BREAK)
    ]
    return Folded(Concat(*parts, output_field=TextField()))


def folded_names(*columns: str) -> Concat:
    """The same, and once more without spaces: “vietnam” is in “Viet Nam”."""
    text = folded_columns(*columns)
    closed = Replace(text, Value(" "), Value(""), output_field=TextField())
    return Concat(text, closed, output_field=TextField())


def teach_sqlite(sender: Any, connection: Any, **_more: Any) -> None:
    """Gives a new connection to SQLite the function."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            Folded.function, 1, folded, deterministic=True
        )


def listen() -> None:
    """From now on, teaches every new connection."""
    connection_created.connect(teach_sqlite, dispatch_uid="tracker.folded")
