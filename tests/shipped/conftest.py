"""The shipped facts, taken in once for all tests of this folder.

A test here starts on the loaded facts and may change them: what it does is taken back
at its end. One that needs a transaction of its own (``transaction=True``, a live
server) belongs elsewhere, and fills the database itself.
"""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.databases import Loads, load_shipped_facts


@pytest.fixture(scope="module")
def shipped_facts(loads: Loads, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), loads.shared(load_shipped_facts):
        yield


@pytest.fixture(autouse=True)
def _on_the_shipped_facts(shipped_facts: None, db: None) -> None:
    """Every test of this folder runs on them."""
