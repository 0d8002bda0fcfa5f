"""The timeline stands for what happened: a mark each, in its place, none covered."""

import re
from datetime import date

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from tests.well_formed import faults
from tracker.charts.lanes import GAP, LaneEvent, lane
from tracker.charts.scale import Scale, Span
from tracker.charts.timeline import LEFT, RIGHT, Stretch, timeline
from tracker.vocabulary.statuses import Status

PAPER = date(2013, 10, 31)
MELBOURNE, BRUNEI = date(2010, 3, 15), date(2013, 8, 30)
DAYS = st.lists(st.dates(date(2008, 1, 1), date(2016, 12, 31)), max_size=60)


def happened(day, shape="round", **fields):
    given = {"earliest": day, "label": f"{day}", "link": f"#d{day}"} | fields
    return LaneEvent(latest=day, shape=shape, **given)


def negotiating(since=MELBOURNE):
    label = "15 March 2010: Under negotiation"
    return Stretch(Status.NEGOTIATING, since, label, "#event-1")


def tpp(on=PAPER):
    rounds = [happened(MELBOURNE), happened(BRUNEI)]
    joined = [happened(date(2013, 7, 23), "in", link="#step-1")]
    lanes = {"Rounds": rounds, "Talks: parties": joined, "Treaty: parties": []}
    return timeline("TPP: timeline", [negotiating()], lanes, on=on)


def drawn(shown):
    return render_to_string("charts/timeline.html", {"chart": shown})


def test_a_day_lies_between_the_days_around_it():
    rounds, joined = tpp().lanes

    first, last = rounds.marks
    assert first.x < joined.marks[0].x < last.x


def test_a_lane_without_happenings_is_left_out():
    assert [each.name for each in tpp().lanes] == ["Rounds", "Talks: parties"]


@given(DAYS)
def test_no_mark_covers_another_of_its_lane(days):
    x = Scale(Span(date(2008, 1, 1), date(2016, 12, 31)), LEFT, RIGHT)

    marks = lane("Rounds", map(happened, days), x, 24).marks

    assert len(marks) == len(days)
    for place, mark in enumerate(marks):
        for other in marks[place + 1 :]:
            is_apart = abs(mark.x - other.x) >= GAP or abs(mark.y - other.y) >= GAP
            assert is_apart


@given(DAYS)
def test_every_mark_keeps_to_its_lane(days):
    x = Scale(Span(date(2008, 1, 1), date(2016, 12, 31)), LEFT, RIGHT)

    shown = lane("Rounds", map(happened, days), x, 24)

    assert all(shown.top < mark.y < shown.bottom for mark in shown.marks)
    assert all(LEFT <= mark.x <= RIGHT for mark in shown.marks)


def test_twelve_parties_that_sign_on_one_day_are_stacked():
    x = Scale(Span(date(2015, 1, 1), date(2016, 12, 31)), LEFT, RIGHT)
    signed = [happened(date(2016, 2, 4), "in", label=f"{n}") for n in range(12)]

    marks = lane("Treaty: parties", signed, x, 24).marks

    assert len({mark.x for mark in marks}) == 1
    assert len({mark.y for mark in marks}) == 12


def test_a_month_is_drawn_from_its_first_day_to_its_last():
    x = Scale(Span(date(2013, 1, 1), date(2013, 12, 31)), LEFT, RIGHT)
    month = happened(date(2013, 10, 31), earliest=date(2013, 10, 1))

    shown = lane("Rounds", [month], x, 24)

    [mark] = shown.marks
    assert shown.spans == f"M{x.at(date(2013, 10, 1)):g} {mark.y:g}H{mark.x:g}"


def test_a_status_reaches_to_the_next_and_the_last_to_the_day():
    runs = [Stretch(Status.EXPLORATORY, date(2009, 9, 22), "", "#e1"), negotiating()]

    shown = timeline("TPP", runs, {"Rounds": [happened(BRUNEI)]}, on=PAPER)

    first, last = shown.bars
    assert first.right == last.left
    assert last.right == shown.on.at
    assert last.words == "Under negotiation"


def test_a_status_too_short_for_its_word_is_told_by_its_title():
    runs = [negotiating(), Stretch(Status.CONCLUDED, date(2013, 10, 30), "", "#e2")]

    [_long, short] = timeline("TPP", runs, {}, on=PAPER).bars

    assert short.words == ""


def test_a_day_of_the_page_far_after_the_last_is_at_the_edge_with_an_arrow():
    shown = tpp(on=date(2026, 11, 23))

    assert shown.on.is_beyond
    assert shown.on.at == RIGHT
    assert "23 Nov 2026 →" in drawn(shown)


def test_what_lies_far_before_the_rest_does_not_flatten_it():
    runs = [Stretch(Status.PROPOSED, date(1990, 12, 31), "", "#e0"), negotiating()]
    rounds = [happened(date(2010 + n // 4, 1 + n % 4 * 3, 1)) for n in range(12)]

    shown = timeline("TTIP", runs, {"Rounds": rounds}, on=PAPER)

    assert shown.is_cut
    assert shown.bars[0].left == LEFT
    assert "← earlier" in drawn(shown)


def test_where_nothing_happened_there_is_no_picture():
    assert timeline("TPP", [], {"Rounds": []}, on=PAPER) is None


def test_every_mark_is_a_link_with_a_name():
    html = drawn(tpp())

    mark = r'<a class="[^"]+"\s+href="(#[^"]+)"><title>([^<]+)</title>'
    links = re.findall(mark, html)
    assert [link for link, _name in links] == [
        "#event-1",
        "#d2010-03-15",
        "#d2013-08-30",
        "#step-1",
    ]
    assert links[0][1] == "15 March 2010: Under negotiation"


def test_the_picture_has_a_name_a_summary_and_nothing_inline():
    html = drawn(tpp())

    assert "<title>TPP: timeline</title>" in html
    assert "<desc>3 marks, up to 31 Oct 2013.</desc>" in html
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html)
    page = f"<!doctype html><html lang=en><title>TPP</title><body>{html}"
    assert faults(page) == []


def test_only_shapes_that_are_drawn_have_a_key():
    words = [key.words for key in tpp().keys]

    assert words == ["Numbered round", "A party is in"]


def test_a_round_that_is_only_planned_is_hollow_and_has_a_key():
    planned = happened(date(2013, 11, 15), is_certain=False)

    shown = timeline("TTIP", [], {"Rounds": [planned]}, on=PAPER)

    assert '<a class="round doubt"' in drawn(shown)
    assert shown.keys[-1].words == "Hollow: not held by that day"
