"""Finding facts by words, in both languages, by both clocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Q, QuerySet, When, Window

from tracker.facts import KIND_OF
from tracker.models import TrackedModel
from tracker.models.folded_columns import Folded
from tracker.queries.history.wording import in_words
from tracker.queries.rows.anchors import PageLocation
from tracker.queries.rows.page_locations import (
    Subject,
    called,
    kind_of,
    place,
    subjects,
)
from tracker.queries.rows.public import published_as_of
from tracker.queries.search.searchable import NAMES, SEARCHABLE, Searchable
from tracker.vocabulary.folding import folded, spans

PAGE_SIZE = 50
FEW = 5
# How many characters of a text surround the first word found in it.
BEFORE, LENGTH = 60, 220
# Codes of parties are like too many words.
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """Folded words, all of which are wanted; a kind or all; and a page of the kind."""

    words: tuple[str, ...]
    kind: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact that was found: its kind, name, agreement, place, and words around."""

    kind: str
    number: int
    label: str
    about: str
    place: PageLocation
    passage: str


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """Hits of one kind, the closest or newest first, and the page that they are."""

    kind: str
    name: str
    hits: tuple[Hit, ...]
    page: Page[Any]

    @property
    def total(self) -> int:
        """How many there are on all pages."""
        return self.page.paginator.count


def words_of(text: str) -> tuple[str, ...]:
    """The words of a question as they are sought, each once."""
    return tuple(dict.fromkeys(folded(text).split()))


def search(
    filters: SearchFilters, *, on: date, known: datetime | None, size: int
) -> tuple[SearchGroup, ...]:
    """What is found, by kind; kinds without a hit are left out.

    ``size`` is how many of a kind a page has. The number of queries does not grow with
    what is on record or found. A page past the last is the last.
    """
    if not filters.words:
        return ()
    chosen = [each for each in SEARCHABLE if filters.kind in ("", each.kind.code)]
    found = [_found(each, filters, on=on, known=known, size=size) for each in chosen]
    shown_on = _subjects([(e.kind.model, f.rows) for e, f in found], known=known)
    return tuple(
        SearchGroup(
            each.kind.code,
            kind_of(each.kind.model, many=some.total != 1),
            tuple(_hits(each, some.rows, filters.words, shown_on)),
            Paginator(range(some.total), size).get_page(filters.page),
        )
        for each, some in found
        if some.total
    )


def fitting(
    words: tuple[str, ...], *, on: date, known: datetime | None
) -> dict[type[TrackedModel], set[int]]:
    """The numbers of the facts found, by kind. A query for each kind."""
    return {
        each.kind.model: set(
            _chosen(each, words, on=on, known=known).values_list("id", flat=True)
        )
        for each in SEARCHABLE
    }


@dataclass(frozen=True, slots=True)
class _Found:
    rows: list[Any]
    total: int


def _found(
    each: Searchable,
    filters: SearchFilters,
    *,
    on: date,
    known: datetime | None,
    size: int,
) -> tuple[Searchable, _Found]:
    chosen = _chosen(each, filters.words, on=on, known=known)
    page = filters.page
    if page > 1:
        page = Paginator(range(chosen.count()), size).get_page(page).number
    counted = chosen.annotate(all_found=Window(Count("id")))
    ordered = (
        _by_closeness(counted, each, filters.words)
        if each.search.names
        else counted.order_by(*each.search.order)
    )
    rows = list(ordered[(page - 1) * size : page * size])
    return each, _Found(rows, rows[0].all_found if rows else 0)


def _chosen(
    each: Searchable, words: tuple[str, ...], *, on: date, known: datetime | None
) -> QuerySet[Any]:
    rows = published_as_of(each.kind.model, known=known).filter(
        each.has_come(on, known=known)
    )
    fits: QuerySet[Any] = rows.alias(text=each.text).filter(
        each.matches(words, known=known)
    )
    return fits


def _by_closeness(
    chosen: QuerySet[Any], each: Searchable, words: tuple[str, ...]
) -> QuerySet[Any]:
    """First a name that is what was asked for, then those that begin so, by name."""
    whole = " ".join(words)
    same, begins = Q(), Q()
    for column in each.search.names:
        chosen = chosen.alias(**{f"folded_{column}": Folded(column)})
        same |= Q(**{f"folded_{column}": whole})
        begins |= Q(**{f"folded_{column}__startswith": whole})
    closeness = Case(When(same, then=0), When(begins, then=1), default=2)
    closest: QuerySet[Any] = chosen.alias(closeness=closeness)
    return closest.order_by("closeness", each.search.names[0], "id")


def _subjects(
    found: Iterable[tuple[type[TrackedModel], list[Any]]], *, known: datetime | None
) -> dict[str, dict[int, Subject]]:
    """What the pages of all hits are about, by kind of page and number."""
    wanted: dict[str, set[int | None]] = {}
    for model, rows in found:
        kind = KIND_OF[model]
        numbers = (getattr(row, kind.to_page) for row in rows)
        wanted.setdefault(kind.page, set()).update(numbers)
    return {
        page: subjects(page, numbers, known=known)
        for page, numbers in wanted.items()
        if numbers
    }


def _hits(
    each: Searchable,
    rows: list[Any],
    words: tuple[str, ...],
    shown_on: Mapping[str, Mapping[int, Subject]],
) -> Iterable[Hit]:
    for row, fields in zip(rows, in_words(each.kind.model, rows), strict=True):
        number = getattr(row, each.kind.to_page)
        subject = shown_on.get(each.kind.page, {}).get(number)
        where = place(each.kind.model, row.id, subject, is_general=number is None)
        if where:
            label = called(each.kind.model, fields)
            about = subject.agreement if subject and subject.agreement != label else ""
            passage = _passage(each, row, words, label)
            yield Hit(each.kind.code, row.id, label, about, where, passage)


def _passage(each: Searchable, row: Any, words: tuple[str, ...], label: str) -> str:
    """The words around the first hit in a text, or else the text's beginning."""
    texts = [getattr(row, column) for column in each.search.columns]
    shown = [text for text in texts if text and text not in label]
    text = next((t for t in shown if spans(t, words)), shown[0] if shown else "")
    return around(text, words)


def around(text: str, words: tuple[str, ...]) -> str:
    """A piece of the text around the first of the words, with dots where it is cut."""
    found = spans(text, words)
    start = max(0, found[0][0] - BEFORE) if found else 0
    if start:
        # From the next word on, if one begins soon; Chinese has no spaces.
        start = text.find(" ", start, start + BEFORE // 2) + 1 or start
    piece = text[start : start + LENGTH].strip()
    return f"{'… ' if start else ''}{piece}{' …' if start + LENGTH < len(text) else ''}"


def every_name(*, known: datetime | None) -> list[str]:
    """Every name of agreements, parties and speakers. A query for each kind."""
    return [
        name
        for model, columns in NAMES.items()
        for row in published_as_of(model, known=known)
        .order_by("id")
        .values_list(*columns)
        for name in row
        if len(name) > SHORTEST_NAME
    ]
