"""The board and the page of an agreement, as data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.analysis.accessions import Step
from tracker.exports.answers import Answer, AnswerRows, page_head
from tracker.exports.deadlines import deadline_row, statement_row
from tracker.exports.plain import plain
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
    RoundRow,
    SeatRow,
    SourceRow,
    StatementRow,
    StatusEventRow,
    StepRow,
    SuccessionRow,
    TopicRow,
)
from tracker.facts import Table
from tracker.models import Agreement, Discrepancy, Indicator, Topic
from tracker.queries.agreement.page import AgreementPage
from tracker.queries.board.board import Board, BoardLine
from tracker.queries.deadline.ledger import rows_of
from tracker.queries.rows.events import StatusEventFact
from tracker.vocabulary.accessions import Side


def agreement_row(line: BoardLine) -> AgreementRow:
    """One line of the board."""
    agreement, standing, up = line.agreement, line.standing, line.next_up
    said = up.stands.leading if up else None
    return row_of(
        AgreementRow,
        Agreement,
        agreement,
        agreement=agreement.slug,
        status=standing.status.value if standing else None,
        since=standing.since.stated_date if standing else None,
        since_earliest=standing.since.earliest if standing else None,
        since_latest=standing.since.latest if standing else None,
        is_stalled=line.is_stalled,
        developed_on=line.developed_on,
        parties=tuple(sorted(party.code for party in line.parties)),
        next_deadline=up.slug if up else None,
        next_state=up.stands.state.value if up else None,
        next_text=said.words if said else None,
        next_earliest=said.earliest if said else None,
        next_latest=said.latest if said else None,
    )


def board_answer(board: Board) -> Answer:
    """One page of the board, in its order."""
    rows = AnswerRows.of(AgreementRow, map(agreement_row, board.lines))
    return Answer(page_head(board.page), {"agreements": rows})


def agreement_answer(page: AgreementPage, *, on: date) -> Answer:
    """Everything that the agreement's page shows of the day, but not its changes."""
    line = BoardLine(
        agreement=page.agreement,
        standing=page.standing,
        is_stalled=page.is_stalled,
        parties=tuple(seated.party for seated in page.on_side(Side.IN)),
        approaching=0,
        involved=(),
        developed_on=page.developed_on,
        development=None,
        next_up=page.next_up,
    )
    sources = page.cited.slugs("agreement", page.agreement.id)
    head = {
        **plain(agreement_row(line)),
        "last_checked": page.last_checked,
        "cited": sources,
    }
    return Answer(head, _lists(page, on=on))


def _lists(page: AgreementPage, *, on: date) -> dict[str, AnswerRows]:
    slug, cited = page.agreement.slug, page.cited
    happened = [(each.fact, each.party) for each in page.developments]
    events = [
        status_event_row(slug, party.code if party else None, fact, cited)
        for fact, party in happened
        if isinstance(fact, StatusEventFact)
    ]
    steps = [
        step_row(slug, party.code, fact, cited)
        for fact, party in happened
        if isinstance(fact, Step) and party
    ]
    seats = [SeatRow(slug, s.party.code, s.side.value, None) for s in page.seats]
    rounds = [round_row(page.agreement, each, cited) for each in page.rounds]
    elsewhere = [identifier_row(slug, each) for each in page.identifiers]
    took_over = [SuccessionRow(slug, each.slug) for each in page.supersedes]
    took_over += [SuccessionRow(each.slug, slug) for each in page.superseded_by]
    return {
        "seats": AnswerRows.of(SeatRow, seats),
        "deadlines": AnswerRows.of(DeadlineRow, _deadlines(page, on=on)),
        "statements": AnswerRows.of(StatementRow, _statements(page, on=on)),
        "status_events": AnswerRows.of(StatusEventRow, events),
        "accession_steps": AnswerRows.of(StepRow, steps),
        "rounds": AnswerRows.of(RoundRow, rounds),
        "indicators": _plain(IndicatorRow, Indicator, page.figures, page),
        "topics": _plain(TopicRow, Topic, page.topics, page),
        "discrepancies": _plain(DiscrepancyRow, Discrepancy, page.discrepancies, page),
        "successions": AnswerRows.of(SuccessionRow, took_over),
        "identifiers": AnswerRows.of(IdentifierRow, elsewhere),
        "sources": AnswerRows.of(SourceRow, map(source_row, cited.sources)),
    }


def _plain(
    shape: type, table: Table, found: Iterable[Any], page: AgreementPage
) -> AnswerRows:
    slug, cited = page.agreement.slug, page.cited
    rows: list[Any] = [
        row_of(shape, table, fact, cited, agreement=slug) for fact in found
    ]
    return AnswerRows.of(shape, rows)


def _deadlines(page: AgreementPage, *, on: date) -> list[DeadlineRow]:
    return [deadline_row(page.agreement, d, on=on) for d in page.deadlines]


def _statements(page: AgreementPage, *, on: date) -> list[StatementRow]:
    """The newest few statements of each deadline, newest first, as on the page."""
    return [
        statement_row(page.agreement, deadline, row, page.cited)
        for deadline in page.deadlines
        for row in reversed(rows_of(deadline, page.standing, on=on))
        if row.statement in deadline.newest
    ]
