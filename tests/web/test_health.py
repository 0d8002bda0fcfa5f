"""The two addresses that machines ask."""

import os
import subprocess
import sys

import pytest
from django.db import connection


def test_a_running_process_answers_without_a_database(client):
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.text == "ok\n"


@pytest.mark.django_db
def test_a_migrated_database_is_ready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.text == "ok\n"


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.text == "Migrations not applied yet: 1.\n"


def test_a_database_that_does_not_answer_is_not_ready():
    nobody_listens = {"DATABASE_URL": "postgres://127.0.0.1:1/tracker"}
    program = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "answer = Client(headers={'host': 'localhost'}).get('/readyz')\n"
        "print(answer.status_code, answer.text)"
    )

    said = run(program, nobody_listens)

    assert said == "503 The database does not answer."


def run(program: str, environment: dict[str, str]) -> str:
    environment = (
        os.environ | {"DJANGO_SETTINGS_MODULE": "tracker.settings"} | environment
    )
    command = [sys.executable, "-c", program]
    return subprocess.check_output(command, env=environment, text=True).strip()
