"""An analyst who is logged in, and one row of each table."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import make
from tests.admin.every_table import one_row_of_each
from tracker.models import TrackedModel


@pytest.fixture
def analyst(db):
    return make.user("li.na")


@pytest.fixture
def desk(client, analyst):
    """A browser in which the analyst is logged in."""
    client.force_login(analyst)
    return client


@pytest.fixture
def as_role(db):
    """Opens a browser in which an account of the role is logged in."""

    def log_in(role):
        browser = Client()
        browser.force_login(make.member(role))
        return browser

    return log_in


@pytest.fixture
def tpp(db):
    return make.agreement("tpp")


@pytest.fixture
def rows(tpp) -> list[TrackedModel]:
    """One row of every table."""
    return one_row_of_each(tpp)


@pytest.fixture(scope="module")
def lasting_rows(module_db) -> list[TrackedModel]:
    """One row of every table for a whole file, where each test's writing is undone."""
    return one_row_of_each(make.agreement("tpp"))
