"""What a calendar shows: rounds, and the windows in which something is expected."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.analysis.statements import DeadlineState
from tracker.queries.rows.anchors import PageLocation
from tracker.queries.rows.date_changes import Moves, Window, round_moves, said_moves
from tracker.queries.rows.deadlines import DeadlineOnDay, deadlines_of
from tracker.queries.rows.events import standings
from tracker.queries.rows.facts import AgreementFact, agreements
from tracker.queries.rows.rounds import RoundOnDay, rounds_on_day
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.round_states import RoundState

CALLED_OFF = {RoundState.POSTPONED, RoundState.CANCELLED}
GIVEN_UP = {DeadlineState.NO_DATE, DeadlineState.MISSED}


class Certainty(StrEnum):
    """How sure it is, in the words of RFC 5545."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something with days, past or to come; ``key`` names it for good.

    ``earlier`` are the other windows that it was given, oldest first. ``said`` is the
    statement that the days rest on, empty for what happened.
    """

    key: tuple[str, ...]
    agreement: AgreementFact
    label: str
    first: date
    last: date
    certainty: Certainty
    said: str
    where: str
    place: PageLocation
    moves: Moves

    @property
    def is_round(self) -> bool:
        return self.key[0] == "round"

    @property
    def earlier(self) -> tuple[Window, ...]:
        mine = (self.first, self.last)
        return tuple(w for w in self.moves.windows if _filled(w) != mine)


def occasions(
    about: Collection[int] | None, *, on: date, known: datetime | None
) -> list[Occasion]:
    """The occasions of the agreements, or of all if None, as they stood on the day.

    By first day. The number of queries does not grow with what is on record.
    """
    named = agreements(known=known, ids=about)
    found = [
        *_rounds(named, on=on, known=known),
        *_windows(named, on=on, known=known),
    ]
    return sorted(found, key=lambda each: (each.first, each.last, each.key))


def _rounds(
    named: dict[int, AgreementFact], *, on: date, known: datetime | None
) -> Iterator[Occasion]:
    meetings = rounds_on_day(named, on=on, known=known)
    held = round_moves(
        (m.fact.id for m in meetings if m.fact and _is_told(m)), known=known
    )
    said = said_moves(
        (m.deadline.id for m in meetings if m.deadline), on=on, known=known
    )
    for meeting in meetings:
        moves = [
            said.get(meeting.deadline.id) if meeting.deadline else None,
            held.get(meeting.fact.id) if meeting.fact else None,
        ]
        window = _days(meeting)
        if window and (told := _sum(moves)):
            agreement = named[meeting.agreement_id]
            yield Occasion(
                key=("round", agreement.slug, meeting.name),
                agreement=agreement,
                label=meeting.label,
                first=window[0],
                last=window[1],
                certainty=_round_certainty(meeting),
                said=meeting.plan.words if meeting.plan else "",
                where=", ".join(filter(None, [meeting.city, str(meeting.host or "")])),
                place=meeting.place(agreement.slug),
                moves=told,
            )


def _is_told(meeting: RoundOnDay) -> bool:
    """Is the round's own row a fact of the day?"""
    return meeting.state.has_begun or meeting.state in CALLED_OFF


def _days(meeting: RoundOnDay) -> tuple[date, date] | None:
    if meeting.fact and meeting.state.has_begun:
        last = meeting.fact.latest if meeting.state is RoundState.HELD else None
        return _filled((meeting.fact.earliest, last))
    if meeting.plan:
        return _filled((meeting.plan.earliest, meeting.plan.latest))
    if meeting.fact and meeting.state in CALLED_OFF:
        return _filled((meeting.fact.planned_earliest, meeting.fact.planned_latest))
    return None


def _round_certainty(meeting: RoundOnDay) -> Certainty:
    if meeting.state in CALLED_OFF:
        return Certainty.CANCELLED
    return Certainty.CONFIRMED if meeting.state.has_begun else Certainty.TENTATIVE


def _windows(
    named: dict[int, AgreementFact], *, on: date, known: datetime | None
) -> Iterator[Occasion]:
    standing = standings(on=on, known=known)
    found = deadlines_of(named, standing, on=on, known=known)
    every = [d for theirs in found.values() for d in theirs]
    said = said_moves((d.fact.id for d in every), on=on, known=known)
    for deadline in every:
        window = _window(deadline)
        moves = said.get(deadline.fact.id)
        if deadline.fact.milestone != Milestone.ROUND and window and moves:
            agreement = named[deadline.fact.agreement_id]
            leading = deadline.stands.leading
            party = f", {deadline.party}" if deadline.party else ""
            yield Occasion(
                key=("deadline", agreement.slug, deadline.slug),
                agreement=agreement,
                label=f"{deadline.fact.milestone.label}{party}",
                first=window[0],
                last=window[1],
                certainty=_certainty(deadline),
                said=f"{leading.speaker}: “{leading.words}”" if leading else "",
                where="",
                place=deadline.place(agreement.slug),
                moves=moves,
            )


def _window(deadline: DeadlineOnDay) -> tuple[date, date] | None:
    """The day of the outcome, else the window that stands, else the last there was."""
    stands = deadline.stands
    if stands.outcome and stands.outcome.day:
        return stands.outcome.day, stands.outcome.day
    windows = [(s.earliest, s.latest) for s in deadline.statements if s.has_window]
    if stands.leading and stands.leading.has_window:
        windows.append((stands.leading.earliest, stands.leading.latest))
    return _filled(windows[-1]) if windows else None


def _certainty(deadline: DeadlineOnDay) -> Certainty:
    if deadline.stands.state is DeadlineState.MET:
        return Certainty.CONFIRMED
    if deadline.stands.state in GIVEN_UP:
        return Certainty.CANCELLED
    return Certainty.TENTATIVE


def _filled(window: Window) -> tuple[date, date] | None:
    """The window with an open end put where the other is; None where both are open."""
    first, last = window
    day = first or last
    return (first or day, last or day) if day else None


def _sum(moves: list[Moves | None]) -> Moves | None:
    found = [each for each in moves if each]
    return sum(found[1:], found[0]) if found else None
