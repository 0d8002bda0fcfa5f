"""When a date that is known only in part is over."""

from datetime import date

from tracker.analysis.days import is_over
from tracker.vocabulary.stated_dates import StatedDate


def test_a_month_is_over_with_its_last_day_and_not_before():
    october = StatedDate.parse("October 2013")

    assert not is_over(october, on=date(2013, 10, 30))
    assert is_over(october, on=date(2013, 10, 31))


def test_a_date_without_a_last_day_is_never_over():
    assert not is_over(StatedDate.parse("from 11 November 2013"), on=date(2199, 1, 1))
