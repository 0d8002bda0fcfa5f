"""How far windows were from what happened, in days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, median
from typing import Self

from tracker.analysis.slip import LedgerRow
from tracker.analysis.verdicts import Verdict

# The longest lead in days of each bin; the last one, None, has no limit.
HORIZONS = (30, 90, 180, 365, 730, None)


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors of targets and forecasts that had a last day; never of none.

    With e = day of the outcome - last day of the window, in days: the median and the
    mean of e, and of its size |e|, as is usual for the accuracy of forecasts (Hyndman
    and Koehler, "Another look at measures of forecast accuracy", International Journal
    of Forecasting 22, 2006, pages 679-688).

    A window that passed unmet counts with the days by which it is late at least, as
    does one whose deadline was given up; ``is_at_least`` then: all four figures are
    lower bounds. To leave such windows out would flatter those who never deliver
    (right-censored observations: Kaplan and Meier, Journal of the American Statistical
    Association 53, 1958, pages 457-481).

    ``facts`` are the numbers of the statements behind the figures, oldest first.
    """

    facts: tuple[int, ...]
    median: float
    mean: float
    absolute_median: float
    absolute_mean: float
    is_at_least: bool

    @classmethod
    def of(cls, rows: Iterable[LedgerRow]) -> Self | None:
        """The errors of the rows that have one; None where none has."""
        found = [(row, days) for row in rows if (days := error(row)) is not None]
        if not found:
            return None
        signed = [days for _row, days in found]
        sizes = [abs(days) for days in signed]
        return cls(
            tuple(row.statement.fact for row, _days in found),
            median(signed),
            fmean(signed),
            median(sizes),
            fmean(sizes),
            is_at_least=any(row.late_by_at_least is not None for row, _days in found),
        )


@dataclass(frozen=True, slots=True)
class Horizon:
    """The errors of the statements that looked so many days ahead.

    From ``over`` (not included; None for no limit) to ``up_to`` days (included; None
    for no limit) lay between the day of the statement and the last day of the window.
    """

    over: int | None
    up_to: int | None
    errors: Errors | None


def error(row: LedgerRow) -> int | None:
    """Days from the last day of the window to the outcome; late by at least so many.

    None for a doubt, for a window that is still open or has no last day, and where
    no window was named.
    """
    if row.verdict in {Verdict.MET, Verdict.LATE}:
        return row.error_days
    return row.late_by_at_least


def horizons(rows: Iterable[LedgerRow]) -> tuple[Horizon, ...]:
    """The errors by how far ahead the statement looked, nearest first; every bin."""
    led = [(row.lead_days, row) for row in rows if row.lead_days is not None]
    overs = (None, *HORIZONS[:-1])
    return tuple(
        Horizon(
            over, up_to, Errors.of(r for lead, r in led if _is_in(lead, over, up_to))
        )
        for over, up_to in zip(overs, HORIZONS, strict=True)
    )


def _is_in(lead: int, over: int | None, up_to: int | None) -> bool:
    return (over is None or lead > over) and (up_to is None or lead <= up_to)
