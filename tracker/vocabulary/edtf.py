"""The part of EDTF (ISO 8601-2) that the fact files use: read and written."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tracker.vocabulary import periods
from tracker.vocabulary.periods import Period, Reading

OPEN = ".."

DATE = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_END = rf"(?:{DATE} ?~?|\.\.)"
_TEXT = re.compile(rf"({_END})(?: ?/ ?({_END}))?")


class Edtf(NamedTuple):
    """The two ends as written, such as ``2013-10`` or ``..``; one date is both."""

    start: str
    end: str
    is_approximate: bool

    @property
    def reading(self) -> Reading:
        """The days meant; raises ValueError for a day the calendar lacks."""
        return Reading(
            None if self.start == OPEN else period(self.start).first,
            None if self.end == OPEN else period(self.end).last,
            self.is_approximate,
        )


def read(text: str) -> Edtf | None:
    """The ends of an EDTF text; None if it has not the form of one."""
    found = _TEXT.fullmatch(text)
    if found is None:
        return None
    start, end = found[1], found[2] or found[1]
    return Edtf(start.rstrip(" ~"), end.rstrip(" ~"), "~" in text)


def period(text: str) -> Period:
    """The days of a year, a month or a day as EDTF writes it."""
    numbers = [int(number) for number in text.split("-")]
    return (periods.year, periods.month, periods.day)[len(numbers) - 1](*numbers)


def write(earliest: date | None, latest: date | None, *, is_approximate: bool) -> str:
    """The shortest EDTF text with these bounds, both ends to one precision."""
    mark = "~" if is_approximate else ""
    for length in (len("2013"), len("2013-10"), len("2013-10-07")):
        start, end = (_cut(day, length) for day in (earliest, latest))
        if Edtf(start, end, is_approximate).reading[:2] == (earliest, latest):
            break
    ends = [start] if start == end else [start, end]
    return "/".join(text if text == OPEN else text + mark for text in ends)


def _cut(day: date | None, length: int) -> str:
    return OPEN if day is None else day.isoformat()[:length]
