"""What the fact files, the API and the page of a fact say of a value."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any, NamedTuple

from django.test import Client
from django.utils.html import strip_tags

from tests.admin.every_table import undone
from tests.house.rare_rows import Kind
from tracker.exports.facts import LISTS
from tracker.exports.plain import plain
from tracker.exports.selection import all_published
from tracker.exports.tables import cell, fact_tables
from tracker.models import (
    Agreement,
    Citation,
    Discrepancy,
    Forecast,
    Source,
    TrackedModel,
)
from tracker.models.stated_dates import StatedDateField
from tracker.queries.history.wording import in_words
from tracker.queries.rows.page_locations import place_of
from tracker.vocabulary.reading_dates import readable, readable_window

DAY = "?on=2014-06-30"
# Rare values for which a page has words of its own.
IN_OTHER_WORDS: Mapping[tuple[Kind, str], str] = {
    (Citation, "claim"): "second claim",
    (Discrepancy, "preferred"): "Both stand.",
    (Source, "language"): "Portuguese",
}


class Cell(NamedTuple):
    """A value in a column of a list; ``row`` is the first value of its row."""

    table: str
    column: str
    row: str
    value: str


Cells = Counter[Cell]


@dataclass(frozen=True)
class Said:
    """All that the outlets say while the row is as it is."""

    files: Cells
    api: Cells
    page: str


class Outlets:
    """Asks each of them once while nothing changes."""

    def __init__(self) -> None:
        self._client = Client()
        self._answers: dict[str, str] = {}
        self._files: Cells | None = None

    @contextmanager
    def changed(self) -> Iterator[None]:
        """What is written inside is taken back, and so is what they say of it."""
        kept = self._answers, self._files
        self._answers, self._files = {}, None
        with undone():
            yield
        self._answers, self._files = kept

    def said(self, row: TrackedModel, lists: Iterable[str]) -> Said:
        if self._files is None:
            self._files = Counter(_files())
        api = Counter(each for name in lists for each in self._api(name))
        place = place_of(row)
        return Said(self._files, api, self._page(place.address(DAY)) if place else "")

    def _page(self, address: str) -> str:
        shown = unescape(strip_tags(self._ask(address.partition("#")[0])))
        return " ".join(shown.split()).lower()

    def _api(self, name: str) -> Iterator[Cell]:
        answer = json.loads(self._ask(f"/api/v1/{name}{DAY}"))
        for table, rows in answer.items():
            if isinstance(rows, list):
                yield from _cells(f"{name} {table}", filter(_is_row, rows))

    def _ask(self, address: str) -> str:
        if address not in self._answers:
            answer = self._client.get(address)
            assert answer.status_code == 200, address
            self._answers[address] = answer.text
        return self._answers[address]


def api_lists(kind: Kind, columns: Iterable[str]) -> list[str]:
    """Where the API may say what is in the columns: the list of the kind itself.

    Where it has none, those of the kinds that the columns refer to, and of those that
    refer to the kind; and all on record of each agreement.
    """
    if own := [name for name, each in LISTS.items() if each.model is kind]:
        return own
    named = {kind._meta.get_field(name).related_model for name in columns}
    named |= {each.related_model for each in kind._meta.related_objects}
    lists = [name for name, each in LISTS.items() if each.model in named]
    if Agreement in named:
        slugs = Agreement.objects.values_list("slug", flat=True)
        lists += [f"agreements/{slug}" for slug in slugs]
    return lists


def new_cells(before: Cells, after: Cells, values: set[str]) -> list[Cell]:
    """Those that a change brought and that have a value, or else stand in its row."""
    new = after - before
    return [each for each in new if each.value in values] or [
        each for each in new if each.row in values
    ]


def says(before: str, after: str, words: set[str]) -> bool:
    """Does a page say any of the words more often than before?"""
    words = {word.lower() for word in words if word}
    return any(after.count(word) > before.count(word) for word in words)


def codes(row: Any, name: str, was: Any) -> set[str]:
    """What data has for the value: for a relation, the key of what it turned to.

    A citation is told by the id of its source in the list of the fact and the claim.
    """
    column, value = row._meta.get_field(name), getattr(row, name)
    if isinstance(row, Citation) and (name == "claim" or name == row.fact_name):
        return {row.source.slug}
    if not column.related_model:
        return {str(plain(value)), cell(value)}
    old = getattr(was, name)
    return _key(value) - (_key(old) if old else set())


def _key(row: TrackedModel) -> set[str]:
    return {str(part) for part in row.natural_key() if part}


def words(row: Any, name: str, was: Any) -> set[str]:
    """What a page has for the value: for a relation, any words of what it turned to."""
    column, value = row._meta.get_field(name), getattr(row, name)
    if column.related_model:
        old = getattr(was, name)
        return _texts(value) - (_texts(old) if old else set())
    if isinstance(column, StatedDateField):
        return {readable(value)}
    if (type(row), name) in IN_OTHER_WORDS:
        return {IN_OTHER_WORDS[type(row), name]}
    if isinstance(row, Forecast) and name in {"target_earliest", "target_latest"}:
        return {readable_window(row.target_earliest, row.target_latest)}
    return {in_words(type(row), [row])[0][name]}


def _texts(row: TrackedModel) -> set[str]:
    return set(in_words(type(row), [row])[0].values())


def _files() -> Iterator[Cell]:
    for table in fact_tables(all_published()):
        names, *lines = table.lines()
        rows = (dict(zip(names, line, strict=True)) for line in lines)
        yield from _cells(table.name, rows)


def _cells(table: str, rows: Iterable[dict[str, Any]]) -> Iterator[Cell]:
    """One for each value of each row; a list, also of a fact file, has several."""
    for row in rows:
        first = str(next(iter(row.values())))
        for name, held in row.items():
            values = held if isinstance(held, list) else str(held).split(";")
            # When a row changed stands beside what is in its columns.
            if name != "changed_at":
                yield from (Cell(table, name, first, str(value)) for value in values)


def _is_row(each: Any) -> bool:
    return isinstance(each, dict)
