"""Which sources back which facts of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Q

from tracker.models import Citation
from tracker.queries.rows.names import SourceName, sources
from tracker.queries.rows.public import published_as_of


@dataclass(frozen=True, slots=True)
class Cite:
    """A source backs a fact; ``number`` is its place in the page's list, from 1."""

    source: SourceName
    number: int
    claim: str
    locator: str


@dataclass(frozen=True)
class Cited:
    """The citations of a page, and its sources in the order of first use."""

    _by_fact: Mapping[tuple[str, int], list[Cite]]
    sources: list[SourceName] = field(default_factory=list)

    def of(self, kind: str, fact: int, claim: str = "") -> list[Cite]:
        """The citations of one fact: its kind is the citation's column for it."""
        return [c for c in self._by_fact.get((kind, fact), ()) if c.claim == claim]

    def about(self, *kinds: str) -> Cited:
        """The citations of those kinds of fact alone, numbered anew."""
        wanted = {fact: c for fact, c in self._by_fact.items() if fact[0] in kinds}
        numbers: dict[str, int] = {}
        for cite in (cite for cites in wanted.values() for cite in cites):
            numbers.setdefault(cite.source.slug, len(numbers) + 1)
        by_fact = {
            fact: [replace(c, number=numbers[c.source.slug]) for c in cites]
            for fact, cites in wanted.items()
        }
        by_slug = {source.slug: source for source in self.sources}
        return Cited(by_fact, [by_slug[slug] for slug in numbers])

    def slugs(self, kind: str, fact: int, claim: str = "") -> tuple[str, ...]:
        """The sources of those citations, by slug."""
        return tuple(cite.source.slug for cite in self.of(kind, fact, claim))


def cited(facts: Mapping[str, Iterable[int]], *, known: datetime | None) -> Cited:
    """The citations of the facts: numbers of rows by kind, in the page's order.

    One query, and one for the sources.
    """
    rows = _rows({kind: list(ids) for kind, ids in facts.items()}, known=known)
    texts = sources((row[2] for row in rows), known=known)
    numbers: dict[int, int] = {}
    by_fact: dict[tuple[str, int], list[Cite]] = defaultdict(list)
    for kind, fact, source, claim, locator in rows:
        if source in texts:
            number = numbers.setdefault(source, len(numbers) + 1)
            cite = Cite(texts[source], number, claim, locator)
            by_fact[kind, fact].append(cite)
    return Cited(by_fact, [texts[source] for source in numbers])


def _rows(
    facts: Mapping[str, list[int]], *, known: datetime | None
) -> list[tuple[str, int, int, str, str]]:
    """Kind, fact, source, claim and locator, in the order of the facts."""
    places = {
        (kind, fact): place
        for place, (kind, fact) in enumerate(
            (kind, fact) for kind, ids in facts.items() for fact in ids
        )
    }
    if not places:
        return []
    asked = Q()
    for kind, ids in facts.items():
        asked |= Q(**{f"{kind}_id__in": ids})
    said = ["source_id", "claim", "locator"]
    rows = (
        published_as_of(Citation, known=known)
        .filter(asked)
        .order_by("claim", "position", "id")
        .values_list(*said, *(f"{kind}_id" for kind in facts))
    )
    found = [
        (kind, fact, *row[: len(said)])
        for row in rows
        for kind, fact in zip(facts, row[len(said) :], strict=True)
        if (kind, fact) in places
    ]
    return sorted(found, key=lambda row: places[row[:2]])
