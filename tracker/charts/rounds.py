"""The calendar of rounds, as its page knows it, as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _

from tracker.charts.calendar import Met, RoundGrid, round_grid
from tracker.charts.round_shape import shape_of
from tracker.queries.calendar.grid import Calendar, CalendarLine
from tracker.vocabulary.names import called


def grid_of(shown: Calendar) -> RoundGrid | None:
    """The years shown, newest first; None where there is no round in them."""
    months = [formatted(date(2000, month, 1), "M") for month in range(1, 13)]
    heading = _("Rounds by year and month")
    years = [year.number for year in shown.years]
    return round_grid(heading, [*months, "?"], _met(shown), years)


def _met(shown: Calendar) -> Iterator[Met]:
    for year in shown.years:
        for month in year.months:
            # Newest first in the table, and from left to right in the picture.
            for line in reversed(month.lines):
                yield _of(line)


def _of(line: CalendarLine) -> Met:
    meeting = line.round
    words = f"{meeting.days}: {called(line.agreement).text}, {meeting.label}"
    return Met(
        line.year,
        line.month.month if line.month else None,
        shape_of(meeting),
        f"{words} ({meeting.state.label})",
        f"#{meeting.row}",
        is_certain=meeting.state.has_begun or meeting.state.is_called_off,
    )
