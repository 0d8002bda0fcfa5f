"""The demo's login: random, kept in a file of its owner's, never reset."""

import pytest
from django.contrib.auth import authenticate, get_user_model

from tracker.management.logins import demo_password

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept_in(tmp_path):
    return tmp_path / "var" / "demo-login.txt"


def test_the_first_run_makes_an_analyst_who_can_log_in_and_edit(kept_in):
    password = demo_password(kept_in)

    analyst = authenticate(username="analyst", password=password)
    assert analyst.is_staff
    assert analyst.is_superuser


def test_the_second_run_gives_the_same_password(kept_in):
    assert demo_password(kept_in) == demo_password(kept_in)


def test_two_demos_have_two_passwords(tmp_path):
    first = demo_password(tmp_path / "first.txt")
    get_user_model().objects.all().delete()

    assert demo_password(tmp_path / "second.txt") != first


def test_only_the_owner_can_read_the_password(kept_in):
    demo_password(kept_in)

    assert kept_in.stat().st_mode & 0o777 == 0o600


def test_a_password_chosen_since_is_left_alone_and_not_told(kept_in):
    demo_password(kept_in)
    analyst = get_user_model().objects.get()
    analyst.set_password("chosen by the analyst")
    analyst.save()

    assert demo_password(kept_in) is None
    assert authenticate(username="analyst", password="chosen by the analyst")


def test_a_file_that_a_full_disk_left_empty_gets_a_password(kept_in):
    kept_in.parent.mkdir()
    kept_in.touch()

    assert authenticate(username="analyst", password=demo_password(kept_in))
