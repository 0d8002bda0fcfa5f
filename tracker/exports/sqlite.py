"""The facts as one SQLite file: plain tables, and views for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tracker.exports.selection import Selection
from tracker.exports.sqlite_schema import create_tables
from tracker.facts import LOADED, Kind, Table
from tracker.models import CITABLE, Citation, TrackedModel

INDEXES_AND_VIEWS = Path(__file__).with_name("indexes_and_views.sql")
SCHEMA_VERSION = 2
# The file's name without its ending is what Datasette calls the database.
FILE = "negotiations.sqlite3"
# Where SQLite notes how often and by which of its versions a file was written; both
# are for its own use, and would make files of the same facts differ.
CHANGES, VALID_FOR, WRITTEN_BY = slice(24, 28), slice(92, 96), slice(96, 100)
ONCE, BY_NO_ONE = (1).to_bytes(4, "big"), bytes(4)


def sqlite_file(selection: Selection) -> bytes:
    """The whole file; the same facts give the same bytes.

    Facts are numbered in the order of their natural keys, from 1.
    """
    with _empty() as database:
        _fill(database, selection)
        database.execute("VACUUM")
        return _unmarked(database.serialize())


def columns() -> dict[str, list[str]]:
    """The columns of each table and view of the file."""
    with _empty() as database:
        named = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
        names = [name for (name,) in database.execute(named)]
        return {name: _columns(database, name) for name in names}


@contextmanager
def _empty() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        for pragma in ("page_size=4096", "encoding='UTF-8'", "foreign_keys=ON"):
            database.execute(f"PRAGMA {pragma}")
        database.executescript(create_tables())
        database.executescript(INDEXES_AND_VIEWS.read_text(encoding="utf-8"))
        database.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        yield database


def _fill(database: sqlite3.Connection, selection: Selection) -> None:
    numbers: dict[TrackedModel, int] = {}
    database.execute("BEGIN")
    for kind in LOADED:
        facts = _in_order(kind.model, selection[kind.model], numbers)
        numbers |= {fact: number for number, fact in enumerate(facts, start=1)}
        columns = _columns(database, kind.table_name)
        places = ", ".join("?" * len(columns))
        insert = f"INSERT INTO {kind.table_name} VALUES ({places})"  # noqa: S608  # ours
        database.executemany(insert, _rows(kind, columns, facts, numbers))
    database.execute("COMMIT")


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in database.execute(f"PRAGMA table_info({table})")]


def _rows(
    kind: Kind,
    columns: Iterable[str],
    facts: Iterable[Any],
    numbers: Mapping[TrackedModel, int],
) -> Iterator[list[Any]]:
    names = [kind.fields.get(column, column) for column in columns]
    for fact in facts:
        yield [_value(fact, name, numbers) for name in names]


def _value(fact: Any, name: str, numbers: Mapping[TrackedModel, int]) -> Any:
    if name == "id":
        return numbers[fact]
    value = getattr(fact, name)
    if isinstance(value, TrackedModel):
        key, *more = value.natural_key()
        return numbers[value] if more else key
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


def _in_order(
    table: Table, facts: Iterable[Any], numbers: Mapping[TrackedModel, int]
) -> list[Any]:
    if table is Citation:
        return sorted(facts, key=lambda fact: _place(fact, numbers))
    return sorted(facts, key=lambda fact: [part or "" for part in fact.natural_key()])


def _place(citation: Citation, numbers: Mapping[TrackedModel, int]) -> tuple[Any, ...]:
    fact = citation.fact
    kind = [*CITABLE].index(citation.fact_name)
    return kind, numbers[fact], citation.claim, citation.position, citation.pk


def _unmarked(content: bytes) -> bytes:
    marked = bytearray(content)
    marked[CHANGES] = marked[VALID_FOR] = ONCE
    marked[WRITTEN_BY] = BY_NO_ONE
    return bytes(marked)
