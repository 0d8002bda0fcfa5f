"""The page of a party, as data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.exports.answers import Answer, AnswerRows
from tracker.exports.deadlines import deadline_row
from tracker.exports.plain_rows import row_of, step_row
from tracker.exports.rounds import round_row
from tracker.exports.rows import (
    DeadlineRow,
    PartyRow,
    RoundRow,
    SaidRow,
    SeatRow,
    StepRow,
)
from tracker.models import Party
from tracker.queries.party.list import PartyList
from tracker.queries.party.page import AgreementSeat, PartyPage, Said
from tracker.queries.rows.citations import Cited
from tracker.queries.rows.names import PartyName


def party_row(party: PartyName, blocs: Iterable[PartyName]) -> PartyRow:
    codes = tuple(bloc.code for bloc in blocs)
    return row_of(PartyRow, Party, party, party=party.code, blocs=codes)


def parties_answer(parties: PartyList) -> Answer:
    """The parties asked for, by name."""
    rows = (party_row(line.party, line.blocs) for line in parties.lines)
    return Answer({"total": parties.total}, {"parties": AnswerRows.of(PartyRow, rows)})


def party_answer(page: PartyPage, cited: Cited, *, on: date) -> Answer:
    """Everything that the party's page shows of the day; lists are newest first."""
    code = page.party.code
    head = {
        "party": code,
        "name_en": page.party.name_en,
        "name_zh": page.party.name_zh,
        "kind": page.party.kind.value,
        "blocs": [bloc.code for bloc in page.blocs],
        "members": [member.code for member in page.members],
    }
    seats = [_seat_row(code, each) for each in (*page.seats, *page.through_blocs)]
    steps = [step_row(t.agreement.slug, code, t.step, cited) for t in page.steps]
    rounds = [round_row(h.agreement, h.round, cited) for h in page.hosted]
    due = [deadline_row(d.agreement, d.deadline, on=on) for d in page.deadlines]
    lists = {
        "seats": AnswerRows.of(SeatRow, seats),
        "accession_steps": AnswerRows.of(StepRow, steps),
        "rounds": AnswerRows.of(RoundRow, rounds),
        "deadlines": AnswerRows.of(DeadlineRow, due),
        "statements": AnswerRows.of(SaidRow, (_said_row(s, cited) for s in page.said)),
    }
    return Answer(head, lists)


def _seat_row(code: str, seated: AgreementSeat) -> SeatRow:
    bloc = seated.bloc.code if seated.bloc else None
    return SeatRow(seated.agreement.slug, code, seated.seat.side.value, bloc)


def _said_row(said: Said, cited: Cited) -> SaidRow:
    statement, (_agreement, deadline) = said.statement, said.place.names
    return SaidRow(
        agreement=said.agreement.slug,
        deadline=deadline,
        stated_on=statement.stated_on,
        speaker=statement.speaker,
        stance=statement.stance.value,
        target_text=statement.words,
        target_earliest=statement.earliest,
        target_latest=statement.latest,
        sources=cited.slugs("forecast", statement.fact),
        anchor=said.place.anchor,
    )
