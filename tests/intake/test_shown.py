"""A cell of a workbook as text: as whoever typed it meant it."""

from datetime import date, datetime, time

import pytest

from tracker.intake.cell_text import text_of


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, "General", ""),
        ("by end of 2013", "General", "by end of 2013"),
        (19, "General", "19"),
        (19.0, "General", "19"),
        (0.35, "General", "0.35"),
        (0.1 + 0.2, "General", "0.3"),
        (2.7, "0.00", "2.70"),
        (2.705, "0.00", "2.705"),
        (0.35, "0%", "0.35"),
        (float("inf"), "General", "inf"),
        (True, "General", "true"),
        (datetime(2013, 10, 7), "yyyy-mm-dd", "2013-10-07"),  # noqa: DTZ001  # as read
        (date(2013, 10, 7), "d mmm yyyy", "2013-10-07"),
        (date(2013, 10, 1), "mmm-yy", "2013-10"),
        (date(2013, 10, 1), '[$-409]mmmm "day" yyyy', "2013-10"),
        (date(2013, 10, 1), "dd/mm/yyyy", "2013-10-01"),
        (date(2013, 10, 7), "mmm-yy", "2013-10-07"),
        (datetime(2013, 10, 7, 9, 30), "General", "2013-10-07 09:30:00"),  # noqa: DTZ001  # as read
        (time(9, 30), "h:mm", "09:30:00"),
    ],
)
def test_a_cell_says_what_was_typed(value, form, text):
    assert text_of(value, form) == text
