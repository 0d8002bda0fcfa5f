"""One mark per statement, its window, and the line through a speaker's marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tracker.analysis.slip import End, LedgerRow
from tracker.charts.mark_room import Box, Room
from tracker.charts.panels import Panel
from tracker.charts.plots import Plot
from tracker.charts.shapes import number, point, shape
from tracker.charts.words import described
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.stances import Stance

# An open end: a stub away from the mark, with a head.
_UPWARD = "v-11m-3 4 3-4 3 4"
_DOWNWARD = "v11m-3-4 3 4 3-4"


class Where(StrEnum):
    """The part of the chart that a mark stands in."""

    PLOT = "plot"
    RAIL = "rail"  # no date was named
    LATER = "later"  # beyond the upper end of the axis
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one ledger row, around a place of the picture."""

    row: LedgerRow
    where: Where
    x: float
    y: float

    @property
    def kind(self) -> SpeakerKind:
        return self.row.statement.speaker_kind

    @property
    def fact(self) -> int:
        return self.row.statement.fact

    @property
    def style(self) -> str:
        """The classes of the mark: its kind of speaker, and whether it is a doubt."""
        kind = self.kind.value
        return f"{kind} doubt" if self.row.is_doubt else kind

    @property
    def path(self) -> str:
        return shape(self.kind, self.x, self.y)

    @property
    def label(self) -> str:
        return described(self.row.statement)


@dataclass(frozen=True, slots=True)
class Strokes:
    """The windows, or the lines, of one kind of speaker, as one path."""

    kind: SpeakerKind
    path: str


def marks(panel: Panel, plot: Plot) -> tuple[Mark, ...]:
    """A mark for each row, in the order of the rows; none stands where another does.

    None is moved past the day of the panel: nothing had been said after it.
    """
    right = min(plot.frame.right, plot.x.held(panel.on)) - 4
    rooms = {where: _room(plot, where, right) for where in Where}
    found = []
    for row in panel.rows:
        where = _where(row, plot)
        wanted = plot.x.held(row.said_on), _height(row, where, plot)
        found.append(Mark(row, where, *rooms[where].take(wanted)))
    return tuple(found)


def windows(marks: Iterable[Mark], plot: Plot) -> tuple[Strokes, ...]:
    """Bars from the marks of targets and forecasts to the first days of windows."""
    parts: dict[SpeakerKind, list[str]] = {}
    for mark in _datings(marks):
        first = mark.row.statement.earliest
        if first and first != mark.row.measured_day:
            foot = max(mark.y, min(plot.y.at(first), plot.bottom))
            bar = f"M{point(mark.x, mark.y)}V{number(foot)}"
            parts.setdefault(mark.kind, []).append(bar)
    return _strokes(parts)


def open_ends(marks: Iterable[Mark]) -> tuple[Strokes, ...]:
    """Arrows from the marks whose windows name only a last day, or only a first."""
    parts: dict[SpeakerKind, list[str]] = {}
    for mark in _datings(marks):
        said = mark.row.statement
        if said.earliest is None or said.latest is None:
            arrow = _UPWARD if mark.row.measured_from == End.FIRST else _DOWNWARD
            parts.setdefault(mark.kind, []).append(f"M{point(mark.x, mark.y)}{arrow}")
    return _strokes(parts)


def lines(marks: Iterable[Mark]) -> tuple[Strokes, ...]:
    """A line through the targets and forecasts of each speaker who gave several.

    It breaks where the speaker set no date.
    """
    runs: dict[str, list[list[Mark]]] = {}
    for mark in marks:
        theirs = runs.setdefault(mark.row.statement.speaker, [[]])
        if mark.row.statement.stance == Stance.NO_DATE:
            theirs.append([])
        elif mark.where != Where.RAIL and not mark.row.is_doubt:
            theirs[-1].append(mark)
    parts: dict[SpeakerKind, list[str]] = {}
    for run in (run for theirs in runs.values() for run in theirs if len(run) > 1):
        parts.setdefault(run[0].kind, []).append(_line(run))
    return _strokes(parts)


def _where(row: LedgerRow, plot: Plot) -> Where:
    if row.measured_day is None:
        return Where.RAIL
    if row.measured_day > plot.y.span.last:
        return Where.LATER
    return Where.EARLIER if row.measured_day < plot.y.span.first else Where.PLOT


def _height(row: LedgerRow, where: Where, plot: Plot) -> float:
    if where == Where.PLOT and row.measured_day:
        return plot.y.at(row.measured_day)
    return _middle(plot, where)


def _middle(plot: Plot, where: Where) -> float:
    """The height of a part beside the plot."""
    return {
        Where.RAIL: plot.frame.rail,
        Where.LATER: plot.later,
        Where.EARLIER: plot.earlier,
    }[where]


def _room(plot: Plot, where: Where, right: float) -> Room:
    """Where the marks of one part may stand; beside the plot, in two rows."""
    left, gap = plot.frame.left + 4, plot.frame.gap
    if where == Where.PLOT:
        box = Box(left, right, plot.top + 4, plot.bottom - 4)
        return Room(box, gap, plot.diagonal)
    middle = _middle(plot, where)
    return Room(Box(left, right, middle - 5, middle + 5), gap)


def _datings(marks: Iterable[Mark]) -> Iterator[Mark]:
    return (m for m in marks if m.where == Where.PLOT and not m.row.is_doubt)


def _line(run: list[Mark]) -> str:
    return "M" + "L".join(point(mark.x, mark.y) for mark in run)


def _strokes(parts: dict[SpeakerKind, list[str]]) -> tuple[Strokes, ...]:
    return tuple(
        Strokes(kind, "".join(parts[kind])) for kind in SpeakerKind if kind in parts
    )
