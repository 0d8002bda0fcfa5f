"""How good stated probabilities were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from tracker.analysis.slip import LedgerRow
from tracker.analysis.verdicts import Verdict

# Whether what the probability was given for came true. A doubt gives it for the window
# as well, so that it is wrong where the window was met.
_CAME_TRUE = {
    Verdict.MET: True,
    Verdict.LATE: False,
    Verdict.LATE_SO_FAR: False,
    Verdict.NEVER: False,
    Verdict.RIGHT: False,
    Verdict.WRONG: True,
}


@dataclass(frozen=True, slots=True)
class BrierScore:
    """The mean of (p - o) squared, from 0 (certain and right) to 1 (certain and wrong).

    p is the probability stated for the window, o is 1 where it was met and 0 where it
    was not; always saying one half scores 0.25. Half of the sum over both outcomes that
    Brier proposed ("Verification of forecasts expressed in terms of probability",
    Monthly Weather Review 78, 1950, pages 1-3). ``facts`` number the statements.
    """

    facts: tuple[int, ...]
    value: float


def brier_score(rows: Iterable[LedgerRow]) -> BrierScore | None:
    """Over the statements with a probability that are decided; None without any."""
    found = [
        (row.statement.fact, (float(stated) - _CAME_TRUE[verdict]) ** 2)
        for row in rows
        if (stated := row.statement.probability) is not None
        and (verdict := row.verdict) in _CAME_TRUE
    ]
    if not found:
        return None
    return BrierScore(
        tuple(fact for fact, _ in found), fmean(part for _, part in found)
    )
