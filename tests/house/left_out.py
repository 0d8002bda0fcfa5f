"""Columns that are left out of a place where columns stand, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from tests.house.column_places import API, DICTIONARY, FILE, PAGE, SQLITE
from tests.house.rare_rows import Column, Kind, kinds
from tracker.models import Agreement, Citation, Deadline, Forecast, Round, Speaker

FILES = (FILE, DICTIONARY)


@dataclass(frozen=True)
class LeftOut:
    """The columns of the kinds are not in the places, for the reason."""

    kinds: tuple[Kind, ...]
    columns: tuple[str, ...]
    places: tuple[str, ...]
    reason: str

    def named(self) -> set[tuple[Column, str]]:
        """Each column with each place that it is left out of."""
        return {
            (Column(kind, name), place)
            for kind in self.kinds
            for name in self.columns
            for place in self.places
        }


LEFT_OUT = (
    LeftOut(
        tuple(kinds()),
        ("publication",),
        (*FILES, SQLITE, API, PAGE),
        "Published facts alone stand there, so it would say the same of every row.",
    ),
    LeftOut(
        (Speaker,),
        ("name_zh", "party"),
        FILES,
        "The format has no file of speakers; a forecast names one, and the kind.",
    ),
    LeftOut(
        (Speaker,),
        ("name_zh", "party"),
        (API,),
        "The API has no list of speakers; /speakers.json says both.",
    ),
    LeftOut(
        (Deadline,),
        ("criteria",),
        FILES,
        "The format has no file of deadlines; a forecast says which one it is about.",
    ),
    LeftOut(
        (Citation,),
        ("locator", "position"),
        FILES,
        "A cell lists the ids of the sources, in the order of their positions.",
    ),
    LeftOut(
        (Citation,),
        ("locator", "position"),
        (API,),
        "A row lists the ids of its sources, in the order of their positions.",
    ),
    LeftOut(
        (Citation,),
        ("position",),
        (PAGE,),
        "The page of a fact cites its sources in this order; the number says nothing.",
    ),
    LeftOut(
        (Agreement,),
        ("paper_table",),
        (API, PAGE),
        "It is of use to the report on the founding paper alone, which chooses by it.",
    ),
    LeftOut(
        (Forecast,),
        ("stated_by",),
        (PAGE,),
        "It mostly repeats the speaker and the office, which the page says.",
    ),
    LeftOut(
        (Round,),
        ("number",),
        (PAGE,),
        "The label says which round it is.",
    ),
    LeftOut(
        (Round,),
        ("planned_start", "planned_end"),
        (API, PAGE),
        "A plan is told as a dated statement, by a forecast of the round.",
    ),
)
