"""What a source backs: facts of every kind, by name and with their places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F

from tracker.facts import KIND_OF
from tracker.models import CITABLE, Citation, CitedModel, Source
from tracker.queries.history.wording import in_words
from tracker.queries.rows.anchors import PageLocation
from tracker.queries.rows.facts import facts
from tracker.queries.rows.names import SourceName
from tracker.queries.rows.page_locations import called, kind_of, place, subjects
from tracker.queries.rows.public import published_as_of

# The number of a fact, which claim of it, and where in the source.
_InTheSource = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Backed:
    """A fact that a source backs, or one claim of it, and where in the source."""

    label: str
    about: str
    place: PageLocation | None
    claim: str
    locator: str


@dataclass(frozen=True, slots=True)
class BackedGroup:
    """Facts of one kind, by agreement; the kind is in words."""

    kind: str
    facts: tuple[Backed, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source and what it backs by a day; ``later`` counts facts of later days."""

    source: SourceName
    groups: tuple[BackedGroup, ...]
    later: int

    @property
    def total(self) -> int:
        return sum(len(group.facts) for group in self.groups)


def source_named(slug: str, *, known: datetime | None) -> SourceName | None:
    """The published source of that slug, or None. One query."""
    found = facts(Source, SourceName, known=known, slug=slug)
    return found[0] if found else None


def source_page(source: SourceName, *, on: date, known: datetime | None) -> SourcePage:
    """The page of the source. The number of queries does not grow with the facts."""
    groups, later = [], 0
    for name, cited in _cited(source, known=known).items():
        model = CITABLE[name]
        found, hidden = _backed(model, cited, on=on, known=known)
        later += hidden
        if found:
            groups.append(
                BackedGroup(kind_of(model, many=len(found) != 1), tuple(found))
            )
    return SourcePage(source, tuple(groups), later)


def _cited(
    source: SourceName, *, known: datetime | None
) -> dict[str, list[_InTheSource]]:
    """What the source is cited for, by kind, in the order of kinds. One query."""
    citations = published_as_of(Citation, known=known).filter(source_id=source.id)
    numbers = [f"{name}_id" for name in CITABLE]
    cited: dict[str, list[_InTheSource]] = {name: [] for name in CITABLE}
    for row in citations.order_by("claim", "id").values("claim", "locator", *numbers):
        name = next(name for name in CITABLE if row[f"{name}_id"] is not None)
        cited[name].append((row[f"{name}_id"], row["claim"], row["locator"]))
    return {name: theirs for name, theirs in cited.items() if theirs}


def _backed(
    model: type[CitedModel],
    cited: list[_InTheSource],
    *,
    on: date,
    known: datetime | None,
) -> tuple[list[Backed], int]:
    """The facts of one kind that the source backs by the day, and how many later."""
    kind = KIND_OF[model]
    rows = published_as_of(model, known=known).filter(
        id__in={number for number, *_ in cited}
    )
    every = list(rows.annotate(page_row=F(kind.to_page)))
    by_day = {row.id: row for row in every if _has_come(row, on=on)}
    words = dict(zip(by_day, in_words(model, by_day.values()), strict=True))
    shown_on = subjects(
        kind.page, (row.page_row for row in by_day.values()), known=known
    )
    found = []
    for number, claim, locator in cited:
        if row := by_day.get(number):
            subject = shown_on.get(row.page_row)
            where = place(model, number, subject, is_general=row.page_row is None)
            label = called(model, words[number])
            about = subject.agreement if subject else ""
            found.append(Backed(label, about, where, claim, locator))
    return sorted(found, key=lambda b: b.about.casefold()), len(every) - len(by_day)


def _has_come(row: Any, *, on: date) -> bool:
    """Is the fact of the day, or of no day? A statement is of the day it was made."""
    latest = getattr(row, "stated_latest", None) or getattr(row, "latest", None)
    return latest is None or latest <= on
