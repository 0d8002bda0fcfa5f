"""The list of sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q

from tracker.models import Citation, Source
from tracker.queries.rows.citable import of_held_facts
from tracker.queries.rows.names import SourceName
from tracker.queries.rows.names import sources as named
from tracker.queries.rows.public import published_as_of

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source, and how many facts it backs (a claim of a disagreement is one)."""

    source: SourceName
    facts: int


@dataclass(frozen=True, slots=True)
class Sources:
    """One page of the sources asked for, newest first, those without a date last."""

    lines: tuple[SourceLine, ...]
    page: Page[int]


def languages(*, known: datetime | None) -> Counter[str]:
    """How many sources are in each language, by its code. One query."""
    return Counter(
        published_as_of(Source, known=known).values_list("language", flat=True)
    )


def all_sources(
    *, kind: str, language: str, q: str, page: int, known: datetime | None
) -> Sources:
    """The sources of a kind and language, or of all, with the words ``q`` in them.

    Four queries, however many there are.
    """
    chosen = published_as_of(Source, known=known).filter(_with_words(q))
    for column, code in (("kind", kind), ("language", language)):
        chosen = chosen.filter(**{column: code}) if code else chosen
    newest = chosen.order_by(
        F("latest").desc(nulls_last=True), F("earliest").desc(nulls_last=True), "slug"
    )
    shown = Paginator(newest.values_list("id", flat=True), PAGE_SIZE).get_page(page)
    numbers = list(shown)
    texts = named(numbers, known=known)
    backed = _facts_backed(numbers, known=known)
    return Sources(
        tuple(SourceLine(texts[n], backed.get(n, 0)) for n in numbers), shown
    )


def _with_words(text: str) -> Q:
    wanted = Q()
    for word in text.split():
        wanted &= Q(title__icontains=word) | Q(publisher__icontains=word)
    return wanted


def _facts_backed(numbers: list[int], *, known: datetime | None) -> dict[int, int]:
    cited = published_as_of(Citation, known=known).filter(of_held_facts(known=known))
    counts = cited.filter(source_id__in=numbers).values("source_id")
    return dict(counts.annotate(facts=Count("id")).values_list("source_id", "facts"))
