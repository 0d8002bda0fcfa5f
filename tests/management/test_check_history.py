"""``manage.py check_history``, as an operator runs it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests import make

pytestmark = pytest.mark.django_db


def test_a_clean_database_gets_one_sentence(capsys):
    make.status_event(make.agreement())

    call_command("check_history")

    assert capsys.readouterr().out == "5 rows agree with their newest versions\n"


def test_an_empty_database_is_clean(capsys):
    call_command("check_history")

    assert capsys.readouterr().out == "0 rows agree with their newest versions\n"


def test_a_change_past_the_program_is_named_and_fails_the_run(capsys):
    make.party("JP")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tracker_party SET kind = 'bloc'")

    with pytest.raises(CommandError, match=r"versions: 1\. Rows that agree: 0"):
        call_command("check_history")

    assert capsys.readouterr().out == (
        "party (JP): kind is 'bloc', and its newest version says 'state'\n"
    )
