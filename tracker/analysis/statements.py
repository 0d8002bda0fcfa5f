"""Dated statements about a deadline, and what stands of them on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.analysis.outcomes import Outcome
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.stances import Stance


@dataclass(frozen=True, slots=True)
class Statement:
    """One speaker says when, or that there is no date.

    ``said_earliest`` and ``said_latest`` bound the day of the statement;
    ``earliest`` and ``latest`` are the window, None where it is open.
    ``fact`` is the row's number, and ``speaker_slug`` the speaker's name in addresses.
    """

    fact: int
    deadline: int
    speaker: str
    speaker_kind: SpeakerKind
    speaker_role: str
    stated_by: str
    stated_on: str
    said_earliest: date | None
    said_latest: date | None
    stance: Stance
    words: str
    earliest: date | None
    latest: date | None
    probability: Decimal | None = None
    note: str = ""
    speaker_slug: str = ""

    @property
    def has_window(self) -> bool:
        return self.earliest is not None or self.latest is not None

    def has_passed(self, *, on: date) -> bool:
        """Is the last day of the window over? A window without one never passes."""
        return self.latest is not None and self.latest < on


def said_by(statements: Iterable[Statement], *, on: date) -> list[Statement]:
    """The statements made by the day, oldest first; a month counts once it is over."""
    past = (s for s in statements if s.said_latest is not None and s.said_latest <= on)
    return sorted(past, key=_said_order)


def _said_order(statement: Statement) -> tuple[date, date, int]:
    return (
        statement.said_latest or date.max,
        statement.said_earliest or date.min,
        statement.fact,
    )


class DeadlineState(StrEnum):
    """What became of a deadline, by a day."""

    MET = "met"
    MISSED = "missed"
    LAPSED = "lapsed"
    NO_DATE = "no-date"
    OPEN = "open"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What stands of a deadline on a day.

    ``target`` is the newest aim of those who control it, or that they set none;
    ``forecast`` the newest expectation of anybody else; ``doubt`` the newest doubt.
    """

    state: DeadlineState
    target: Statement | None
    forecast: Statement | None
    doubt: Statement | None
    outcome: Outcome | None

    @property
    def leading(self) -> Statement | None:
        """The target where there is one, else the newest forecast."""
        return self.target or self.forecast


def expectation(
    statements: Iterable[Statement],
    outcome: Outcome | None,
    *,
    on: date,
    is_given_up: bool,
) -> Expectation:
    """What stands on the day, of statements in any order.

    An outcome by the day meets the deadline whatever was said. One that is
    ``is_given_up`` (the talks were abandoned, terminated or superseded) is missed.
    """
    past = said_by(statements, on=on)
    target = _newest(past, Stance.TARGET, Stance.NO_DATE)
    forecast = _newest(past, Stance.FORECAST)
    doubt = _newest(past, Stance.DOUBT)
    happened = outcome if outcome and outcome.day and outcome.day <= on else None
    if happened:
        state = DeadlineState.MET
    elif is_given_up:
        state = DeadlineState.MISSED
    else:
        state = _state(target or forecast, on=on)
    return Expectation(state, target, forecast, doubt, happened)


def _newest(past: list[Statement], *stances: Stance) -> Statement | None:
    return next((s for s in reversed(past) if s.stance in stances), None)


def _state(leading: Statement | None, *, on: date) -> DeadlineState:
    if leading is None:
        return DeadlineState.SILENT
    if not leading.has_window:
        return DeadlineState.NO_DATE
    return DeadlineState.LAPSED if leading.has_passed(on=on) else DeadlineState.OPEN
