"""Happenings laid out on lanes across years; none covers another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from tracker.charts.scale import Scale
from tracker.charts.shapes import number, point

# The least distance between two marks, and between two rows of marks in a lane.
GAP = 9

# Drawn around the point at which the path stands, some eight units across.
SHAPES = {
    "event": "m0-5 5 5-5 5-5-5z",  # diamond
    "round": "m-3.6 0a3.6 3.6 0 1 1 0 .1z",  # circle
    "meeting": "m-3-3h6v6h-6z",  # square
    "in": "m0-4 4 8h-8z",  # triangle
    "approaching": "m-4-4 8 4-8 4z",  # towards the right
    "out": "m-4-2.6 1.4-1.4 2.6 2.6 2.6-2.6 1.4 1.4-2.6 2.6 2.6 2.6-1.4 1.4"
    "-2.6-2.6-2.6 2.6-1.4-1.4 2.6-2.6z",  # cross
}


# What each shape says, for readers.
WORDS = {
    "event": _("Development"),
    "round": _("Numbered round"),
    "meeting": _("Meeting without a number"),
    "in": _("A party is in"),
    "approaching": _("A party approaches"),
    "out": _("Left, declined, or called off"),
}
# The colour of each shape, by the class of its key.
_STYLES = {"meeting": "round"}


@dataclass(frozen=True, slots=True)
class ShapeKey:
    """A shape within a square of 16, and what it says; hollow for what is planned."""

    style: str
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class LaneEvent:
    """What a mark stands for: its days, its shape, and the place it leads to.

    It stands at its last day; ``earliest`` is None where only that is known.
    ``is_certain`` is false for what is only planned.
    """

    earliest: date | None
    latest: date
    shape: str
    label: str
    link: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class LaneMark:
    event: LaneEvent
    x: float
    y: float

    @property
    def path(self) -> str:
        return f"M{point(self.x, self.y)}{SHAPES[self.event.shape]}"


@dataclass(frozen=True, slots=True)
class Lane:
    """A named lane: its marks, and strokes for days that are not known exactly."""

    name: str
    top: float
    bottom: float
    marks: tuple[LaneMark, ...]
    spans: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def lane(name: str, events: Iterable[LaneEvent], x: Scale, top: float) -> Lane:
    """The events in rows from the bottom up, each in the first that has room."""
    shown = sorted(events, key=lambda h: (h.latest, h.label))
    ends: list[float] = []
    rows = []
    for happening in shown:
        at = x.held(happening.latest)
        row = next((r for r, end in enumerate(ends) if end + GAP <= at), len(ends))
        ends[row:] = [at, *ends[row + 1 :]]
        rows.append(row)
    bottom = top + GAP * (max(len(ends), 2) + 1)
    marks = tuple(
        LaneMark(h, x.held(h.latest), bottom - GAP * (row + 1))
        for h, row in zip(shown, rows, strict=True)
    )
    return Lane(name, top, bottom, marks, "".join(_span(mark, x) for mark in marks))


def keys(lanes: Iterable[Lane]) -> tuple[ShapeKey, ...]:
    """A key for each shape on the lanes, and one for what is only planned."""
    shown = [mark.event for lane in lanes for mark in lane.marks]
    used = {happening.shape for happening in shown}
    found = [
        ShapeKey(_STYLES.get(name, name), f"M8 8{path}", str(WORDS[name]))
        for name, path in SHAPES.items()
        if name in used
    ]
    if not all(happening.is_certain for happening in shown):
        hollow = f"M8 8{SHAPES['round']}"
        found.append(ShapeKey("doubt", hollow, str(_("Hollow: not held by that day"))))
    return tuple(found)


def _span(mark: LaneMark, x: Scale) -> str:
    first = mark.event.earliest
    start = x.held(first) if first else mark.x
    if mark.x - start < GAP:
        return ""
    return f"M{point(start, mark.y)}H{number(mark.x)}"
