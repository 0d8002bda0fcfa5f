"""Checks of agreements: added, never changed, at moments that rise."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from tests import make
from tracker.models import AgreementCheck, UntracedWriteError, newest_moment

pytestmark = pytest.mark.django_db

REFUSED = {
    "save": lambda check: check.save(),
    "delete": lambda check: check.delete(),
    "update": lambda check: AgreementCheck.objects.update(by="wang.wei"),
    "update_past_the_manager": lambda check: AgreementCheck._base_manager.update(by=""),
    "bulk_create": lambda check: AgreementCheck.objects.bulk_create([check]),
    "bulk_update": lambda check: AgreementCheck.objects.bulk_update([check], ["by"]),
    "delete_of_many": lambda check: AgreementCheck.objects.all().delete(),
}


@pytest.fixture
def tpp():
    return make.agreement("tpp")


def test_a_check_keeps_the_day_the_name_and_the_moment(tpp):
    before = newest_moment()

    check = make.check(tpp, "2026-09-01")

    check.refresh_from_db()
    assert (check.checked_on, check.by) == (date(2026, 9, 1), "li.na")
    assert check.checked_at > before
    assert str(check) == "TPP, 2026-09-01"


def test_a_check_leaves_the_agreement_as_it_was(tpp):
    make.check(tpp)

    tpp.refresh_from_db()
    assert (tpp.version, tpp.history.count()) == (1, 1)


@pytest.mark.parametrize("write", REFUSED.values(), ids=REFUSED)
def test_a_check_that_is_kept_is_never_changed(tpp, write):
    check = make.check(tpp)
    check.by = "wang.wei"

    with pytest.raises(UntracedWriteError), transaction.atomic():
        write(check)

    assert list(AgreementCheck.objects.values_list("by", flat=True)) == ["li.na"]


def test_a_check_is_the_newest_moment_of_the_record(tpp):
    check = make.check(tpp)

    assert newest_moment() == check.checked_at


def test_a_check_is_later_than_all_before_it_where_the_clock_steps_back(
    tpp, monkeypatch
):
    first = make.check(tpp)
    past = datetime(2020, 1, 1, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: past)

    second = make.check(tpp)

    assert second.checked_at > first.checked_at


def test_what_is_recorded_after_a_check_is_kept_later(tpp):
    check = make.check(tpp)

    event = make.status_event(tpp)

    assert event.history.first().history_date > check.checked_at
