"""Whether a statement held, as far as can be told by a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.analysis.outcomes import Outcome
from tracker.analysis.statements import Statement
from tracker.vocabulary.stances import Stance


class Verdict(StrEnum):
    """What became of a statement that names a window.

    Of a target or a forecast: MET, done by its last day (also before its first);
    LATE, done after it; LATE_SO_FAR, not done by the day and the last day is over;
    NEVER, given up before it was done; OPEN, its last day is still to come; NO_END,
    it names only a first day, so that it cannot be late. Of a doubt: RIGHT, it was
    not done within the window; WRONG, it was; OPEN.
    """

    MET = "met"
    LATE = "late"
    LATE_SO_FAR = "late-so-far"
    NEVER = "never"
    OPEN = "open"
    NO_END = "no-end"
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Fate:
    """What had become of a deadline by the day: done, given up, or neither.

    ``done_on`` is the last day that the outcome can mean.
    """

    on: date
    done_on: date | None = None
    given_up_on: date | None = None

    @classmethod
    def by(cls, on: date, outcome: Outcome | None, given_up_on: date | None) -> Fate:
        """What had happened by the day; a deadline that was met was not given up."""
        done = _past(outcome.day if outcome else None, on)
        return cls(on, done, None if done else _past(given_up_on, on))

    def verdict(self, statement: Statement) -> Verdict | None:
        """None for a statement without a window: there is nothing to hold it to."""
        if not statement.has_window:
            return None
        if statement.stance == Stance.DOUBT:
            return self._on_doubt(statement)
        return self._on_window(statement)

    def late_by_at_least(self, statement: Statement) -> int | None:
        """Days from the last day of the window to the day, or to the giving up.

        None where it is not late, where its lateness is known, and for a doubt. Zero
        where it was given up before the window was over.
        """
        verdict = self.verdict(statement)
        if statement.latest is None:
            return None
        if verdict not in {Verdict.LATE_SO_FAR, Verdict.NEVER}:
            return None
        return max(0, ((self.given_up_on or self.on) - statement.latest).days)

    def _on_window(self, said: Statement) -> Verdict:
        if self.given_up_on:
            return Verdict.NEVER
        if said.latest is None:
            return Verdict.NO_END
        if self.done_on:
            return Verdict.MET if self.done_on <= said.latest else Verdict.LATE
        return Verdict.LATE_SO_FAR if said.has_passed(on=self.on) else Verdict.OPEN

    def _on_doubt(self, said: Statement) -> Verdict:
        if self.done_on:
            first, last = said.earliest or date.min, said.latest or date.max
            within = first <= self.done_on <= last
            return Verdict.WRONG if within else Verdict.RIGHT
        if self.given_up_on or said.has_passed(on=self.on):
            return Verdict.RIGHT
        return Verdict.OPEN


def _past(day: date | None, on: date) -> date | None:
    return day if day and day <= on else None
