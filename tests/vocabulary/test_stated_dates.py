"""Stated dates: every rule of the documented table, and what is refused."""

import re
from datetime import date
from pathlib import Path

import pytest

from tracker.vocabulary.stated_dates import StatedDate, StatedDateError

PAGE = Path(__file__).parents[2] / "docs" / "stated-dates.md"
ROWS = re.findall(
    r"^\| (`.+`) \| (\S.*?) \| (\S.*?) \| ", PAGE.read_text("utf-8"), re.MULTILINE
)
RULES = [
    (wording, first, last)
    for wordings, first, last in ROWS
    for wording in re.findall(r"`(.+?)`", wordings)
]


def shown(stated: StatedDate) -> tuple[str, str]:
    """The bounds as the table writes them."""
    mark = "about " if stated.is_approximate else ""
    first, last = (
        f"{mark}{day}" if day else "open" for day in (stated.earliest, stated.latest)
    )
    return first, last


def test_the_page_has_all_its_rules():
    assert len(ROWS) > 40
    assert len(RULES) > 130


@pytest.mark.parametrize(("wording", "first", "last"), RULES)
def test_a_wording_means_what_the_page_says(wording, first, last):
    assert shown(StatedDate.parse(wording)) == (first, last)


@pytest.mark.parametrize(
    ("cell", "earliest", "latest"),
    [
        ("1984-01~", date(1984, 1, 1), date(1984, 1, 31)),
        ("2012-05-21/2012-05-25", date(2012, 5, 21), date(2012, 5, 25)),
        ("../2013-07-11", None, date(2013, 7, 11)),
        ("2015-11/2015-12", date(2015, 11, 1), date(2015, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
    ],
)
def test_a_date_of_the_fact_files_is_read(cell, earliest, latest):
    stated = StatedDate.parse(cell)

    assert (stated.earliest, stated.latest) == (earliest, latest)


def test_the_words_are_kept_but_for_outer_space():
    stated = StatedDate.parse("  By  End-2013 ")

    assert stated.words == "By  End-2013"
    assert str(stated) == "By  End-2013"


@pytest.mark.parametrize(
    ("wording", "edtf"),
    [
        ("October 2013", "2013-10"),
        ("by end of 2013", "../2013"),
        ("after 2014", "2015/.."),
        ("H1 2014", "2014-01/2014-06"),
        ("7–11 October 2013", "2013-10-07/2013-10-11"),
        ("2008-09-22/2009-02", "2008-09-22/2009-02-28"),
        ("around 2014", "2014~"),
        ("about 7–11 October 2013", "2013-10-07~/2013-10-11~"),
    ],
)
def test_the_edtf_text_is_the_shortest_with_the_same_days(wording, edtf):
    assert StatedDate.parse(wording).edtf == edtf


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it names no year"),
        ("this year", "it names no year"),
        ("within six months", "it names no year"),
        ("2013-02-30", "the calendar has no such day"),
        ("2013-13", "the calendar has no such day"),
        ("31 November 2013", "the calendar has no such day"),
        ("2013年2月30日", "the calendar has no such day"),
        ("2014/2013", "its first day is after its last"),
        ("28 December – 3 January 2014", "its first day is after its last"),
        ("../..", "it names no day at either end"),
        ("1899", "only the years 1900 to 2199 are read"),
        ("before 1900", "only the years 1900 to 2199 are read"),
        ("after 2199", "only the years 1900 to 2199 are read"),
        ("10/07/2013", "it is in no known form"),
        ("2013-10-7", "it is in no known form"),
        ("/2013-10", "it is in no known form"),
        ("2013?", "it is in no known form"),
        ("soon after 2013", "it is in no known form"),
        ("not in 2013", "it is in no known form"),
        ("early 7 October 2013", "it is in no known form"),
        ("mid-H1 2014", "it is in no known form"),
        ("winter 2013–2014", "it is in no known form"),
        ("October\n2013", "it is in no known form"),
        ("2013年完成", "it is in no known form"),
        ("2013 " * 20, "it is longer than 80 characters"),
    ],
)
def test_any_other_text_is_refused_with_the_reason(text, why):
    with pytest.raises(StatedDateError, match=re.escape(f": {why}. Wanted")):
        StatedDate.parse(text)


def test_a_refusal_says_what_was_got_and_what_was_wanted():
    with pytest.raises(StatedDateError) as refusal:
        StatedDate.parse("sometime soon")

    assert str(refusal.value) == (
        "Got “sometime soon”: it names no year. Wanted a date such as "
        "2013-10-07, ../2013-10, by end of 2013, H1 2014, 2013年底."
    )


def test_a_refusal_shortens_a_long_text_and_hides_what_cannot_be_shown():
    with pytest.raises(StatedDateError, match=r"Got “a�{38}…”:"):
        StatedDate.parse("a" + "\x00" * 10_000 + "z")


def test_bounds_that_no_text_could_give_are_refused():
    with pytest.raises(StatedDateError, match="first day is after its last"):
        StatedDate("odd", date(2014, 1, 1), date(2013, 1, 1))
