"""What one chart is about, and the days that its axes span."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from tracker.analysis.outcomes import Outcome
from tracker.analysis.slip import LedgerRow
from tracker.analysis.verdicts import Fate
from tracker.charts.scale import Span

# A window is far out when it lies three times the middle half's spread outside of that
# half: the "outer fence" of Tukey, Exploratory Data Analysis, 1977. Such windows are
# left off the axis if they would make it half as long again.
_FENCE = 3
_LEAST_SPREAD = 365
_FLATTENED = 1.5
_LEAST_SPAN = 90


@dataclass(frozen=True, slots=True)
class Panel:
    """The ledger of one deadline, under a heading, as it stood on a day.

    ``name`` is its name within the page, of letters, digits and hyphens.
    """

    name: str
    heading: str
    rows: tuple[LedgerRow, ...]
    outcome: Outcome | None
    on: date
    given_up_on: date | None = None

    @property
    def fate(self) -> Fate:
        return Fate.by(self.on, self.outcome, self.given_up_on)

    @property
    def said(self) -> list[date]:
        """The days that the axis across has to hold; the panel's own if there are none.

        That of each statement, and that on which it was done or given up.
        """
        fate = self.fate
        ends = [day for day in (fate.done_on, fate.given_up_on) if day]
        return [row.said_on for row in self.rows] + ends or [self.on]


@dataclass(frozen=True, slots=True)
class Axes:
    """The days across (when it was said) and upward (when it is expected)."""

    said: Span
    due: Span


def axes_for(panels: Iterable[Panel]) -> Axes:
    """Axes that hold all of the panels, save for windows that would flatten the rest.

    The day of the panel is on the axis across if it is no further from the last
    statement or event than a quarter of the time between the first and the last.
    """
    shown = list(panels)
    said = [day for panel in shown for day in panel.said]
    due = [r.measured_day for panel in shown for r in panel.rows if r.measured_day]
    done = [panel.fate.done_on for panel in shown if panel.fate.done_on]
    across = reaching(said, max(panel.on for panel in shown))
    return Axes(across, _upward(due, done) if due or done else across)


def reaching(days: list[date], on: date) -> Span:
    """The days, and ``on`` if it is no further off than a quarter of their length."""
    first, last = min(days), max(days)
    reach = timedelta(days=max(_LEAST_SPAN, (last - first).days // 4))
    if on <= last + reach:
        last = max(last, on)
    first = min(first, last - timedelta(days=_LEAST_SPAN))
    return Span(first, last).widened(0.02, least=2)


def _upward(due: list[date], done: list[date]) -> Span:
    whole, fenced = _span(due + done), _span(_within_fence(due) + done)
    is_flat = whole.days > _FLATTENED * fenced.days
    return (fenced if is_flat else whole).widened(0.05, least=5)


def near_together(days: list[date]) -> list[date]:
    """The days, less those far out that would make an axis half as long again."""
    fenced = _within_fence(days)
    is_flat = _span(days).days > _FLATTENED * _span(fenced).days
    return fenced if is_flat else days


def _span(days: list[date]) -> Span:
    first, last = min(days), max(days)
    short = timedelta(days=max(0, _LEAST_SPAN - (last - first).days) // 2 + 1)
    return Span(first - short, last + short)


def _within_fence(due: list[date]) -> list[date]:
    if len(due) < 4:
        return due
    days = sorted(day.toordinal() for day in due)
    low, _middle, high = quantiles(days, n=4, method="inclusive")
    reach = _FENCE * max(high - low, _LEAST_SPREAD)
    return [day for day in due if low - reach <= day.toordinal() <= high + reach]
