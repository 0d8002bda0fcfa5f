"""The lines that a chart is read against, with words where no mark is in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, sin

from django.utils.translation import gettext as _

from tracker.charts.mark_room import Box, Place
from tracker.charts.panels import Panel
from tracker.charts.plots import Plot
from tracker.charts.shapes import point
from tracker.charts.ticks import day_label, width
from tracker.charts.words import outcome_label

# From the edge of a mark to the point it stands on, and a little air.
_AIR = 7


@dataclass(frozen=True, slots=True)
class Upright:
    """A day of the axis across; ``is_beyond`` where it lies off it, at its edge."""

    at: float
    label: str
    is_beyond: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """The day of the outcome, and where its words stand: the place and the anchor."""

    at: float
    label: str
    words_at: Place
    anchor: str


@dataclass(frozen=True, slots=True)
class Diagonal:
    """The days that are due on the day they are named.

    ``turn`` puts words along it; it is empty where no stretch is free of marks.
    """

    path: str
    label: str
    turn: str


def day_shown(panel: Panel, plot: Plot) -> Upright:
    is_beyond = not plot.x.span.holds(panel.on)
    return Upright(plot.x.held(panel.on), day_label(panel.on), is_beyond)


def giving_up(panel: Panel, plot: Plot) -> Upright | None:
    day = panel.fate.given_up_on
    if day is None:
        return None
    label = _("Given up %(day)s") % {"day": day_label(day)}
    return Upright(plot.x.held(day), label)


def outcome_line(panel: Panel, plot: Plot, marks: Iterable[Place]) -> Level | None:
    """The line of the outcome; its words stand at the end where fewest marks are."""
    done_on = panel.fate.done_on
    if done_on is None or panel.outcome is None:
        return None
    at, label = plot.y.held(done_on), outcome_label(panel.outcome)
    size = plot.frame.text
    long = width(label, 1.25 * size)
    left, right = plot.frame.left + 8, plot.frame.right - 8
    spots = [
        (x, at + lift, anchor)
        for x, anchor in ((left, "start"), (right, "end"))
        for lift in (-0.55 * size, 1.35 * size)
    ]
    taken = list(marks)

    def covered(spot: tuple[float, float, str]) -> int:
        x, y, anchor = spot
        start = x if anchor == "start" else x - long
        words = Box(start - _AIR, start + long + _AIR, y - size - _AIR, y + _AIR)
        return sum(words.holds(mark) for mark in taken)

    x, y, anchor = min(spots, key=covered)
    return Level(at, label, (round(x, 1), round(y, 1)), anchor)


def diagonal(plot: Plot, marks: Iterable[Place]) -> Diagonal | None:
    """The diagonal of the plot; its words stand below it, as low as may be."""
    ends = plot.diagonal
    if ends is None:
        return None
    foot, head = ends
    label = _("said today, due today")
    taken = list(marks)
    size = plot.frame.text
    inside = Box(foot[0], plot.frame.right, plot.top, plot.bottom - size)
    free = (
        turn
        for turn, under in _along(foot, head, width(label, size), size)
        if all(map(inside.holds, under)) and not _is_near(under, taken, size)
    )
    return Diagonal(f"M{point(*foot)}L{point(*head)}", label, next(free, ""))


def _along(
    foot: Place, head: Place, long: float, size: float
) -> Iterator[tuple[str, list[Place]]]:
    """Each spot for words below the line: how to turn them, and points beneath them."""
    run, rise = head[0] - foot[0], head[1] - foot[1]
    angle, whole = atan2(rise, run), hypot(run, rise)
    right, down = cos(angle), sin(angle)
    for tenth in range(2, 9):
        middle = whole * tenth / 10
        if middle - long / 2 < 0 or middle + long / 2 > whole:
            continue
        x, y = foot[0] + right * middle, foot[1] + down * middle
        under = [
            (
                x + right * step * long - down * size,
                y + down * step * long + right * size,
            )
            for step in (-0.5, -0.3, -0.1, 0.1, 0.3, 0.5)
        ]
        yield f"translate({point(x, y)}) rotate({degrees(angle):.1f})", under


def _is_near(spots: list[Place], taken: list[Place], size: float) -> bool:
    reach = size / 2 + _AIR + 6
    return any(
        hypot(x - mark_x, y - mark_y) < reach
        for x, y in spots
        for mark_x, mark_y in taken
    )
