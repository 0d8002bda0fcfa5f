"""What the templates make of a chart: marks linked, nothing inline, all escaped."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from tests.charts.panels import panel, tpp, ttip
from tests.charts.said import said
from tracker.charts.slip import legend, slip_chart
from tracker.charts.spark import spark
from tracker.vocabulary.stances import Stance


def picture(shown, **options):
    return render_to_string("charts/slip.html", {"chart": slip_chart(shown, **options)})


def small(shown):
    return render_to_string("charts/spark.html", {"spark": spark(shown)})


def links(html):
    return [int(fact) for fact in re.findall(r'href="#forecast-(\d+)"', html)]


@pytest.mark.parametrize("shown", [tpp(), ttip()])
def test_each_statement_is_linked_to_its_row_in_the_order_of_the_ledger(shown):
    assert links(picture(shown)) == [row.statement.fact for row in shown.rows]


def test_the_address_before_a_statements_number_can_be_set():
    html = picture(tpp(), link="/agreements/tpp/deadlines/concluded/#forecast-")

    assert html.count('href="/agreements/tpp/deadlines/concluded/#forecast-') == 124


def test_a_mark_says_who_said_what_when_and_which_days_it_means():
    words = "2012-11-20 TPP leaders: “in 2013” → 1 January – 31 December 2013 (target)"

    assert f"<title>{words}</title>" in picture(tpp())


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ("../2013-12-31", "→ by 31 December 2013 (target)"),
        ("2014-03-01/..", "→ from 1 March 2014 (target)"),
        ("2015-08-01", "→ 1 August 2015 (target)"),
        (None, "“as was said” (target)"),
    ],
)
def test_an_open_window_a_day_and_no_window_are_told_in_words(window, words):
    assert words in picture(panel([said("2013-03-01", window)]))


def test_the_picture_has_a_name_and_tells_what_it_shows():
    html = picture(tpp())

    assert "<title>TPP: Conclusion</title>" in html
    assert (
        "<desc>124 statements, made from 14 June 2010 to 1 October 2015. "
        "Outcome: 5 October 2015.</desc>"
    ) in html


def test_what_was_given_up_is_told():
    assert "Given up on 15 April 2019." in picture(ttip())


def test_what_people_say_is_escaped():
    html = picture(
        panel([said("2013-03-01", "2013", speaker='<b>"A" & B</b>', words="<i>")])
    )

    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;: “&lt;i&gt;”" in html


@pytest.mark.parametrize("html", [picture(tpp()), small(tpp()), picture(panel([]))])
def test_nothing_is_styled_or_scripted_inline(html):
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|javascript:", html)


def test_numbers_are_written_for_the_picture_in_every_language():
    with override("zh-hans"):
        html = picture(tpp())

    paths = re.findall(r' d="([^"]*)"', html)
    assert paths
    assert all(re.fullmatch(r"[MLHVhvlmaz0-9. -]+", path) for path in paths)


def test_a_doubt_is_marked_apart():
    html = picture(panel([said("2013-08-30", "../2013-12-31", Stance.DOUBT)]))

    assert '<a class="government doubt" href="#forecast-1">' in html


def test_charts_side_by_side_share_one_legend():
    charts = [slip_chart(tpp()), slip_chart(ttip())]

    html = render_to_string(
        "charts/side_by_side.html", {"charts": charts, "keys": legend(charts)}
    )

    assert html.count('<ul class="keys">') == 1
    assert html.count("<figcaption>") == 2
    assert len(links(html)) == 174


def test_a_reader_by_keyboard_can_skip_the_marks():
    html = picture(tpp())

    assert 'href="#tpp-concluded-after"' in html
    assert 'id="tpp-concluded-after"' in html


def test_a_full_chart_stays_below_40_kb_and_a_small_one_below_2():
    assert len(picture(tpp()).encode()) < 40_000
    assert len(small(tpp()).encode()) < 2_000


def test_a_small_chart_has_a_name_and_no_words_in_the_picture():
    html = small(tpp())

    assert "<title>TPP: Conclusion. 124 statements" in html
    assert "<text" not in html
    assert "<a " not in html


def test_a_small_chart_has_a_dot_for_each_spot_and_a_line_for_the_outcome():
    html = small(tpp())

    assert 'class="done"' in html
    assert 'class="dots doubt"' in html
    assert 60 < html.count("h0") <= 121


def test_a_small_chart_of_what_is_not_done_has_no_line_for_it():
    html = small(ttip())

    assert 'class="done"' not in html


def test_a_small_chart_of_statements_without_a_date_has_no_dots():
    html = small(panel([said("2013-12-10", None, Stance.NO_DATE)]))

    assert "h0" not in html
