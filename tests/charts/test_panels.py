"""The days that the axes of a chart span."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.charts.panels import panel, tpp, ttip
from tests.charts.said import done, said
from tracker.charts.panels import axes_for

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def targets(*said_and_meant):
    return [
        said(on, window, fact=number)
        for number, (on, window) in enumerate(said_and_meant, start=1)
    ]


def test_the_day_of_the_page_is_on_the_axis_if_it_is_near():
    assert axes_for([tpp(on=date(2016, 6, 1))]).said.holds(date(2016, 6, 1))


def test_a_day_long_after_the_last_statement_does_not_stretch_the_axis():
    assert axes_for([tpp(on=date(2026, 11, 23))]).said.last.year == 2015


def test_the_outcome_is_on_the_axis_upward():
    late = panel(targets(("2011-11-12", "2012")), done(date(2024, 5, 1)))

    assert axes_for([late]).due.holds(date(2024, 5, 1))


def test_the_giving_up_is_on_the_axis_across_but_not_upward():
    axes = axes_for([ttip()])

    assert axes.said.holds(date(2019, 4, 15))
    assert not axes.due.holds(date(2019, 4, 15))


def test_a_window_far_out_does_not_flatten_the_rest():
    axes = axes_for([ttip()])

    assert not axes.due.holds(date(2020, 12, 31))
    assert axes.due.holds(date(2018, 1, 1))


def test_windows_that_are_merely_spread_are_all_on_the_axis():
    far = panel(
        targets(("2011-02-13", "../2011-12-31"), ("2014-07-13", "../2050-12-31"))
    )

    assert axes_for([far]).due.holds(date(2050, 12, 31))


def test_several_panels_share_axes_that_hold_them_all():
    both = axes_for([tpp(), ttip()])

    for alone in (axes_for([tpp()]), axes_for([ttip()])):
        assert both.said.first <= alone.said.first
        assert both.due.first <= alone.due.first
        assert both.due.last >= alone.due.last


def test_a_panel_of_which_nobody_spoke_has_axes_around_its_day():
    axes = axes_for([panel([], on=date(2013, 12, 15))])

    assert axes.said.holds(date(2013, 12, 15))
    assert axes.due == axes.said


@given(DAYS, DAYS, DAYS)
def test_axes_hold_any_one_statement(day, due, on):
    axes = axes_for([panel(targets((f"{day}", f"../{due}")), on=max(day, on))])

    assert axes.said.holds(day)
    assert axes.due.holds(due)
    assert axes.said.last - axes.said.first >= timedelta(days=90)
