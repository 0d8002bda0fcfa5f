"""The slip chart as small as a word: dots, the outcome, the diagonal."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.charts.frames import SPARK, Frame
from tracker.charts.marks import Strokes
from tracker.charts.panels import Panel, axes_for
from tracker.charts.plots import Plot
from tracker.charts.words import summary
from tracker.vocabulary.kinds import SpeakerKind


@dataclass(frozen=True, slots=True)
class Spark:
    """A picture without words. Dots that fall on one spot are drawn once.

    ``doubts`` is one path for all kinds of speaker; statements without a date are
    left out.
    """

    panel: Panel
    plot: Plot
    dots: tuple[Strokes, ...]
    doubts: str
    done: float | None

    @property
    def frame(self) -> Frame:
        return self.plot.frame

    @property
    def summary(self) -> str:
        return summary(self.panel)


def spark(panel: Panel) -> Spark:
    """The panel on its own axes; windows beyond them are drawn at their edge."""
    plot = Plot.of(panel, axes_for([panel]), SPARK)
    dots: dict[SpeakerKind | None, dict[tuple[int, int], None]] = {}
    for row in panel.rows:
        if row.measured_day:
            place = round(plot.x.at(row.said_on)), round(plot.y.held(row.measured_day))
            kind = None if row.is_doubt else row.statement.speaker_kind
            dots.setdefault(kind, {})[place] = None
    done_on = panel.fate.done_on
    return Spark(
        panel,
        plot,
        tuple(Strokes(kind, _path(dots[kind])) for kind in SpeakerKind if kind in dots),
        _path(dots.get(None, {})),
        plot.y.held(done_on) if done_on else None,
    )


def _path(places: dict[tuple[int, int], None]) -> str:
    """Strokes of no length: round ends make dots of them."""
    return "".join(f"M{x} {y}h0" for x, y in places)
