"""The squashed migration makes the tables that the migrations before it made."""

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

pytestmark = pytest.mark.walk

SQUASHED = ("tracker", "0001_squashed_0006_review")
EMPTY = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ":memory:",
    "OPTIONS": {},
}


def schema(*, squashed: bool) -> list[str]:
    """What an empty database is made of after all migrations, a statement each."""
    connections.databases["empty"] = connections.databases["default"] | EMPTY
    executor = MigrationExecutor(connections["empty"])
    executor.loader.replace_migrations = squashed
    executor.loader.build_graph()
    newest = set(executor.loader.graph.leaf_nodes())
    executor.migrate(newest - (set() if squashed else {SQUASHED}))
    with connections["empty"].cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        found = sorted(sql for (sql,) in cursor.fetchall())
    del connections["empty"], connections.databases["empty"]
    return found


def test_the_squashed_migration_makes_the_same_tables_as_each_in_turn(
    django_db_blocker: DjangoDbBlocker,
):
    with django_db_blocker.unblock():
        assert schema(squashed=True) == schema(squashed=False)
