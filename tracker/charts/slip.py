"""The slip chart of a deadline: what was expected, against when it was said.

A milestone trend analysis: the day of a statement across, the day that it names
upward. Level marks are a date that held, a rising row of them is one that slipped, and
what is done meets the diagonal. Only geometry is here; the template draws it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.analysis.slip import LedgerRow
from tracker.charts.frames import WIDE, Frame
from tracker.charts.marks import Mark, Strokes, Where, lines, marks, open_ends, windows
from tracker.charts.panels import Axes, Panel, axes_for
from tracker.charts.plots import Plot
from tracker.charts.rules import (
    Diagonal,
    Level,
    Upright,
    day_shown,
    diagonal,
    giving_up,
    outcome_line,
)
from tracker.charts.shapes import shape
from tracker.charts.ticks import Tick, ends_upward, starts_across
from tracker.charts.words import summary
from tracker.vocabulary.kinds import SpeakerKind


@dataclass(frozen=True, slots=True)
class Key:
    """A kind of speaker, its shape within a square of 16, and how often it speaks."""

    kind: SpeakerKind
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class SlipChart:
    """All that the template draws; ``link`` is the address of the page that has the
    statements, empty for the picture's own.
    """

    panel: Panel
    plot: Plot
    link: str
    marks: tuple[Mark, ...]
    windows: tuple[Strokes, ...]
    open_ends: tuple[Strokes, ...]
    lines: tuple[Strokes, ...]
    said_ticks: tuple[Tick, ...]
    due_ticks: tuple[Tick, ...]
    diagonal: Diagonal | None
    done: Level | None
    given_up: Upright | None
    on: Upright

    @property
    def rows(self) -> tuple[LedgerRow, ...]:
        """The ledger rows behind the marks, one each, in the order of the marks."""
        return tuple(mark.row for mark in self.marks)

    @property
    def frame(self) -> Frame:
        return self.plot.frame

    @property
    def summary(self) -> str:
        return summary(self.panel)

    @property
    def legend(self) -> tuple[Key, ...]:
        return legend([self])

    @property
    def has_rail(self) -> bool:
        return any(mark.where == Where.RAIL for mark in self.marks)


def slip_chart(
    panel: Panel,
    *,
    axes: Axes | None = None,
    frame: Frame = WIDE,
    link: str = "",
) -> SlipChart:
    """The chart of the panel, on its own axes unless others are given."""
    plot = Plot.of(panel, axes or axes_for([panel]), frame)
    placed = marks(panel, plot)
    places = [(mark.x, mark.y) for mark in placed]
    return SlipChart(
        panel,
        plot,
        link,
        placed,
        windows(placed, plot),
        open_ends(placed),
        lines(placed),
        starts_across(plot.x, frame.text),
        ends_upward(plot.y, frame.text),
        diagonal(plot, places),
        outcome_line(panel, plot, places),
        giving_up(panel, plot),
        day_shown(panel, plot),
    )


def legend(charts: Iterable[SlipChart]) -> tuple[Key, ...]:
    """The kinds of speaker in the charts, as the vocabulary goes."""
    counted = Counter(mark.kind for chart in charts for mark in chart.marks)
    return tuple(
        Key(kind, shape(kind, 8, 8), counted[kind])
        for kind in SpeakerKind
        if counted[kind]
    )
