"""An analyst who is logged in, and one row of each table."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import make
from tracker.models import Citation, TrackedModel, one_change
from tracker.vocabulary.databases import Database
from tracker.vocabulary.milestones import Milestone


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
@one_change()
def rows(tpp) -> list[TrackedModel]:
    """One row of every table."""
    japan, asean = make.party("JP"), make.party("ASEAN")
    signature = make.deadline(tpp, Milestone.SIGNED)
    facts = [
        make.status_event(tpp),
        make.round(tpp),
        make.step(tpp, japan),
        make.forecast(signature),
        make.indicator(tpp),
        make.topic(None),
        make.discrepancy(tpp),
    ]
    return [
        tpp,
        japan,
        make.membership(asean, make.party("SG")),
        make.source(),
        make.speaker(),
        make.succession(tpp, make.agreement("p4")),
        make.participation(tpp, japan),
        make.identifier(tpp, Database.ADB_ARIC, "trans-pacific-partnership"),
        signature,
        *facts,
        Citation.objects.get(topic__isnull=False),
    ]
