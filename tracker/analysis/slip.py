"""The ledger of a deadline: how far each statement moved, and how far it was off.

The measured day of a window is its last day, since that is what a speaker can be held
to; where a window has no last day ("not before 2016") it is the first. Slip is read as
in milestone trend analysis: the day expected now less the day expected before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from tracker.analysis.outcomes import Outcome
from tracker.analysis.statements import Statement, said_by
from tracker.analysis.verdicts import Fate, Verdict
from tracker.vocabulary.stances import Stance


class End(StrEnum):
    """The end of a window that it is measured at."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One statement, what it changed, and what became of it; lengths are in days.

    - ``said_on``: the last day that the day of the statement can mean.
    - ``measured_day``, ``measured_from``: None for a statement without a window.
    - ``slip_days``: later (+), earlier (-) or the same (0) as the speaker's last
      window before it; None for a first window, a doubt, a statement without a window,
      and where one is measured at its first day and the other at its last.
    - ``lead_days``: from the day of the statement to the measured day.
    - ``error_days``: from the measured day to the outcome: positive for later than
      said. Also for doubts: how much longer it took. None until it is done.
    - ``late_by_at_least``: for a window that is over, or given up, and was not met.
    """

    statement: Statement
    said_on: date
    measured_day: date | None
    measured_from: End | None
    slip_days: int | None
    lead_days: int | None
    error_days: int | None
    verdict: Verdict | None
    late_by_at_least: int | None

    @property
    def is_reaffirmation(self) -> bool:
        """Does the speaker name the same measured day again?"""
        return self.slip_days == 0

    @property
    def is_doubt(self) -> bool:
        return self.statement.stance == Stance.DOUBT


def ledger(
    statements: Iterable[Statement],
    outcome: Outcome | None,
    *,
    on: date,
    given_up_on: date | None = None,
) -> tuple[LedgerRow, ...]:
    """The statements of one deadline made by the day, oldest first.

    ``given_up_on`` is the day on which the talks were abandoned, terminated or
    superseded; a day after ``on`` counts for nothing yet.
    """
    fate = Fate.by(on, outcome, given_up_on)
    said = said_by(statements, on=on)
    before = _windows_before(said)
    return tuple(_row(s, before.get(s.fact), fate) for s in said)


def measured(statement: Statement) -> tuple[date | None, End | None]:
    """The measured day of the window, and the end that it is."""
    if statement.latest:
        return statement.latest, End.LAST
    return statement.earliest, End.FIRST if statement.earliest else None


def _windows_before(said: list[Statement]) -> dict[int, Statement]:
    """For each target or forecast, its speaker's last window from an earlier day.

    A refusal to set a date in between does not clear it. Windows that one speaker
    names on one day are not compared with each other; the narrowest is the one that
    later ones are compared with.
    """
    found: dict[int, Statement] = {}
    last: dict[str, Statement] = {}
    for _day, together in groupby(_datings(said), _day_said):
        named = sorted(together, key=_width, reverse=True)
        found |= {s.fact: last[s.speaker] for s in named if s.speaker in last}
        last |= {s.speaker: s for s in named}
    return found


def _datings(said: list[Statement]) -> Iterator[Statement]:
    return (s for s in said if s.has_window and s.stance != Stance.DOUBT)


def _day_said(statement: Statement) -> tuple[date | None, date | None]:
    return statement.said_earliest, statement.said_latest


def _width(statement: Statement) -> tuple[int, int]:
    first, last = statement.earliest or date.min, statement.latest or date.max
    return (last - first).days, statement.fact


def _row(statement: Statement, before: Statement | None, fate: Fate) -> LedgerRow:
    said_on = statement.said_latest or fate.on
    day, end = measured(statement)
    return LedgerRow(
        statement,
        said_on,
        day,
        end,
        slip_days=_slip(before, statement) if before else None,
        lead_days=(day - said_on).days if day else None,
        error_days=(fate.done_on - day).days if day and fate.done_on else None,
        verdict=fate.verdict(statement),
        late_by_at_least=fate.late_by_at_least(statement),
    )


def _slip(before: Statement, now: Statement) -> int | None:
    old_day, old_end = measured(before)
    new_day, new_end = measured(now)
    if old_day is None or new_day is None or old_end != new_end:
        return None
    return (new_day - old_day).days
