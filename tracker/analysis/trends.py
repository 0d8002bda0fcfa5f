"""How fast an expected day moves away while time passes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from tracker.analysis.slip import End, LedgerRow


@dataclass(frozen=True, slots=True)
class SlipRate:
    """Days of slip per day passed; ``facts`` number the statements, oldest first.

    0: the expected day stays where it is. 1: it is always as far away as before.
    Above 1 it recedes. Below 0 it comes nearer than first said.
    """

    facts: tuple[int, ...]
    days_per_day: float


def slip_rate(rows: Iterable[LedgerRow]) -> SlipRate | None:
    """The slope of the line of least squares through the targets and forecasts.

    It is the trend line of a milestone trend analysis: with x the day of a statement
    and y the last day of its window, both less their means over the statements of the
    same deadline, the rate is sum(x * y) / sum(x * x). With two statements that is
    (last - first) / (days passed). Statements of several deadlines share one slope,
    and each deadline keeps its own level.

    None where no deadline has windows said on two different days.
    """
    found: list[int] = []
    groups: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        last_day = row.measured_day if row.measured_from == End.LAST else None
        if last_day and not row.is_doubt:
            point = (row.said_on.toordinal(), last_day.toordinal())
            groups.setdefault(row.statement.deadline, []).append(point)
            found.append(row.statement.fact)
    points = [point for group in groups.values() for point in _centred(group)]
    passed = sum(x * x for x, _y in points)
    if passed == 0:
        return None
    return SlipRate(tuple(found), sum(x * y for x, y in points) / passed)


def _centred(points: list[tuple[int, int]]) -> list[tuple[float, float]]:
    middle_x, middle_y = (fmean(values) for values in zip(*points, strict=True))
    return [(x - middle_x, y - middle_y) for x, y in points]
