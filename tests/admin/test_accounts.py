"""Accounts: an administrator cares for them, and gains nothing by it."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client

from tests import make
from tests.admin.browsing import filled
from tracker.vocabulary.roles import Role

CHANGE = "/admin/auth/user/{}/change/"


@pytest.fixture
def administrator(db):
    return make.member(Role.ADMINISTRATOR)


@pytest.fixture
def office(administrator):
    """A browser in which the administrator is logged in."""
    browser = Client()
    browser.force_login(administrator)
    return browser


def fields(page):
    return set(page.context["adminform"].form.fields)


def test_an_account_is_made_and_given_a_role(office):
    secret = "koala-seven-lanterns"  # noqa: S105  # of a test
    typed = {"usable_password": "true", "password1": secret, "password2": secret}
    made = office.post("/admin/auth/user/add/", {"username": "wang.wei", **typed})
    analyst = Group.objects.get(name=Role.ANALYST.value)
    where = made["Location"]

    office.post(
        where, {**filled(office.get(where)), "is_staff": "on", "groups": analyst.pk}
    )

    account = get_user_model().objects.get(username="wang.wei")
    assert account.has_perm("tracker.change_agreement")
    assert not account.has_perm("tracker.publish_facts")


def test_an_account_is_switched_off(office):
    account = make.member(Role.EDITOR)
    where = CHANGE.format(account.pk)
    typed = filled(office.get(where))
    del typed["is_active"]

    office.post(where, typed)

    account.refresh_from_db()
    assert not account.is_active
    assert account.username == "editor"


def test_an_administrator_makes_nobody_a_superuser(office, administrator):
    account = make.member(Role.VIEWER)
    where = CHANGE.format(account.pk)
    more = Permission.objects.get(codename="delete_user").pk

    page = office.get(where)
    office.post(where, {**filled(page), "is_superuser": "on", "user_permissions": more})

    account.refresh_from_db()
    assert not {"is_superuser", "user_permissions"} & fields(page)
    assert not account.is_superuser
    assert not account.user_permissions.exists()


def test_an_administrator_does_not_change_the_own_roles(office, administrator):
    where = CHANGE.format(administrator.pk)
    editor = Group.objects.get(name=Role.EDITOR.value)

    page = office.get(where)
    office.post(where, {**filled(page), "groups": editor.pk, "first_name": "Mei"})

    administrator.refresh_from_db()
    assert administrator.first_name == "Mei"
    assert [group.name for group in administrator.groups.all()] == ["administrator"]
    assert administrator.is_active


@pytest.mark.parametrize("page", ["change", "password"])
def test_the_account_of_a_superuser_is_closed_to_administrators(office, analyst, page):
    where = f"/admin/auth/user/{analyst.pk}/{page}/"
    secret = "koala-seven-lanterns"  # noqa: S105  # of a test
    typed = {"password1": secret, "password2": secret, "username": "taken"}

    answer = office.post(where, {**typed, "usable_password": "true"})

    analyst.refresh_from_db()
    assert answer.status_code == 403
    assert analyst.username == "li.na"
    assert not analyst.check_password(secret)


def test_a_superuser_still_gives_every_right(desk):
    account = make.member(Role.VIEWER)

    page = desk.get(CHANGE.format(account.pk))

    assert {"is_superuser", "user_permissions", "groups"} <= fields(page)


def test_what_a_role_may_do_is_not_for_administrators_to_change(office):
    group = Group.objects.get(name=Role.ADMINISTRATOR.value)
    where = f"/admin/auth/group/{group.pk}/change/"

    answer = office.post(where, {"name": "administrator", "permissions": "1"})

    assert answer.status_code == 403
    assert group.permissions.count() == 4
