"""The slip chart stands for the ledger: one mark a row, in its place."""

import re
from datetime import date
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.panels import panel, tpp, ttip
from tests.charts.said import TPP_CONCLUDED, done, said
from tracker.charts.frames import PANEL, WIDE
from tracker.charts.marks import Where
from tracker.charts.panels import axes_for
from tracker.charts.shapes import SHAPES
from tracker.charts.slip import legend, slip_chart
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.stances import Stance

DAYS = st.dates(date(2010, 1, 1), date(2020, 12, 31))
WINDOWS = st.one_of(
    st.none(),
    DAYS.map("../{}".format),
    DAYS.map("{}/..".format),
    st.dates(date(2021, 1, 1), date(2090, 12, 31)).map("2020-12-31/{}".format),
)
STATEMENTS = st.lists(
    st.tuples(DAYS, WINDOWS, st.sampled_from(Stance), st.sampled_from(SpeakerKind)),
    max_size=40,
)


def numbered(said_and_meant):
    return [
        said(
            f"{on}",
            None if stance == Stance.NO_DATE else window,
            stance,
            fact=number,
            speaker_kind=kind,
            speaker=kind.label,
        )
        for number, (on, window, stance, kind) in enumerate(said_and_meant, start=1)
    ]


def targets(*said_and_meant, **fields):
    return [
        said(on, window, fact=number, **fields)
        for number, (on, window) in enumerate(said_and_meant, start=1)
    ]


def starts(path):
    """The places at which the strokes of a path begin."""
    return re.findall(r"M([\d.]+) ([\d.]+)", path)


def coordinates(strokes):
    return [start for stroke in strokes for start in starts(stroke.path)]


@pytest.mark.parametrize("shown", [tpp(), tpp(on=date(2013, 12, 15)), ttip()])
def test_each_ledger_row_has_one_mark_in_the_order_of_the_ledger(shown):
    chart = slip_chart(shown)

    assert chart.rows == shown.rows
    assert len({(mark.x, mark.y) for mark in chart.marks}) == len(shown.rows)


@given(STATEMENTS, st.sampled_from([WIDE, PANEL]))
def test_whatever_is_said_each_statement_has_one_mark_in_the_picture(said_of, frame):
    shown = panel(numbered(said_of))

    chart = slip_chart(shown, frame=frame)

    assert chart.rows == shown.rows
    for mark in chart.marks:
        assert frame.left <= mark.x <= frame.right
        low = frame.bottom if mark.where != Where.RAIL else frame.foot - frame.text
        assert frame.top <= mark.y <= low


@given(STATEMENTS, DAYS)
def test_no_mark_stands_after_the_day_of_the_page(said_of, on):
    chart = slip_chart(panel(numbered(said_of), on=on))

    assert all(mark.x <= chart.plot.x.held(on) for mark in chart.marks)


def test_a_mark_stands_near_the_day_said_and_the_day_due():
    chart = slip_chart(tpp())

    for mark in chart.marks:
        if mark.where == Where.PLOT:
            x = chart.plot.x.at(mark.row.said_on)
            y = chart.plot.y.at(mark.row.measured_day)
            assert hypot(mark.x - x, mark.y - y) <= 2 * 8 * 2**0.5 + 4


def test_a_statement_without_a_date_stands_on_the_rail():
    chart = slip_chart(tpp())

    on_the_rail = [mark.row for mark in chart.marks if mark.where == Where.RAIL]

    assert [row.statement.stated_on for row in on_the_rail] == [
        "2013-12-10",
        "2014-05-20",
        "2014-11-10",
    ]
    assert chart.has_rail


def test_a_window_far_out_stands_beyond_a_break_of_the_axis():
    chart = slip_chart(ttip())

    [beyond] = [mark for mark in chart.marks if mark.where == Where.LATER]

    assert beyond.row.measured_day == date(2020, 12, 31)
    assert beyond.y < chart.plot.top
    assert chart.plot.has_later
    assert not chart.plot.has_earlier


def test_a_window_far_back_stands_beyond_a_break_as_well():
    near = [(f"2013-0{month}-01", "../2013-12-31") for month in range(2, 9)]
    chart = slip_chart(panel(targets(("2013-01-01", "../1990-12-31"), *near)))

    assert chart.marks[0].where == Where.EARLIER
    assert chart.marks[0].y > chart.plot.bottom
    assert chart.plot.has_earlier


def test_a_bar_runs_down_to_the_first_day_of_the_window():
    chart = slip_chart(panel(targets(("2011-11-12", "2012"), ("2012-11-20", "2013"))))

    [bars] = chart.windows

    feet = [float(foot) for foot in re.findall(r"V([\d.]+)", bars.path)]
    assert feet[1] == chart.plot.y.at(date(2013, 1, 1))
    assert feet[0] == chart.plot.bottom  # the axis begins later


def test_an_open_end_has_an_arrow_away_from_the_mark():
    chart = slip_chart(
        panel(targets(("2013-12-11", "../2014-06-11"), ("2013-12-13", "2014-03-01/..")))
    )

    [arrows] = chart.open_ends

    assert re.findall(r"v(-?)11m", arrows.path) == ["", "-"]
    assert chart.windows == ()


