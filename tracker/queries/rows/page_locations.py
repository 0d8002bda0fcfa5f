"""Where on the site a fact on record is shown, and what it is called there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst

from tracker.facts import KIND_OF
from tracker.models import Deadline, Speaker, TrackedModel
from tracker.queries.rows.anchors import PageLocation, fact_place
from tracker.queries.rows.deadlines import slug_of
from tracker.queries.rows.facts import DeadlineFact, agreements, facts
from tracker.queries.rows.names import parties, sources
from tracker.queries.rows.public import published_as_of
from tracker.queries.rows.speaker_addresses import addresses
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.reading_dates import readable


@dataclass(frozen=True, slots=True)
class Subject:
    """The row that a page is about: its names in the address, and its agreement's."""

    names: tuple[str, ...]
    agreement: str = ""


def subjects(
    page: str, rows: Iterable[int | None], *, known: datetime | None
) -> dict[int, Subject]:
    """What the pages of that kind are about, by number. Three queries at most."""
    numbers = {row for row in rows if row is not None}
    if page in {"agreement", "agreement-background"}:
        return {
            agreement.id: Subject((agreement.slug,), agreement.short_name)
            for agreement in agreements(known=known, ids=numbers).values()
        }
    if page == "deadline":
        return _deadlines(numbers, known=known)
    if page == "party":
        named = parties(numbers, known=known).values()
        return {party.id: Subject((party.code,)) for party in named}
    if page == "speaker":
        return _speakers(numbers, known=known)
    texts = sources(numbers, known=known).values()
    return {source.id: Subject((source.slug,)) for source in texts}


def _speakers(numbers: set[int], *, known: datetime | None) -> dict[int, Subject]:
    is_held = published_as_of(Speaker, known=known).filter(id__in=numbers)
    slugs = addresses(known=known).slugs
    return {
        number: Subject((slugs[number],))
        for number in is_held.values_list("id", flat=True)
        if number in slugs
    }


def _deadlines(numbers: set[int], *, known: datetime | None) -> dict[int, Subject]:
    goals = facts(Deadline, DeadlineFact, known=known, id__in=numbers)
    about = agreements(known=known, ids={goal.agreement_id for goal in goals})
    names = parties((goal.party_id for goal in goals), known=known)
    return {
        goal.id: Subject(
            (agreement.slug, slug_of(goal, names.get(goal.party_id or 0))),
            agreement.short_name,
        )
        for goal in goals
        if (agreement := about.get(goal.agreement_id))
    }


def place(
    model: type[TrackedModel], row: int, subject: Subject | None, *, is_general: bool
) -> PageLocation | None:
    """Where the fact of that number is shown; None where no page shows it.

    A fact ``is_general`` if it is about no single agreement.
    """
    if is_general:
        return fact_place(model, row)
    return fact_place(model, row, *subject.names) if subject else None


def place_of(row: TrackedModel) -> PageLocation | None:
    """Where readers see the row now; None where no page shows it. Four queries at most.

    A citation of a source stands on the source's page.
    """
    if row.publication != Publication.PUBLISHED:
        return None
    kind = KIND_OF[type(row)]
    number: int | None = getattr(row, kind.to_page)
    subject = subjects(kind.page, [number], known=None).get(number or 0)
    return place(type(row), row.pk, subject, is_general=number is None)


def called(model: type[TrackedModel], words: Mapping[str, str]) -> str:
    """The name of a fact whose fields, by name, are in words."""
    kind = KIND_OF[model]
    parts = {**words}
    if kind.date_column in parts:
        parts[kind.date_column] = readable(parts[kind.date_column])
    return " ".join(kind.title.format_map(parts).split())


def kind_of(model: type[TrackedModel], *, many: bool = False) -> str:
    """The kind of fact for readers, such as “status events”."""
    meta = model._meta
    return str(meta.verbose_name_plural if many else capfirst(meta.verbose_name or ""))
