"""The list of sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q

from tracker.models import Citation, Source
from tracker.queries.rows.citable import of_held_facts
from tracker.queries.rows.names import SourceName
from tracker.queries.rows.names import sources as named
from tracker.queries.rows.public import published_as_of

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class SourceFilters:
    """What a reader narrows the list to; empty is all. ``words`` are in the title."""

    kind: str = ""
    language: str = ""
    words: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source, and how many facts it backs (a claim of a disagreement is one)."""

    source: SourceName
    facts: int


@dataclass(frozen=True, slots=True)
class Sources:
    """One page of sources, newest first, those without a date last.

    ``total`` counts those asked for, ``held`` all; ``languages`` are of all.
    """

    lines: tuple[SourceLine, ...]
    total: int
    held: int
    page: int
    pages: int
    languages: tuple[str, ...]


def all_sources(asked: SourceFilters, *, known: datetime | None) -> Sources:
    """The sources asked for. Five queries, however many there are."""
    rows = published_as_of(Source, known=known)
    languages = list(rows.values_list("language", flat=True))
    chosen = rows.filter(_wanted(asked))
    total = chosen.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(asked.page, pages)
    newest = chosen.order_by(
        F("latest").desc(nulls_last=True), F("earliest").desc(nulls_last=True), "slug"
    )
    ids = newest.values_list("id", flat=True)[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    numbers = list(ids)
    texts = named(numbers, known=known)
    backed = _facts_backed(numbers, known=known)
    return Sources(
        tuple(SourceLine(texts[n], backed.get(n, 0)) for n in numbers),
        total,
        len(languages),
        page,
        pages,
        tuple(sorted(set(languages))),
    )


def _wanted(asked: SourceFilters) -> Q:
    wanted = Q()
    if asked.kind:
        wanted &= Q(kind=asked.kind)
    if asked.language:
        wanted &= Q(language=asked.language)
    for word in asked.words.split():
        wanted &= Q(title__icontains=word) | Q(publisher__icontains=word)
    return wanted


def _facts_backed(numbers: list[int], *, known: datetime | None) -> dict[int, int]:
    cited = published_as_of(Citation, known=known).filter(of_held_facts(known=known))
    counts = cited.filter(source_id__in=numbers).values("source_id")
    return dict(counts.annotate(facts=Count("id")).values_list("source_id", "facts"))
