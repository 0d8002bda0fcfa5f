"""All facts of a kind as rows, across agreements, by a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from tracker.queries.board.board import every_line, with_deadlines
from tracker.queries.deadline.ledger import entries
from tracker.queries.party.list import all_parties
from tracker.queries.rows.citations import Cited, cited
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


# The number of the fact, None where only others speak of it, and what its row is of.
Found = tuple[int | None, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class FactList:
    """Facts of a kind: the model, the shape of a row, what finds the facts, in a stable
    order, and what makes a row of each.

    ``cites`` is the column of its citations, empty where the rows tell no sources.
    ``finish`` adds to the facts of the rows shown what no list is narrowed by.
    """

    model: type[TrackedModel]
    shape: type
    find: Callable[[ListScope], Iterable[Found]]
    row: Callable[..., Any]
    cites: str = ""
    finish: Callable[[ListScope, list[Found]], list[Found]] = lambda _at, found: found

    def outline(self, found: Found) -> Any:
        """The row of a fact, without its sources."""
        _number, parts = found
        return self.row(*parts, Cited({})) if self.cites else self.row(*parts)

    def rows(self, found: list[Found], at: ListScope) -> list[Any]:
        """The rows of the facts, whole. No more queries for more facts."""
        finished = self.finish(at, found)
        if not self.cites:
            return [self.row(*parts) for _number, parts in finished]
        numbers = [number for number, _parts in found if number is not None]
        backing = cited({self.cites: numbers}, known=at.known)
        return [self.row(*parts, backing) for _number, parts in finished]


def scope(agreement: str, *, on: date, known: datetime | None) -> ListScope | None:
    """The scope of one agreement by its slug, or of all; None where there is none."""
    named = agreements(known=known)
    if agreement:
        named = {n: each for n, each in named.items() if each.slug == agreement}
    return ListScope(on, known, named) if named or not agreement else None


def _agreements(at: ListScope) -> Iterator[Found]:
    for line in every_line(on=at.on, known=at.known):
        if line.agreement.id in at.named:
            yield line.agreement.id, (line,)


def _with_deadlines(at: ListScope, found: list[Found]) -> list[Found]:
    lines = [line for _number, (line,) in found]
    whole = with_deadlines(lines, on=at.on, known=at.known)
    return [(line.agreement.id, (line,)) for line in whole]


def _events(at: ListScope) -> Iterator[Found]:
    found = [
        event
        for event in status_events(known=at.known, **at.where)
        if is_over(event, on=at.on)
    ]
    names = parties((event.party_id for event in found), known=at.known)
    for event in sorted(found, key=lambda e: (*day_order(e), e.id)):
        party = names.get(event.party_id or 0)
        slug = at.named[event.agreement_id].slug
        yield event.id, (slug, party.code if party else None, event)


def _steps(at: ListScope) -> Iterator[Found]:
    found = [
        (at.named[number].slug, step)
        for number, taken in steps(known=at.known, **at.where).items()
        for step in taken
        if is_over(step, on=at.on)
    ]
    names = parties((step.party for _slug, step in found), known=at.known)
    for slug, step in sorted(found, key=lambda x: (*day_order(x[1]), x[1].fact)):
        if party := names.get(step.party):
            yield step.fact, (slug, party.code, step)


def _rounds(at: ListScope) -> Iterator[Found]:
    for meeting in rounds_on_day(at.named, on=at.on, known=at.known):
        number = meeting.fact.id if meeting.fact else None
        yield number, (at.named[meeting.agreement_id], meeting)


def _deadlines(at: ListScope) -> Iterator[Found]:
    standing = standings(on=at.on, known=at.known)
    found = deadlines_of(at.named, standing, on=at.on, known=at.known)
    for number in sorted(found, key=lambda n: at.named[n].slug):
        for deadline in found[number]:
            yield deadline.fact.id, (at.named[number], deadline, at.on)


def _forecasts(at: ListScope) -> Iterator[Found]:
    for entry in reversed(entries(on=at.on, known=at.known, about=at.named)):
        yield entry.row.statement.fact, (entry.agreement, entry.deadline, entry.row)


def _figures(model: type[TrackedModel], shape: type) -> Callable[[ListScope], Any]:
    """What finds facts of an agreement, or of none; those of another are left out."""

    def find(at: ListScope) -> Iterator[Found]:
        about = dict(
            published_as_of(model, known=at.known).values_list("id", "agreement_id")
        )
        every: list[Any] = facts(model, shape, known=at.known)
        for fact in sorted(every, key=lambda fact: fact.id):
            agreement = at.named.get(about[fact.id])
            is_here = agreement is not None or about[fact.id] is None
            if is_here and (getattr(fact, "latest", None) or at.on) <= at.on:
                yield fact.id, (agreement.slug if agreement else None, fact)

    return find


def _identifiers(at: ListScope) -> Iterator[Found]:
    found = identifiers(at.named, known=at.known)
    for each in sorted(found, key=lambda each: at.named[each.agreement_id].slug):
        yield each.id, (at.named[each.agreement_id].slug, each)


def _parties(at: ListScope) -> Iterator[Found]:
    for line in all_parties(on=at.on, known=at.known).lines:
        yield line.party.id, (line.party, line.blocs)


def _sources(at: ListScope) -> Iterator[Found]:
    found = facts(Source, SourceName, known=at.known)
    for source in sorted(found, key=lambda source: source.slug):
        yield source.id, (source,)


def _plain(model: type[TrackedModel], fact_shape: type, shape: type) -> FactList:
    """A list of facts of an agreement, or of none, that are told as they are."""

    def row(agreement: str | None, fact: Any, backing: Cited) -> Any:
        return row_of(shape, model, fact, backing, agreement=agreement)

    find = _figures(model, fact_shape)
    return FactList(model, shape, find, row, model.__name__.lower())


LISTS: Mapping[str, FactList] = {
    "agreements": FactList(
        Agreement, AgreementRow, _agreements, agreement_row, finish=_with_deadlines
    ),
    "status-events": FactList(
        StatusEvent, StatusEventRow, _events, status_event_row, "status_event"
    ),
    "accession-steps": FactList(
        AccessionStep, StepRow, _steps, step_row, "accession_step"
    ),
    "rounds": FactList(Round, RoundRow, _rounds, round_row, "round"),
    "deadlines": FactList(
        Deadline,
        DeadlineRow,
        _deadlines,
        lambda agreement, deadline, on: deadline_row(agreement, deadline, on=on),
    ),
    "forecasts": FactList(
        Forecast, StatementRow, _forecasts, statement_row, "forecast"
    ),
    "identifiers": FactList(Identifier, IdentifierRow, _identifiers, identifier_row),
    "parties": FactList(Party, PartyRow, _parties, party_row),
    "sources": FactList(Source, SourceRow, _sources, source_row),
    "indicators": _plain(Indicator, IndicatorFact, IndicatorRow),
    "topics": _plain(Topic, TopicFact, TopicRow),
    "discrepancies": _plain(Discrepancy, DiscrepancyFact, DiscrepancyRow),
}
