"""What the admin does not do: delete, write without a right, or write by the way."""

import pytest
from django.contrib.auth.models import Permission

from tests import make
from tests.admin.pages import address, table, typing
from tracker.models import Agreement, Citation
from tracker.vocabulary.changes import Publication

pytestmark = pytest.mark.walk


@pytest.fixture
def reader(client, db):
    """A browser of an analyst who may read and not write."""
    account = make.user("wang.wei", is_superuser=False)
    account.user_permissions.set(Permission.objects.filter(codename__startswith="view"))
    client.force_login(account)
    return client


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_row_can_be_deleted(desk, rows, method):
    for row in rows:
        answer = getattr(desk, method)(address(row, "delete"), {"post": "yes"})
        assert answer.status_code == 403, row


def test_no_form_offers_to_delete(desk, rows):
    for row in rows:
        page = desk.get(address(row))
        assert address(row, "delete") not in page.text
        assert "deletelink" not in page.text


def test_an_action_that_is_posted_anyway_does_nothing(desk, tpp):
    action = {"action": "delete_selected", "_selected_action": tpp.pk, "post": "yes"}

    desk.post(table(Agreement), action)

    assert Agreement.objects.get().publication == Publication.PUBLISHED


def test_accounts_and_the_names_they_left_cannot_be_deleted(desk, analyst):
    where = f"/admin/auth/user/{analyst.pk}/delete/"

    assert desk.post(where, {"post": "yes"}).status_code == 403


def test_a_form_posted_twice_is_one_change(desk, tpp):
    typed = typing(desk, address(tpp), name_zh="协定")
    desk.post(address(tpp), typed)

    again = desk.post(address(tpp), typed)

    assert again.status_code == 302
    assert tpp.history.count() == 2


def test_a_row_cannot_be_saved_as_another(desk, tpp):
    typed = typing(desk, address(tpp), slug="tpp-2", _saveasnew="1")

    assert desk.post(address(tpp), typed).status_code == 403
    assert Agreement.objects.count() == 1


@pytest.mark.parametrize("page", ["change", "history"])
def test_a_reader_sees_every_row(reader, rows, page):
    for row in rows:
        assert reader.get(address(row, page)).status_code == 200, row


def test_a_reader_is_asked_for_no_reason(reader, tpp):
    page = reader.get(address(tpp))

    assert "change_reason" not in page.text
    assert address(tpp, "withdraw") not in page.text


def test_a_reader_writes_nowhere(reader, rows):
    for row in rows:
        held = type(row).objects.values().get(pk=row.pk)
        said = {"version": row.version, "publication": "withdrawn"}
        for where in (
            address(row),
            address(row, "withdraw"),
            table(type(row), "add"),
        ):
            assert reader.post(where, said).status_code == 403, where
        assert type(row).objects.values().get(pk=row.pk) == held


def test_who_may_not_cite_cannot_cite_by_the_way(client, tpp):
    account = make.user("wang.wei", is_superuser=False)
    may = ["change_agreement", "view_agreement", "view_citation"]
    account.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(account)
    typed = typing(client, address(tpp), name_zh="协定")
    typed |= {"citations-0-locator": "p. 9", "citations-0-DELETE": "on"}

    client.post(address(tpp), typed)

    assert Agreement.objects.get().name_zh == "协定"
    assert Citation.objects.get().history.count() == 1


def test_who_may_not_see_a_table_is_offered_none_of_it(client, tpp):
    client.force_login(make.user("wang.wei", is_superuser=False))
    asked = "app_label=tracker&model_name=round&field_name=agreement"

    assert client.get(f"/admin/autocomplete/?{asked}").status_code == 403


@pytest.mark.parametrize("page", ["change", "history", "withdraw", "delete"])
def test_who_is_not_logged_in_is_asked_to(client, tpp, page):
    answer = client.get(address(tpp, page))

    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")
