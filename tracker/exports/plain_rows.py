"""Rows of facts that are told as they are: each column from the fact's own field."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import Any, TypeVar

from tracker.analysis.accessions import Step
from tracker.exports.rows import IdentifierRow, SourceRow, StatusEventRow, StepRow
from tracker.facts import KIND_OF, Table
from tracker.models import AccessionStep, Identifier, Source, StatusEvent
from tracker.queries.rows.anchors import anchor_of
from tracker.queries.rows.citations import Cited
from tracker.queries.rows.events import StatusEventFact
from tracker.queries.rows.identifiers import IdentifierFact
from tracker.queries.rows.names import SourceName

Shape = TypeVar("Shape")
SOURCES = "sources"


def row_of(
    shape: type[Shape],
    table: Table,
    fact: Any,
    cited: Cited | None = None,
    *,
    number: int | None = None,
    **known: Any,
) -> Shape:
    """The fact of the table as a row of the shape.

    ``known`` are columns that the fact does not have itself, such as the slug of its
    agreement; ``number`` is that of its row, where it has no ``id``. ``sources`` and
    ``anchor`` are worked out, ``sources_a`` are those of claim a; words become codes.
    """
    number = fact.id if number is None else number
    values = {}
    for name in (each.name for each in fields(shape)):  # type: ignore[arg-type]
        if name in known:
            values[name] = known[name]
        elif name == "anchor":
            values[name] = anchor_of(table, number)
        elif name.startswith(SOURCES) and cited is not None:
            claim = name.removeprefix(SOURCES).removeprefix("_")
            values[name] = cited.slugs(KIND_OF[table].name, number, claim)
        else:
            value = getattr(fact, name)
            values[name] = value.value if isinstance(value, Enum) else value
    return shape(**values)


def status_event_row(
    agreement: str, party: str | None, fact: StatusEventFact, cited: Cited
) -> StatusEventRow:
    """The event; the agreement by its slug and the party by its code."""
    known: dict[str, Any] = {"agreement": agreement, "party": party}
    return row_of(StatusEventRow, StatusEvent, fact, cited, **known)


def step_row(agreement: str, party: str, step: Step, cited: Cited) -> StepRow:
    """The step; the agreement by its slug and the party by its code."""
    known: dict[str, Any] = {"agreement": agreement, "party": party}
    return row_of(StepRow, AccessionStep, step, cited, number=step.fact, **known)


def identifier_row(agreement: str, fact: IdentifierFact) -> IdentifierRow:
    """What another database calls the agreement, which is named by its slug."""
    known: dict[str, Any] = {"agreement": agreement, "address": fact.address or None}
    return row_of(IdentifierRow, Identifier, fact, **known)


def source_row(fact: SourceName) -> SourceRow:
    return row_of(SourceRow, Source, fact, source=fact.slug)
