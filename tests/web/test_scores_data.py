"""Scores as data: what the page of scores says."""

import json
from datetime import date

import pytest

from tests import make
from tests.counting import queries
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

ADDRESS = "/scores.json?on=2016-12-31"


@pytest.fixture
def tpp():
    """Of two statements on the TPP's conclusion one was too early by 643 days."""
    tpp = make.agreement()
    make.status_event(tpp, Status.CONCLUDED, "2015-10-05")
    concluded = make.deadline(tpp, Milestone.CONCLUDED)
    make.forecast(concluded, "2012-11", target_latest=date(2013, 12, 31))
    press = make.speaker("Inside U.S. Trade", kind=SpeakerKind.PRESS)
    make.forecast(concluded, "2015-06", speaker=press, target_latest=date(2015, 12, 31))
    return tpp


def asked(client, more=""):
    return json.loads(client.get(f"{ADDRESS}{more}").content)


def test_all_together_come_first_and_then_each_group(client, tpp):
    found = asked(client)

    assert found["by"] == "kind"
    assert [(row["group"], row["statements"]) for row in found["scores"]] == [
        (None, 2),
        ("government", 1),
        ("press", 1),
    ]
    assert [row["met"] for row in found["scores"]] == [1, 0, 1]
    assert found["scores"][1]["error_median"] == 643


def test_scores_are_narrowed_and_grouped_as_on_the_page(client, tpp):
    found = asked(client, "&by=speaker&kind=press")

    assert [row["group"] for row in found["scores"]] == [None, "Inside U.S. Trade"]


def test_without_a_statement_there_is_one_row_that_says_none(client):
    [row] = asked(client)["scores"]

    assert (row["statements"], row["share_met"], row["error_median"]) == (0, None, None)


def test_more_statements_ask_no_more(client, tpp):
    before = queries(client, ADDRESS)
    for month in range(1, 9):
        make.forecast(tpp.deadlines.get(), f"2014-{month:02}", f"words {month}")

    assert queries(client, ADDRESS) == before
