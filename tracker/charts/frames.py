"""How large a chart is, in units of its own picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of a width and a height, and the edges of the plot within it.

    Above the plot is room for two lines of text, below it for the rail of statements
    without a date and for the days. ``text`` is the height of letters, ``gap`` the
    least distance between two marks, and ``strip`` the height of the part of the plot
    that holds marks beyond an end of the axis.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    text: int = 13
    gap: float = 8
    strip: int = 26

    @property
    def rail(self) -> float:
        return self.bottom + 1.6 * self.text

    @property
    def foot(self) -> float:
        """Where the days stand below the axis."""
        return self.bottom + 4.2 * self.text


WIDE = Frame(width=960, height=580, left=92, right=918, top=44, bottom=510)
# Half as wide on the page: larger letters, and marks that may overlap in part.
PANEL = Frame(
    width=720, height=500, left=122, right=664, top=58, bottom=408, text=17, gap=4.5
)
SPARK = Frame(width=120, height=36, left=2, right=118, top=2, bottom=34, gap=0, strip=0)
