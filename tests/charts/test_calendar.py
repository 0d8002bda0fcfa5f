"""Rounds stand in the month in which they began, and none covers another."""

import re

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from tests.well_formed import faults
from tracker.charts.calendar import Met, round_grid

MONTHS = [*"JFMAMJJASOND", "?"]
CELLS = st.lists(
    st.tuples(st.integers(2010, 2013), st.none() | st.integers(1, 12)), max_size=80
)


def met(year=2013, month=8, shape="round", number=19, **fields):
    label = f"TPP round {number}"
    given = {"label": label, "link": f"#round-{number}", "is_certain": True} | fields
    return Met(year, month, shape, **given)


def grid(*rounds, years=(2013, 2012)):
    return round_grid("Rounds by year and month", MONTHS, rounds, years)


def drawn(shown):
    return render_to_string("charts/calendar.html", {"chart": shown})


def test_a_round_stands_in_its_year_and_between_the_lines_of_its_month():
    shown = grid(met(month=8))

    [newest, oldest] = shown.years
    [mark] = newest.marks
    assert (newest.number, oldest.number, oldest.marks) == (2013, 2012, ())
    assert shown.edges[7] < mark.x < shown.edges[8]
    assert newest.top < mark.y < newest.bottom


def test_a_round_of_no_certain_month_stands_under_the_question_mark():
    shown = grid(met(month=None))

    [mark] = shown.years[0].marks
    assert shown.edges[12] < mark.x < shown.edges[13]


@given(CELLS)
def test_no_mark_covers_another_and_each_keeps_to_its_cell(cells):
    rounds = [met(year, month, number=n) for n, (year, month) in enumerate(cells)]
    shown = grid(*rounds, years=(2013, 2012, 2011, 2010))

    marks = [mark for row in shown.years for mark in row.marks] if shown else []
    assert len(marks) == len(cells)
    assert len({(mark.x, mark.y) for mark in marks}) == len(marks)
    for row in shown.years if shown else []:
        for mark in row.marks:
            column = 12 if mark.met.month is None else mark.met.month - 1
            assert shown.edges[column] < mark.x - 4
            assert mark.x + 4 < shown.edges[column + 1]
            assert row.top < mark.y < row.bottom


def test_a_crowded_month_makes_its_year_taller():
    crowded = grid(*(met(number=n) for n in range(12)))

    assert crowded.height > grid(met()).height


def test_where_no_round_is_on_record_there_is_no_picture():
    assert grid() is None


def test_every_mark_is_a_link_with_a_name_and_nothing_is_inline():
    planned = met(month=10, number=2, is_certain=False)
    html = drawn(grid(met(), planned))

    assert re.search(r'href="#round-19">\s*<title>TPP round 19</title>', html)
    assert '<a class="round doubt" href="#round-2">' in html
    assert "<desc>2 rounds, each in the month" in html
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html)
    assert faults(f"<!doctype html><html lang=en><title>T</title><body>{html}") == []