def test_a_doubt_has_neither_bar_nor_arrow_nor_line():
    doubts = [
        said("2013-05-22", "2013", Stance.DOUBT, fact=1),
        said("2013-08-30", "../2013-12-31", Stance.DOUBT, fact=2),
    ]

    chart = slip_chart(panel(doubts))

    assert (chart.windows, chart.open_ends, chart.lines) == ((), (), ())
    assert {mark.style for mark in chart.marks} == {"government doubt"}


def test_a_line_runs_through_the_windows_of_one_speaker():
    chart = slip_chart(
        panel(
            targets(
                ("2011-11-12", "2012"), ("2012-11-20", "2013"), ("2014-01-01", "2015")
            )
        )
    )

    [line] = chart.lines

    ends = re.findall(r"[ML]([\d.]+) ([\d.]+)", line.path)
    assert [(float(x), float(y)) for x, y in ends] == [
        (mark.x, mark.y) for mark in chart.marks
    ]


def test_a_line_breaks_where_no_date_was_set():
    statements = [
        *targets(("2011-11-12", "2012"), ("2012-11-20", "2013")),
        said("2013-12-10", None, Stance.NO_DATE, fact=3),
        said("2014-10-25", "../2014-12-31", fact=4),
        said("2015-01-27", "../2015-06-30", fact=5),
    ]

    [line] = slip_chart(panel(statements)).lines

    assert len(starts(line.path)) == 2


def test_a_speaker_heard_once_has_no_line():
    assert slip_chart(panel(targets(("2012-11-20", "2013")))).lines == ()


def test_the_outcome_is_a_level_line_at_its_day():
    chart = slip_chart(tpp())

    assert chart.done.at == chart.plot.y.at(TPP_CONCLUDED)
    assert chart.done.label == "Outcome: 5 October 2015"


def test_before_the_outcome_there_is_no_line_for_it():
    assert slip_chart(tpp(on=date(2015, 10, 4))).done is None


def test_the_words_of_the_outcome_stand_where_no_mark_is():
    chart = slip_chart(tpp())

    x, y = chart.done.words_at
    assert not any(
        x <= mark.x <= x + 260 and y - 14 <= mark.y <= y for mark in chart.marks
    )


def test_the_giving_up_is_an_upright_line_at_its_day():
    chart = slip_chart(ttip())

    assert chart.given_up.at == chart.plot.x.at(date(2019, 4, 15))
    assert chart.given_up.label == "Given up 15 Apr 2019"


def test_what_was_done_was_not_given_up():
    superseded = panel(
        targets(("2012-11-20", "2013")),
        done(TPP_CONCLUDED),
        given_up_on=date(2018, 12, 30),
    )

    assert slip_chart(superseded).given_up is None


def test_the_day_of_the_page_is_an_upright_line():
    near = slip_chart(tpp(on=date(2013, 12, 15))).on
    far = slip_chart(tpp(on=date(2026, 11, 23))).on

    assert (near.label, near.is_beyond) == ("15 Dec 2013", False)
    assert (far.label, far.is_beyond, far.at) == ("23 Nov 2026", True, WIDE.right)


def test_the_diagonal_joins_days_that_are_the_same_on_both_axes():
    plot = slip_chart(tpp()).plot

    (x, y), (right, up) = plot.diagonal

    assert (y, right) == (plot.bottom, plot.frame.right)
    assert plot.x.at(plot.y.span.first) == x
    assert plot.y.at(plot.x.span.last) == up


def test_there_is_no_diagonal_where_all_is_far_ahead():
    chart = slip_chart(panel(targets(("2013-02-13", "2020")), on=date(2013, 3, 1)))

    assert chart.diagonal is None


def test_the_diagonal_has_no_words_where_marks_are_in_the_way():
    crowd = [
        (
            f"{2013 + month // 12}-{month % 12 + 1:02}-10",
            f"../{2013 + month // 12}-{month % 12 + 1:02}-05",
        )
        for month in range(24)
    ]

    assert slip_chart(panel(targets(*crowd))).diagonal.turn == ""


def test_charts_on_common_axes_put_one_day_in_one_place():
    panels = [tpp(), ttip()]
    axes = axes_for(panels)

    first, second = (slip_chart(each, axes=axes, frame=PANEL) for each in panels)

    day = date(2014, 12, 31)
    assert first.plot.x.at(day) == second.plot.x.at(day)
    assert first.said_ticks == second.said_ticks


def test_the_legend_counts_the_statements_of_each_kind():
    keys = {key.kind: key.count for key in slip_chart(tpp()).legend}

    assert sum(keys.values()) == 124
    assert keys[SpeakerKind.NEGOTIATORS] == 21
    assert list(keys) == [kind for kind in SpeakerKind if kind in keys]


def test_one_legend_serves_several_charts():
    keys = legend([slip_chart(tpp()), slip_chart(ttip())])

    assert sum(key.count for key in keys) == 174


def test_each_kind_of_speaker_has_a_shape_of_its_own():
    assert set(SHAPES) == set(SpeakerKind)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_a_chart_of_nothing_is_empty():
    chart = slip_chart(panel([]))

    assert chart.marks == ()
    assert chart.summary == "No statements by that day."
