"""Where the two axes lie in a picture."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.charts.frames import Frame
from tracker.charts.mark_room import Place
from tracker.charts.panels import Axes, Panel
from tracker.charts.scale import Scale


@dataclass(frozen=True, slots=True)
class Plot:
    """The scales of a picture: ``x`` for the day said, ``y`` upward for the day due.

    ``has_later`` and ``has_earlier`` tell whether a window lies beyond an end of the
    upward axis, which then gives up a strip of the plot to such marks.
    """

    frame: Frame
    x: Scale
    y: Scale
    has_later: bool
    has_earlier: bool

    @classmethod
    def of(cls, panel: Panel, axes: Axes, frame: Frame) -> Plot:
        days = [row.measured_day for row in panel.rows if row.measured_day]
        has_later = any(day > axes.due.last for day in days)
        has_earlier = any(day < axes.due.first for day in days)
        bottom = frame.bottom - frame.strip * has_earlier
        top = frame.top + frame.strip * has_later
        x = Scale(axes.said, frame.left, frame.right)
        return cls(frame, x, Scale(axes.due, bottom, top), has_later, has_earlier)

    @property
    def top(self) -> float:
        return self.y.end

    @property
    def bottom(self) -> float:
        return self.y.start

    @property
    def later(self) -> float:
        """The middle of the strip above the axis."""
        return self.top - self.frame.strip / 2

    @property
    def earlier(self) -> float:
        """The middle of the strip below the axis."""
        return self.bottom + self.frame.strip / 2

    @property
    def diagonal(self) -> tuple[Place, Place] | None:
        """From the first to the last day on both axes; None where they share none."""
        first = max(self.x.span.first, self.y.span.first)
        last = min(self.x.span.last, self.y.span.last)
        if first >= last:
            return None
        return (
            (self.x.at(first), self.y.at(first)),
            (self.x.at(last), self.y.at(last)),
        )
