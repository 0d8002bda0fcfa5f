"""All facts of a kind as rows, across agreements, by a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.analysis.days import day_order, is_over
from tracker.exports.agreements import agreement_row
from tracker.exports.deadlines import deadline_row, statement_row
from tracker.exports.parties import party_row
from tracker.exports.plain_rows import (
    identifier_row,
    row_of,
    source_row,
    status_event_row,
    step_row,
)
from tracker.exports.rounds import round_row
from tracker.exports.rows import (
    AgreementRow,
    DeadlineRow,
    DiscrepancyRow,
    IdentifierRow,
    IndicatorRow,
    PartyRow,
    RoundRow,
    SourceRow,
    StatementRow,
    StatusEventRow,
    StepRow,
    TopicRow,
)
from tracker.models import (
    AccessionStep,
    Agreement,
    Deadline,
    Discrepancy,
    Forecast,
    Identifier,
    Indicator,
    Party,
    Round,
    Source,
    StatusEvent,
    Topic,
    TrackedModel,
)
from tracker.queries.board.board import BoardFilters, every_line
from tracker.queries.deadline.ledger import entries
from tracker.queries.party.list import PartyFilters, all_parties
from tracker.queries.rows.citations import cited
from tracker.queries.rows.deadlines import deadlines_of
from tracker.queries.rows.events import standings, status_events, steps
from tracker.queries.rows.facts import AgreementFact, agreements, facts
from tracker.queries.rows.figures import DiscrepancyFact, IndicatorFact, TopicFact
from tracker.queries.rows.identifiers import identifiers
from tracker.queries.rows.names import SourceName, parties
from tracker.queries.rows.public import published_as_of
from tracker.queries.rows.rounds import rounds_on_day


@dataclass(frozen=True, slots=True)
class ListScope:
    """The day, the moment (None is now) and the agreements, by number."""

    on: date
    known: datetime | None
    named: Mapping[int, AgreementFact]

    @property
    def where(self) -> dict[str, Any]:
        return {"agreement_id__in": list(self.named)}


# The number of the fact, None where only others speak of it, and its row.
Found = Iterator[tuple[int | None, Any]]


@dataclass(frozen=True, slots=True)
class FactList:
    """Facts of a kind: the model, the shape of a row, and what finds the rows, in a
    stable order.
    """

    model: type[TrackedModel]
    shape: type
    rows: Callable[[ListScope], Found]


def scope(agreement: str, *, on: date, known: datetime | None) -> ListScope | None:
    """The scope of one agreement by its slug, or of all; None where there is none."""
    named = agreements(known=known)
    if agreement:
        named = {n: each for n, each in named.items() if each.slug == agreement}
    return ListScope(on, known, named) if named or not agreement else None


def _agreements(at: ListScope) -> Found:
    for line in every_line(BoardFilters(), on=at.on, known=at.known):
        if line.agreement.id in at.named:
            yield line.agreement.id, agreement_row(line)


def _events(at: ListScope) -> Found:
    found = [
        event
        for event in status_events(known=at.known, **at.where)
        if is_over(event, on=at.on)
    ]
    names = parties((event.party_id for event in found), known=at.known)
    backing = cited({"status_event": [e.id for e in found]}, known=at.known)
    for event in sorted(found, key=lambda e: (*day_order(e), e.id)):
        party = names.get(event.party_id or 0)
        slug = at.named[event.agreement_id].slug
        code = party.code if party else None
        yield event.id, status_event_row(slug, code, event, backing)


def _steps(at: ListScope) -> Found:
    found = [
        (at.named[number].slug, step)
        for number, taken in steps(known=at.known, **at.where).items()
        for step in taken
        if is_over(step, on=at.on)
    ]
    names = parties((step.party for _slug, step in found), known=at.known)
    numbers = [step.fact for _slug, step in found]
    backing = cited({"accession_step": numbers}, known=at.known)
    for slug, step in sorted(found, key=lambda x: (*day_order(x[1]), x[1].fact)):
        if party := names.get(step.party):
            yield step.fact, step_row(slug, party.code, step, backing)


def _rounds(at: ListScope) -> Found:
    found = rounds_on_day(at.named, on=at.on, known=at.known)
    backing = cited({"round": [m.fact.id for m in found if m.fact]}, known=at.known)
    for meeting in found:
        number = meeting.fact.id if meeting.fact else None
        yield number, round_row(at.named[meeting.agreement_id], meeting, backing)


def _deadlines(at: ListScope) -> Found:
    standing = standings(on=at.on, known=at.known)
    found = deadlines_of(at.named, standing, on=at.on, known=at.known)
    for number in sorted(found, key=lambda n: at.named[n].slug):
        for deadline in found[number]:
            row = deadline_row(at.named[number], deadline, on=at.on)
            yield deadline.fact.id, row


def _forecasts(at: ListScope) -> Found:
    every = entries(on=at.on, known=at.known)
    found = [entry for entry in every if entry.agreement.id in at.named]
    numbers = [entry.row.statement.fact for entry in found]
    backing = cited({"forecast": numbers}, known=at.known)
    for entry in reversed(found):
        row = statement_row(entry.agreement, entry.deadline, entry.row, backing)
        yield entry.row.statement.fact, row


def _figures(
    at: ListScope, model: type[TrackedModel], fact_shape: type, shape: type
) -> Found:
    """Facts of an agreement, or of none; those of another are left out."""
    about = dict(
        published_as_of(model, known=at.known).values_list("id", "agreement_id")
    )
    every: list[Any] = facts(model, fact_shape, known=at.known)
    found = [
        fact
        for fact in every
        if (about[fact.id] in at.named or about[fact.id] is None)
        and (getattr(fact, "latest", None) or at.on) <= at.on
    ]
    name = model.__name__.lower()
    backing = cited({name: [fact.id for fact in found]}, known=at.known)
    for fact in sorted(found, key=_number):
        agreement = at.named.get(about[fact.id])
        slug = agreement.slug if agreement else None
        yield fact.id, row_of(shape, model, fact, backing, agreement=slug)


def _number(fact: Any) -> int:
    number: int = fact.id
    return number


def _identifiers(at: ListScope) -> Found:
    found = identifiers(at.named, known=at.known)
    for each in sorted(found, key=lambda each: at.named[each.agreement_id].slug):
        yield each.id, identifier_row(at.named[each.agreement_id].slug, each)


def _parties(at: ListScope) -> Found:
    for line in all_parties(PartyFilters(), on=at.on, known=at.known).lines:
        yield line.party.id, party_row(line.party, line.blocs)


def _sources(at: ListScope) -> Found:
    found = facts(Source, SourceName, known=at.known)
    for source in sorted(found, key=lambda source: source.slug):
        yield source.id, source_row(source)


LISTS: Mapping[str, FactList] = {
    "agreements": FactList(Agreement, AgreementRow, _agreements),
    "status-events": FactList(StatusEvent, StatusEventRow, _events),
    "accession-steps": FactList(AccessionStep, StepRow, _steps),
    "rounds": FactList(Round, RoundRow, _rounds),
    "deadlines": FactList(Deadline, DeadlineRow, _deadlines),
    "forecasts": FactList(Forecast, StatementRow, _forecasts),
    "identifiers": FactList(Identifier, IdentifierRow, _identifiers),
    "parties": FactList(Party, PartyRow, _parties),
    "sources": FactList(Source, SourceRow, _sources),
    "indicators": FactList(
        Indicator,
        IndicatorRow,
        lambda at: _figures(at, Indicator, IndicatorFact, IndicatorRow),
    ),
    "topics": FactList(
        Topic, TopicRow, lambda at: _figures(at, Topic, TopicFact, TopicRow)
    ),
    "discrepancies": FactList(
        Discrepancy,
        DiscrepancyRow,
        lambda at: _figures(at, Discrepancy, DiscrepancyFact, DiscrepancyRow),
    ),
}
