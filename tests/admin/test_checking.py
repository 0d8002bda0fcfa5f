"""Marking an agreement as checked: a date, and no change."""

from datetime import date

import pytest

from tests import make
from tests.admin.pages import address, messages
from tests.reading import words
from tracker.models import AgreementCheck
from tracker.vocabulary.roles import Role


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 23))


def test_the_button_sets_a_date_and_leaves_no_change(desk, tpp):
    page = desk.post(address(tpp, "checked"), follow=True)

    [check] = AgreementCheck.objects.all()
    assert (check.agreement, check.checked_on, check.by) == (
        tpp,
        date(2026, 11, 23),
        "li.na",
    )
    assert tpp.history.count() == 1
    assert messages(page) == ["“TPP” is marked as checked today. Nothing else changes."]
    assert page.redirect_chain == [(address(tpp), 302)]


def test_the_form_says_who_checked_last_and_when(desk, tpp):
    assert "Not checked yet." in words(desk.get(address(tpp)).text)

    make.check(tpp, "2026-09-01")

    said = words(desk.get(address(tpp)).text)
    assert "Last checked on 1 September 2026 by li.na." in said


def test_it_goes_back_to_the_page_it_was_posted_from(desk, tpp):
    answer = desk.post(address(tpp, "checked"), {"next": "/admin/#unchecked"})

    assert answer["Location"] == "/admin/#unchecked"


def test_it_goes_to_no_other_site(desk, tpp):
    answer = desk.post(address(tpp, "checked"), {"next": "https://elsewhere.example/"})

    assert answer["Location"] == address(tpp)


def test_it_is_not_done_by_following_a_link(desk, tpp):
    assert desk.get(address(tpp, "checked")).status_code == 405
    assert not AgreementCheck.objects.exists()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ADMINISTRATOR])
def test_who_may_not_change_an_agreement_does_not_mark_it(as_role, tpp, role):
    client = as_role(role)

    assert client.post(address(tpp, "checked")).status_code == 403
    assert not AgreementCheck.objects.exists()


def test_who_may_only_read_is_offered_no_button(as_role, tpp):
    page = as_role(Role.VIEWER).get(address(tpp))

    assert address(tpp, "checked") not in page.text


def test_an_analyst_marks_what_is_published(as_role, tpp):
    as_role(Role.ANALYST).post(address(tpp, "checked"))

    assert AgreementCheck.objects.filter(agreement=tpp).exists()


def test_what_is_withdrawn_is_not_marked(desk, tpp):
    tpp.withdraw(make.WHY)

    page = desk.post(address(tpp, "checked"), follow=True)

    assert messages(page) == ["“TPP” is withdrawn: there is nothing to check."]
    assert not AgreementCheck.objects.exists()


def test_an_agreement_that_is_not_there_is_said_to_be_missing(desk, tpp):
    page = desk.post("/admin/tracker/agreement/99/checked/", follow=True)

    assert "doesn’t exist" in messages(page)[0]
