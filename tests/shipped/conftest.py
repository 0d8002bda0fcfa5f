"""The shipped facts, taken in once for all tests of this folder, and then rolled back.

A test here starts on the loaded facts and may change them: what it does is taken back
at its end. One that needs a transaction of its own (``transaction=True``, a live
server) belongs elsewhere, and loads what it needs itself.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="package")
def shipped_facts(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_fixture", settings.FIXTURES, verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _on_the_shipped_facts(shipped_facts: None, db: None) -> None:
    """Every test of this folder runs on them."""
