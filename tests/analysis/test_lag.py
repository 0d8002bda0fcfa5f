"""How long news takes."""

from datetime import date

from tracker.analysis.lag import Lag, Passage, Spread


def test_lengths_run_from_the_event_to_the_source_to_the_record():
    passage = Passage(date(2013, 10, 7), date(2013, 10, 9), date(2013, 10, 19))

    assert (passage.to_source, passage.to_record) == (2, 10)


def test_a_source_that_announces_comes_before_the_event():
    passage = Passage(date(2013, 10, 7), date(2013, 10, 1), date(2013, 10, 8))

    assert (passage.to_source, passage.to_record) == (-6, 7)


def test_nine_in_ten_lengths_are_no_longer_than_the_ninetieth():
    assert Spread.of(range(1, 11)) == Spread(10, 5.5, 9)
    assert Spread.of([3]) == Spread(1, 3.0, 3)


def test_nothing_has_no_median():
    assert Spread.of([None]) == Spread(0, None, None)


def test_a_fact_whose_source_has_no_date_counts_without_a_length():
    lag = Lag.of([Passage(date(2013, 10, 7), None, date(2013, 10, 19))])

    assert (lag.facts, lag.to_source.count, lag.to_record.median) == (1, 0, None)
