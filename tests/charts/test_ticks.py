"""An axis names days, and no two names meet."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.frames import PANEL, WIDE
from tracker.charts.scale import Scale, Span
from tracker.charts.ticks import ends_upward, starts_across, width

FRAMES = st.sampled_from([WIDE, PANEL])
SPANS = st.builds(
    lambda first, days: Span(first, first + timedelta(days=days)),
    st.dates(date(1950, 1, 1), date(2130, 1, 1)),
    st.integers(1, 366 * 60),
)
TPP = Span(date(2010, 5, 6), date(2015, 11, 15))


def across(span, frame=WIDE):
    return starts_across(Scale(span, frame.left, frame.right), frame.text)


def upward(span, frame=WIDE):
    return ends_upward(Scale(span, frame.bottom, frame.top), frame.text)


@given(SPANS, FRAMES)
def test_days_across_rise_and_their_names_do_not_meet(span, frame):
    ticks = across(span, frame)

    assert ticks
    for left, right in pairwise(ticks):
        assert left.day < right.day
        names = width(left.label, frame.text) + width(right.label, frame.text)
        assert right.at - left.at > names / 2


@given(SPANS, FRAMES)
def test_days_upward_rise_and_their_names_do_not_meet(span, frame):
    ticks = upward(span, frame)

    assert ticks
    for lower, upper in pairwise(ticks):
        assert lower.day < upper.day
        assert lower.at - upper.at > frame.text * 1.4


@given(SPANS, FRAMES)
def test_every_tick_lies_on_its_axis_and_its_name_in_the_picture(span, frame):
    for tick in across(span, frame):
        half = width(tick.label, frame.text) / 2
        assert frame.left <= tick.at <= frame.right
        assert frame.left <= tick.at - half
        assert tick.at + half <= frame.width
    for tick in upward(span, frame):
        assert frame.top <= tick.at <= frame.bottom
        assert width(tick.label, frame.text) <= frame.left - 8


def test_the_tpp_was_spoken_of_in_years():
    assert [tick.label for tick in across(TPP)] == [
        "2011",
        "2012",
        "2013",
        "2014",
        "2015",
    ]


def test_what_is_due_by_the_end_of_a_year_lies_on_a_line_that_says_so():
    ticks = upward(Span(date(2011, 8, 30), date(2016, 3, 13)))

    assert "31 Dec 2013" in [tick.label for tick in ticks]


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        (date(2015, 10, 1), ["1 Oct 2015"]),
        (date(2015, 10, 14), ["5 Oct 2015", "12 Oct 2015"]),
        (
            date(2016, 3, 1),
            ["Nov 2015", "Dec 2015", "Jan 2016", "Feb 2016"],
        ),
    ],
)
def test_a_short_axis_names_days_weeks_or_months(last, labels):
    found = [tick.label for tick in across(Span(date(2015, 9, 30), last))]

    assert [label for label in labels if label in found] == labels


def test_names_follow_the_language_and_still_do_not_meet():
    with override("zh-hans"):
        ticks = across(TPP)

    places = [(tick.at, width(tick.label, WIDE.text)) for tick in ticks]
    assert all(b[0] - a[0] > (a[1] + b[1]) / 2 for a, b in pairwise(places))


def test_a_span_needs_two_days():
    with pytest.raises(ValueError, match="got 2013-12-31 to 2013-12-31, wanted"):
        Span(date(2013, 12, 31), date(2013, 12, 31))
