"""Rows of the gate as small frozen values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, get_type_hints

from tracker.models import Agreement, Participation, Round, TrackedModel
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.kinds import AgreementKind, Region, RoundStatus, Scope
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.words import Word

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class AgreementFact:
    """An agreement as the pages name it; ``id`` is the row's number."""

    id: int
    slug: str
    short_name: str
    name_en: str
    name_zh: str
    kind: AgreementKind
    scope: Scope
    region: Region
    parent_body: str
    paper_table: str

    def __str__(self) -> str:
        return self.short_name


@dataclass(frozen=True, slots=True)
class RoundFact:
    """A round as recorded; ``earliest`` and ``latest`` bound all of its days."""

    id: int
    agreement_id: int
    number: int | None
    label: str
    start: str
    end: str
    city: str
    country_id: int | None
    status: RoundStatus
    planned_start: str
    planned_end: str
    planned_earliest: date | None
    planned_latest: date | None
    note: str
    earliest: date | None
    latest: date | None

    @property
    def name(self) -> str:
        """What deadlines call it: its number, or its label where it has none."""
        return self.label if self.number is None else str(self.number)


@dataclass(frozen=True, slots=True)
class DeadlineFact:
    """A milestone of an agreement that people put dates on."""

    id: int
    agreement_id: int
    milestone: Milestone
    party_id: int | None
    round_name: str
    stage: str
    criteria: str


def facts(
    model: type[TrackedModel],
    shape: type[Shape],
    *,
    known: datetime | None,
    **where: Any,
) -> list[Shape]:
    """Published rows of the model that meet the look-ups, as values of the shape.

    In the order in which they were first recorded, so that facts of one day never
    change places. One query. Columns are the shape's fields; codes become words where
    the shape says.
    """
    hints = _hints(shape)  # type: ignore[arg-type]  # a class has a hash
    rows = (
        published_as_of(model, known=known)
        .filter(**where)
        .order_by("id")
        .values(*hints)
    )
    words = {name: hint for name, hint in hints.items() if _is_word(hint)}
    return [
        shape(**{c: words[c](v) if c in words else v for c, v in row.items()})
        for row in rows
    ]


def _is_word(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Word)


@cache
def _hints(shape: type) -> dict[str, Any]:
    """The fields of the shape, which are the columns asked for, with their types."""
    return get_type_hints(shape)


def agreement_named(slug: str, *, known: datetime | None) -> AgreementFact | None:
    """The published agreement of that slug, or None."""
    found = facts(Agreement, AgreementFact, known=known, slug=slug)
    return found[0] if found else None


def agreements(
    *, known: datetime | None, ids: Iterable[int] | None = None
) -> dict[int, AgreementFact]:
    """Published agreements by number: those asked for, or all."""
    where = {} if ids is None else {"id__in": set(ids)}
    found = facts(Agreement, AgreementFact, known=known, **where)
    return {agreement.id: agreement for agreement in found}


def rounds(*, known: datetime | None, **where: Any) -> list[RoundFact]:
    """Published rounds that meet the look-ups, oldest first."""
    found = facts(Round, RoundFact, known=known, **where)
    return sorted(
        found,
        key=lambda r: (
            r.latest or r.planned_latest or date.max,
            r.earliest or r.planned_earliest or date.min,
            r.id,
        ),
    )


def participants(*, known: datetime | None, **where: Any) -> dict[int, list[int]]:
    """Numbers of the parties named for each agreement, dated or not."""
    rows = published_as_of(Participation, known=known).filter(**where)
    named: dict[int, list[int]] = {}
    for agreement, party in rows.order_by("id").values_list("agreement_id", "party_id"):
        named.setdefault(agreement, []).append(party)
    return named
