"""Names of what facts refer to, as held at the same moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tracker.models import Party, Source
from tracker.queries.rows.facts import facts
from tracker.vocabulary.kinds import PartyKind, SourceKind


@dataclass(frozen=True, slots=True)
class PartyName:
    id: int
    code: str
    name_en: str
    name_zh: str
    kind: PartyKind

    def __str__(self) -> str:
        return self.name_en


@dataclass(frozen=True, slots=True)
class SourceName:
    id: int
    slug: str
    title: str
    publisher: str
    published_on: str
    accessed_on: str
    url: str
    language: str
    kind: SourceKind

    def __str__(self) -> str:
        return self.title


def parties(
    ids: Iterable[int | None], *, known: datetime | None
) -> dict[int, PartyName]:
    """The parties of those numbers, by number. One query."""
    wanted = {number for number in ids if number is not None}
    found = facts(Party, PartyName, known=known, id__in=wanted)
    return {party.id: party for party in found}


def sources(ids: Iterable[int], *, known: datetime | None) -> dict[int, SourceName]:
    """The sources of those numbers, by number. One query."""
    found = facts(Source, SourceName, known=known, id__in=set(ids))
    return {source.id: source for source in found}
