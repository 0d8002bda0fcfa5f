"""Room for every mark: those that would cover each other stand aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the picture that marks keep to."""

    left: float
    right: float
    top: float
    bottom: float

    def holds(self, place: Place) -> bool:
        x, y = place
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def nearest(self, place: Place) -> Place:
        x, y = place
        return (
            min(max(x, self.left), self.right),
            min(max(y, self.top), self.bottom),
        )


def _steps(most: int) -> list[tuple[int, int]]:
    """Half gaps aside, nearest first.

    Up and down cost more than to the sides, since they say another date. Right and down
    cost a little more than left and up: towards the diagonal there is less room.
    """
    steps = range(-most, most + 1)
    return sorted(
        ((across, down) for across in steps for down in steps),
        key=lambda s: (s[0] ** 2 + 1.5 * s[1] ** 2 + 0.9 * (s[0] + s[1]), s),
    )


# First aside by up to two gaps; then nearer together, as near as a quarter of the gap.
_TRIES = [(1.0, _steps(4)), (0.5, _steps(8)), (0.25, _steps(16))]


@dataclass(slots=True)
class Room:
    """Places taken in a box: no further than two gaps from where they were wanted.

    None lies within the gap of another while there is room; then within half of it, and
    a quarter. Who stands aside stays on the same side of the diagonal, if there is one.
    """

    box: Box
    gap: float
    diagonal: tuple[Place, Place] | None = None
    _taken: dict[tuple[int, int], list[Place]] = field(default_factory=dict)

    def take(self, wanted: Place) -> Place:
        """The place itself, or the nearest free one; itself where all is taken."""
        origin = self.box.nearest(wanted)
        place = next(self._free(origin), origin)
        self._taken.setdefault(self._cell(place), []).append(place)
        return place

    def _free(self, origin: Place) -> Iterator[Place]:
        (x, y), is_below = origin, self._is_below(origin)
        for share, steps in _TRIES:
            gap = self.gap * share
            for across, down in steps:
                place = round(x + across * gap / 2, 1), round(y + down * gap / 2, 1)
                if (
                    self.box.holds(place)
                    and self._is_below(place) == is_below
                    and self._is_free(place, gap)
                ):
                    yield place

    def _is_below(self, place: Place) -> bool:
        if self.diagonal is None:
            return False
        (foot_x, foot_y), (head_x, head_y) = self.diagonal
        across = (place[0] - foot_x) / (head_x - foot_x)
        return place[1] > foot_y + across * (head_y - foot_y)

    def _is_free(self, place: Place, gap: float) -> bool:
        x, y = place
        column, row = self._cell(place)
        return not any(
            abs(x - taken_x) < gap and abs(y - taken_y) < gap
            for near in range(column - 1, column + 2)
            for by in range(row - 1, row + 2)
            for taken_x, taken_y in self._taken.get((near, by), ())
        )

    def _cell(self, place: Place) -> tuple[int, int]:
        return int(place[0] // self.gap), int(place[1] // self.gap)
