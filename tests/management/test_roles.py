"""The roles as groups, there from the first migration on."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from tests import make
from tracker.vocabulary.roles import Role

pytestmark = pytest.mark.django_db


def rights(role):
    held = Group.objects.get(name=role.value).permissions
    return set(held.values_list("content_type__app_label", "codename"))


def test_a_site_has_its_roles_once_it_is_migrated():
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)


def test_a_viewer_may_view_every_table_of_facts_and_nothing_else():
    verbs = {code.split("_")[0] for _app, code in rights(Role.VIEWER)}

    assert verbs == {"view", "export"}
    assert len(rights(Role.VIEWER)) == 17 + 1


def test_no_role_may_delete():
    assert not any("delete" in code for role in Role for _app, code in rights(role))


def test_a_role_that_was_given_more_is_given_back_what_it_has(capsys):
    viewers = Group.objects.get(name=Role.VIEWER.value)
    had = rights(Role.VIEWER)
    viewers.permissions.add(Permission.objects.get(codename="delete_user"))

    call_command("make_roles")

    assert rights(Role.VIEWER) == had
    said = "The roles are in place: viewer, analyst, editor, administrator.\n"
    assert capsys.readouterr().out == said


def test_members_and_other_groups_stay():
    guests = Group.objects.create(name="guests")
    account = make.user("wang.wei")
    account.groups.set([guests, Group.objects.get(name=Role.ANALYST.value)])

    call_command("make_roles", verbosity=0)

    assert account.groups.count() == 2
    assert Group.objects.filter(name="guests").exists()
