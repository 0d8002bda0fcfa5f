"""When an agreement was last checked, by both clocks."""

from datetime import date

import pytest

from tests import make
from tracker.queries.rows.checks import last_checked

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


@pytest.fixture
def tpp():
    return make.agreement("tpp")


def test_an_agreement_that_was_never_checked_is_left_out(tpp):
    assert last_checked(on=TODAY, known=None) == {}


def test_the_newest_day_by_the_day_counts(tpp):
    for day in ("2026-03-01", "2026-09-01", "2026-06-01"):
        make.check(tpp, day)

    assert last_checked(on=TODAY, known=None) == {tpp.pk: date(2026, 9, 1)}
    assert last_checked(on=date(2026, 8, 31), known=None) == {tpp.pk: date(2026, 6, 1)}
    assert last_checked(on=date(2026, 2, 28), known=None) == {}


def test_a_check_counts_from_the_moment_it_was_recorded(tpp):
    first = make.check(tpp, "2026-03-01")
    make.check(tpp, "2026-09-01")

    assert last_checked(on=TODAY, known=first.checked_at) == {tpp.pk: date(2026, 3, 1)}


def test_only_the_agreements_asked_about_are_answered(tpp):
    nafta = make.agreement("nafta")
    make.check(tpp)
    make.check(nafta, "2026-10-01")

    found = last_checked(on=TODAY, known=None, agreements=[nafta.pk])

    assert found == {nafta.pk: date(2026, 10, 1)}


def test_many_agreements_take_one_query(tpp, django_assert_num_queries):
    for slug in ("nafta", "rcep", "ttip"):
        make.check(make.agreement(slug))

    with django_assert_num_queries(1):
        assert len(last_checked(on=TODAY, known=None)) == 3
