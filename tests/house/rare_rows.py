"""A row of every kind of fact, and changes of it to values that stand nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from tests import make
from tracker.facts import KIND_OF
from tracker.models import (
    CITABLE,
    AccessionStep,
    Agreement,
    Citation,
    Deadline,
    Discrepancy,
    Forecast,
    Identifier,
    Indicator,
    Membership,
    Participation,
    Party,
    Round,
    Source,
    Speaker,
    StatusEvent,
    Succession,
    Topic,
    TrackedModel,
    change_set,
)
from tracker.models.stated_dates import StatedDateField
from tracker.queries.history.wording import readable_fields
from tracker.vocabulary.accessions import Stage, Track
from tracker.vocabulary.databases import Database
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Preference

Kind = type[TrackedModel]


class Column(NamedTuple):
    """A column of a kind of fact that people fill in."""

    kind: Kind
    name: str

    def __str__(self) -> str:
        return f"{self.kind.__name__}.{self.name}"


def kinds() -> list[Kind]:
    """Every kind of fact that has a table."""
    return [model for model in apps.get_models() if issubclass(model, TrackedModel)]


def columns() -> list[Column]:
    return [Column(k, column.name) for k in kinds() for column in readable_fields(k)]


@dataclass(frozen=True)
class Rows:
    """One row of each kind; ``others`` are those to which a relation may turn."""

    of: dict[Kind, Any] = field(default_factory=dict)
    others: dict[Kind, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """Rare values go into these columns of the row, with what has to go beside them."""

    kind: Kind
    columns: tuple[str, ...]
    beside: Mapping[str, Any] = field(default_factory=dict)

    def of(self, was: Any, others: Mapping[Kind, Any]) -> Any:
        """The row read anew and recorded with the change, as housekeeping."""
        row = self.kind._default_manager.get(pk=was.pk)
        for name, value in self.beside.items():
            setattr(row, name, value)
        for name in self.columns:
            setattr(row, name, _rare(row, name, others))
        row.record(make.WHY)
        return row


# Columns that are filled in by themselves, and what has to go beside each.
APART: Mapping[tuple[Kind, str], Mapping[str, Any]] = {
    (Deadline, "round_name"): {"milestone": Milestone.ROUND},
    (Deadline, "stage"): {"milestone": Milestone.ACCESSION},
    (Membership, "bloc"): {},
    (Round, "status"): {"planned_start": "1987-05"},
    (Succession, "successor"): {},
    **{
        (Citation, fact): {"discrepancy": None, "claim": ""}
        for fact in CITABLE
        if fact != "discrepancy"
    },
}
# Values of columns that do not take any text, or not any word.
RARE: Mapping[tuple[Kind, str], Any] = {
    (AccessionStep, "track"): Track.TREATY,
    (AccessionStep, "stage"): Stage.RATIFIED,
    (Discrepancy, "preferred"): Preference.NEITHER,
    (Identifier, "database"): Database.DESTA,
    (Identifier, "identifier"): "4711",
    (Indicator, "value"): "41.73",
    (Party, "code"): "ZZ",
    (Round, "status"): RoundStatus.POSTPONED,
    (Source, "language"): "pt",
}


def changes(kind: Kind) -> Iterator[Change]:
    """Together they fill in every column but the publication, without which no page
    and no export has the row.

    A fact that may be about no single agreement is changed as such a one, too.
    """
    names = [each.name for each in readable_fields(kind) if each.name != "publication"]
    together = tuple(name for name in names if (kind, name) not in APART)
    yield Change(kind, together)
    for name in names:
        if (kind, name) in APART:
            yield Change(kind, (name,), APART[kind, name])
    about = kind._meta.get_field(KIND_OF[kind].to_page.removesuffix("_id"))
    if about.null:
        others = tuple(name for name in together if name != about.name)
        yield Change(kind, others, {about.name: None})


def _rare(row: Any, name: str, others: Mapping[Kind, Any]) -> Any:
    column: Any = row._meta.get_field(name)
    if (type(row), name) in RARE:
        return RARE[type(row), name]
    if column.choices:
        held = getattr(row, name)
        return next(w for w, _label in column.flatchoices if w not in {"", held})
    if column.related_model:
        return others[column.related_model]
    # A year for each column, in the order of the columns.
    year = 1980 + row._meta.concrete_fields.index(column)
    for sort, value in {
        StatedDateField: f"{year}-03-05",
        models.DateField: date(year, 3, 5),
        models.IntegerField: year,
        models.DecimalField: Decimal("0.317"),
        models.BooleanField: not getattr(row, name),
        models.URLField: f"https://{name}.example/",
        models.SlugField: f"rare-{name}",
    }.items():
        if isinstance(column, sort):
            return value
    return f"Rare {name}"[: column.max_length]


@change_set()
def rows() -> Rows:
    """Recorded in one change; the facts have a source more than they need."""
    found = Rows(
        _facts_of("tpp", make.party("EU"), Milestone.CONCLUDED),
        _facts_of("rcep", make.party("ASEAN"), Milestone.SIGNED),
    )
    found.others[Party] = make.party("PE")
    found.of[Succession] = make.succession(found.of[Agreement], make.agreement("p4"))
    disagree = found.of[Discrepancy]
    found.of[Citation] = make.cite(disagree, found.of[Source], claim=Preference.A.value)
    return found


def _facts_of(slug: str, bloc: Party, milestone: Milestone) -> dict[Kind, Any]:
    agreement = make.agreement(slug)
    party = make.party({"tpp": "JP", "rcep": "KR"}[slug])
    speaker = make.speaker(f"Speaker of {slug}")
    deadline = make.deadline(agreement, milestone)
    return {
        Agreement: agreement,
        Party: party,
        Speaker: speaker,
        Deadline: deadline,
        Source: make.source(f"on-{slug}"),
        Membership: make.membership(bloc, party),
        Participation: make.participation(agreement, party),
        Identifier: make.identifier(agreement),
        StatusEvent: make.status_event(agreement),
        Round: make.round(agreement),
        AccessionStep: make.step(agreement, party),
        Forecast: make.forecast(deadline, speaker=speaker),
        Indicator: make.indicator(agreement),
        Topic: make.topic(agreement, topic_en=f"Topic of {slug}"),
        Discrepancy: make.discrepancy(agreement, subject=f"Subject of {slug}"),
    }
