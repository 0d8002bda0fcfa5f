"""The shipped facts, taken in once for all tests of this folder.

A test here starts on the loaded facts and may change them: what it does is taken back
at its end. One that needs a transaction of its own (``transaction=True``, a live
server) belongs elsewhere, and fills the database itself.
"""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.databases import Loads, load_shipped_facts


@pytest.fixture(scope="module")
def shipped_facts(loads: Loads, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), loads.shared(load_shipped_facts):
        yield


class Site:
    """The pages of the shipped facts, each asked for once for all tests that read.

    A test that changes facts asks with a client of its own.
    """

    def __init__(self) -> None:
        self._client = Client()
        self._pages: dict[str, str] = {}

    def page(self, address: str) -> str:
        """The text of the page at the address, which has to be there."""
        if address not in self._pages:
            answer = self._client.get(address)
            assert answer.status_code == 200, address
            self._pages[address] = answer.text
        return self._pages[address]


@pytest.fixture(scope="session")
def site() -> Site:
    return Site()


@pytest.fixture(autouse=True)
def _on_the_shipped_facts(shipped_facts: None, db: None) -> None:
    """Every test of this folder runs on them."""
