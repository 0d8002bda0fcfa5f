"""The life of an agreement across years: its statuses, and what happened, on lanes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.charts.lanes import Lane, LaneEvent, ShapeKey, keys, lane
from tracker.charts.panels import near_together, reaching
from tracker.charts.rules import Upright
from tracker.charts.scale import Scale
from tracker.charts.ticks import Tick, day_label, starts_across, width
from tracker.vocabulary.statuses import Status

TEXT = 13
LEFT, RIGHT, WIDTH = 132, 926, 960
TOP = 24
BAR = 26
_BETWEEN = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A status that held from a day on; ``link`` leads to the event that began it."""

    status: Status
    since: date
    label: str
    link: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch as drawn; ``words`` is empty where they do not fit."""

    stretch: Stretch
    left: float
    right: float
    words: str

    @property
    def width(self) -> float:
        return round(self.right - self.left, 1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the template draws, in a picture ``width`` by ``height``.

    It ``is_cut`` where something lies far before the rest, and stands at the edge.
    """

    heading: str
    bars: tuple[Bar, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    on: Upright
    height: float
    is_cut: bool
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bar: int = BAR

    @property
    def bottom(self) -> float:
        return self.height - 2 * TEXT

    @property
    def keys(self) -> tuple[ShapeKey, ...]:
        return keys(self.lanes)

    @property
    def count(self) -> int:
        return sum(len(each.marks) for each in self.lanes)


def timeline(
    heading: str,
    stretches: Iterable[Stretch],
    lanes: Mapping[str, Iterable[LaneEvent]],
    *,
    on: date,
) -> Timeline | None:
    """The timeline on the day, a lane for each name; None where nothing is on it.

    Empty lanes are left out.
    """
    kept = {name: tuple(those) for name, those in lanes.items()}
    runs = tuple(stretches)
    days = [h.latest for those in kept.values() for h in those]
    days += [h.earliest for those in kept.values() for h in those if h.earliest]
    days += [run.since for run in runs]
    if not days:
        return None
    span = reaching(near_together(days), on)
    x = Scale(span, LEFT, RIGHT)
    top: float = TOP + (BAR + _BETWEEN if runs else 0)
    drawn = []
    for name, those in kept.items():
        if those:
            drawn.append(lane(name, those, x, top))
            top = drawn[-1].bottom + _BETWEEN
    return Timeline(
        heading,
        _bars(runs, x, on=min(on, span.last)),
        tuple(drawn),
        starts_across(x, TEXT),
        Upright(x.held(on), day_label(on), not span.holds(on)),
        top + 2 * TEXT,
        is_cut=min(days) < span.first,
    )


def _bars(runs: tuple[Stretch, ...], x: Scale, *, on: date) -> tuple[Bar, ...]:
    """Each stretch up to the next; those that begin and end on one day are points."""
    edges = [*(x.held(run.since) for run in runs), x.held(on)]
    return tuple(
        Bar(run, left, right, _fitting(run.status, right - left))
        for run, (left, right) in zip(runs, pairwise(edges), strict=True)
    )


def _fitting(status: Status, room: float) -> str:
    words = str(status.label)
    return words if width(words, TEXT) + 8 <= room else ""
