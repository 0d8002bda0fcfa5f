"""Rounds on a grid of years and months: each a mark in the month in which it began."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.charts.lanes import SHAPES
from tracker.charts.shapes import point

WIDTH, LEFT, RIGHT, TOP = 960, 60, 956, 30
_MONTHS = 12
_CELL = (RIGHT - LEFT) / (_MONTHS + 1)
_STEP = 12
_ACROSS = int((_CELL - 6) // _STEP)
_EDGE = 7


@dataclass(frozen=True, slots=True)
class Met:
    """A round: its year, its month (None where that is not certain), and its mark.

    ``is_certain`` is false for what had not begun by the day.
    """

    year: int
    month: int | None
    shape: str
    label: str
    link: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class MetMark:
    met: Met
    x: float
    y: float

    @property
    def path(self) -> str:
        return f"M{point(self.x, self.y)}{SHAPES[self.met.shape]}"


@dataclass(frozen=True, slots=True)
class YearRow:
    number: int
    top: float
    bottom: float
    marks: tuple[MetMark, ...]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2 + 5


@dataclass(frozen=True, slots=True)
class RoundGrid:
    """All that the template draws; ``columns`` are the months and where each stands.

    The last column is of rounds whose month is not certain.
    """

    heading: str
    columns: tuple[tuple[str, float], ...]
    years: tuple[YearRow, ...]
    height: float
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP

    @property
    def edges(self) -> tuple[float, ...]:
        """The lines between the months."""
        return tuple(round(LEFT + place * _CELL, 1) for place in range(_MONTHS + 2))

    @property
    def count(self) -> int:
        return sum(len(year.marks) for year in self.years)


def round_grid(
    heading: str, months: Iterable[str], met: Iterable[Met], years: Iterable[int]
) -> RoundGrid | None:
    """A row for each of the years, in their order; None where no round was met.

    ``months`` are the names of the twelve, and what the uncertain ones stand under.
    In a cell marks stand in the order in which they come, and begin a new line where
    there is no more room.
    """
    every = list(met)
    if not every:
        return None
    top: float = TOP
    rows = []
    for year in years:
        rows.append(_row(year, [each for each in every if each.year == year], top))
        top = rows[-1].bottom
    columns = tuple(
        (name, round(LEFT + (place + 0.5) * _CELL, 1))
        for place, name in enumerate(months)
    )
    return RoundGrid(heading, columns, tuple(rows), top + 2)


def _row(year: int, met: list[Met], top: float) -> YearRow:
    marks, fullest = [], 1
    for column in range(_MONTHS + 1):
        cell = [each for each in met if _column(each) == column]
        fullest = max(fullest, -(-len(cell) // _ACROSS))
        marks += [_mark(each, n, column, top) for n, each in enumerate(cell)]
    return YearRow(year, top, top + fullest * _STEP + 10, tuple(marks))


def _column(met: Met) -> int:
    return _MONTHS if met.month is None else met.month - 1


def _mark(met: Met, place: int, column: int, top: float) -> MetMark:
    line, across = divmod(place, _ACROSS)
    x = LEFT + column * _CELL + _EDGE + 2 + across * _STEP
    return MetMark(met, round(x, 1), top + 5 + _STEP / 2 + line * _STEP)
