"""How far what is expected now has moved from what was expected first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.analysis.slip import measured
from tracker.analysis.statements import Expectation, Statement
from tracker.vocabulary.stances import Stance


@dataclass(frozen=True, slots=True)
class Movement:
    """The first window of those who lead, and how many days later it is now.

    ``days`` counts to the outcome once there is one, else to the window that leads;
    earlier is negative. None where no date is set, or where one of the two windows is
    measured at its first day and the other at its last.
    """

    first: Statement
    days: int | None


def movement(statements: Iterable[Statement], stands: Expectation) -> Movement | None:
    """From the first window to what stands now; statements by the day, oldest first.

    What those who control it say is compared with what they said first; where they
    have never spoken, the newest forecast with the first. None where no window came
    before what stands.
    """
    leading = stands.leading
    if leading is None:
        return None
    is_forecast = leading.stance == Stance.FORECAST
    stance = Stance.FORECAST if is_forecast else Stance.TARGET
    named = (s for s in statements if s.stance == stance and s.has_window)
    first = next(named, None)
    if first is None or (first is leading and stands.outcome is None):
        return None
    return Movement(first, _days(first, stands))


def _days(first: Statement, stands: Expectation) -> int | None:
    was, end = measured(first)
    now, now_end = measured(stands.leading or first)
    if stands.outcome:
        now, now_end = stands.outcome.day, end
    if was is None or now is None or end != now_end:
        return None
    return (now - was).days
