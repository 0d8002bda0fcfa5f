"""Stated dates and windows as readers see them, in both languages."""

from datetime import date

import pytest
from django.utils.translation import override

from tracker.vocabulary.reading_dates import readable, readable_window
from tracker.vocabulary.stated_dates import StatedDate, StatedDateError


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2013", "2013", "2013年"),
        ("2013-10", "October 2013", "2013年10月"),
        ("2013-10-07", "7 October 2013", "2013年10月7日"),
        ("2013-10-07/2013-10-11", "7–11 October 2013", "2013年10月7日至11日"),
        (
            "2013-09-28/2013-10-03",
            "28 September – 3 October 2013",
            "2013年9月28日至10月3日",
        ),
        (
            "2013-12-28/2014-01-03",
            "28 December 2013 – 3 January 2014",
            "2013年12月28日至2014年1月3日",
        ),
        ("2025-04/2025-08", "April–August 2025", "2025年4月至8月"),
        ("2013-12/2014-01", "December 2013 – January 2014", "2013年12月至2014年1月"),
        ("2014/2016", "2014–2016", "2014年至2016年"),
        (
            "2008-09-22/2009-02",
            "22 September 2008 to February 2009",
            "2008年9月22日至2009年2月",
        ),
        ("../2013", "by 2013", "2013年底前"),
        ("../2013-10", "by October 2013", "2013年10月底前"),
        ("../2013-10-07", "by 7 October 2013", "不晚于2013年10月7日"),
        ("2014-03/..", "from March 2014", "自2014年3月起"),
        ("2013-10~", "October 2013 (approximately)", "约2013年10月"),
    ],
)
def test_edtf_is_put_into_words(text, english, chinese):
    assert readable(text) == english
    with override("zh-hans"):
        assert readable(text) == chinese


@pytest.mark.parametrize("text", ["by end of 2013", "2013年底", "../..", "2013-02-30"])
def test_any_other_text_is_shown_as_it_was_given(text):
    assert readable(text) == text


@pytest.mark.parametrize(
    ("earliest", "latest", "english", "chinese"),
    [
        (None, date(2013, 12, 31), "up to 31 December 2013", "不晚于2013年12月31日"),
        (date(2014, 3, 1), None, "from 1 March 2014", "自2014年3月1日起"),
        (date(2013, 10, 7), date(2013, 10, 7), "7 October 2013", "2013年10月7日"),
        (
            date(2013, 10, 1),
            date(2013, 12, 31),
            "1 October – 31 December 2013",
            "2013年10月1日至12月31日",
        ),
        (date(2013, 10, 1), date(2013, 10, 31), "October 2013", "2013年10月"),
        (date(2014, 1, 1), date(2014, 12, 31), "2014", "2014年"),
        (date(2014, 1, 1), date(2014, 6, 30), "first half of 2014", "2014年上半年"),
        (date(2014, 7, 1), date(2014, 12, 31), "second half of 2014", "2014年下半年"),
        (None, None, "", ""),
    ],
)
def test_a_window_is_put_into_words(earliest, latest, english, chinese):
    assert readable_window(earliest, latest) == english
    with override("zh-hans"):
        assert readable_window(earliest, latest) == chinese


def test_a_refusal_speaks_the_reader_s_language():
    with override("zh-hans"), pytest.raises(StatedDateError) as refusal:
        StatedDate.parse("很快")

    assert str(refusal.value).startswith("收到“很快”：没有写明年份。")
