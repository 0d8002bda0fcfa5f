"""The page of the reporting lag, and its data."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO

import pytest

from tests import make
from tests.counting import queries
from tests.reading import words
from tests.well_formed import faults
from tracker.models import ChangeContext
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(monkeypatch):
    """Signed on 4 February 2016, published on the 6th, recorded on the 16th."""
    moment = datetime(2016, 2, 16, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    make.source(published_on="2016-02-06")
    tpp = make.agreement("tpp")
    make.status_event(tpp, Status.SIGNED, "2016-02-04")
    return tpp


def rows(client):
    data = json.loads(client.get("/lag.json").content)
    return {(row["fact_kind"], row["is_bulk"]): row for row in data["lags"]}


def test_the_page_says_how_long_a_kind_of_fact_took(client, news):
    page = client.get("/lag/")

    assert "Status events One by one 1 1 2.0 2 10.0 10" in words(page.text, "lags")
    assert faults(page.text) == []


def test_page_and_data_agree(client, news):
    row = rows(client)["status_event", False]
    table = csv.DictReader(StringIO(client.get("/lag.csv").text, newline=""))

    assert (row["to_source_median"], row["to_record_90"]) == (2.0, 10)
    assert next(table)["to_record_median"] == "10.0"


def test_a_later_version_does_not_count(client, news, monkeypatch):
    later = datetime(2020, 2, 16, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    event = news.status_events.get()
    event.description = "Signed in Auckland."
    event.record(make.WHY)

    assert rows(client)["status_event", False]["to_record_median"] == 10.0


def test_a_bulk_load_is_counted_apart(client, news):
    event = news.status_events.model(
        agreement=news,
        status=Status.PROVISIONALLY_APPLIED,
        stated_date="2016-02-10",
        description="A load brought it.",
        publication="published",
    )
    event.record(ChangeContext("Loaded", batch="load-1"), sources=[make.source()])

    found = rows(client)

    assert found["status_event", True]["facts"] == 1
    assert found["status_event", False]["facts"] == 1


def test_an_empty_record_has_no_lag(client):
    assert "Status events One by one 0 0 – – – –" in words(
        client.get("/lag/").text, "lags"
    )


def test_the_lag_asks_no_more_for_more_facts(client, news):
    before = queries(client, "/lag/")
    for month in range(3, 9):
        make.status_event(news, Status.SIGNED, f"2016-0{month}")

    assert queries(client, "/lag/") == before
