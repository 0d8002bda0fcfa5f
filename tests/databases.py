"""What many tests start from, loaded once in each process and then at hand."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

Load = Callable[[], None]


def load_shipped_facts() -> None:
    call_command("load_fixture", settings.FIXTURES, verbosity=0)


class Loads(ABC):
    """What loads have written into an empty database; each load runs once."""

    @abstractmethod
    @contextmanager
    def shared(self, load: Load) -> Iterator[None]:
        """Holds what the load writes, for tests whose own writing is rolled back."""

    @abstractmethod
    def copy(self, load: Load) -> None:
        """Puts what the load writes into the database, for a test that commits."""

    @abstractmethod
    def drop(self) -> None:
        """Ends what is kept."""


class SqliteLoads(Loads):
    """Kept in memory, and copied from there."""

    def __init__(self) -> None:
        self._kept: dict[str, sqlite3.Connection] = {}
        self._keep("empty")

    @contextmanager
    def shared(self, load: Load) -> Iterator[None]:
        try:
            self.copy(load)
            yield
        finally:
            self._kept["empty"].backup(connection.connection)

    def copy(self, load: Load) -> None:
        if load.__name__ in self._kept:
            self._kept[load.__name__].backup(connection.connection)
        else:
            load()
            self._keep(load.__name__)

    def drop(self) -> None:
        for kept in self._kept.values():
            kept.close()

    def _keep(self, name: str) -> None:
        self._kept[name] = sqlite3.connect(":memory:")
        connection.ensure_connection()
        connection.connection.backup(self._kept[name])


class PostgresqlLoads(Loads):
    """Each kept in a database of its own, made with the empty one as its template."""

    def __init__(self) -> None:
        self._own: str = connection.settings_dict["NAME"]
        self._kept: set[str] = set()

    @contextmanager
    def shared(self, load: Load) -> Iterator[None]:
        name = f"{self._own}_{load.__name__}"
        if name not in self._kept:
            self._kept.add(name)
            self._make(name, self._own)
            with self._turned_to(name):
                load()
        with self._turned_to(name):
            yield

    def copy(self, load: Load) -> None:
        with self.shared(load):
            name = connection.settings_dict["NAME"]
        self._make(self._own, name)

    def drop(self) -> None:
        for name in self._kept:
            self._run(f'DROP DATABASE "{name}"')

    @contextmanager
    def _turned_to(self, name: str) -> Iterator[None]:
        connection.close()
        connection.settings_dict["NAME"] = name
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = self._own

    def _make(self, name: str, template: str) -> None:
        # FORCE ends whoever is still in there, such as a thread of a test's server.
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def _run(self, statement: str) -> None:
        connection.close()
        cursor: Any
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)


LOADS: dict[str, type[SqliteLoads | PostgresqlLoads]] = {
    "sqlite": SqliteLoads,
    "postgresql": PostgresqlLoads,
}
