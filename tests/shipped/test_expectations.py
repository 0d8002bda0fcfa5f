"""How expectations changed, on the shipped facts."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.well_formed import faults
from tracker.analysis.statements import DeadlineState
from tracker.queries.deadline.page import deadline_page
from tracker.queries.rows.facts import agreement_named
from tracker.vocabulary.stances import Stance

FACTS = Path(__file__).parents[1] / "facts"
TODAY = date(2026, 11, 23)
TPP = "/agreements/tpp/deadlines/concluded/"
TTIP = "/agreements/ttip/deadlines/concluded/"


def ledger(slug, deadline="concluded", on=TODAY):
    return deadline_page(agreement_named(slug, known=None), deadline, on=on, known=None)


def rows_of_the_file(agreement, milestone):
    with (FACTS / "forecasts.csv").open(encoding="utf-8", newline="") as lines:
        return [
            row
            for row in csv.DictReader(lines)
            if (row["agreement"], row["milestone"]) == (agreement, milestone)
        ]


def test_the_tpp_ledger_has_every_statement_of_the_file(client):
    expected = rows_of_the_file("tpp", "concluded")

    page = client.get(TPP).text

    assert len(expected) > 100
    assert page.count('<tr id="forecast-') == len(expected)
    assert sorted(row["target_text"] for row in expected) == sorted(
        row.statement.words for row in ledger("tpp").rows
    )


@pytest.mark.parametrize(
    ("target", "error"), [(date(2012, 12, 31), 1008), (date(2013, 12, 31), 643)]
)
def test_the_tpp_came_so_many_days_after_its_targets(target, error):
    page = ledger("tpp")

    errors = {row.error_days for row in page.rows if row.statement.latest == target}

    assert page.deadline.stands.outcome.day == date(2015, 10, 5)
    assert errors == {error}


def test_the_tpp_page_shows_the_outcome_and_the_errors(client):
    page = client.get(TPP).text

    assert "5 October 2015" in page
    assert "+1,008" in page
    assert "+643" in page


def test_the_ttip_target_of_the_end_of_2014_was_missed_and_never_met(client):
    page = ledger("ttip")

    verdicts = {
        row.verdict
        for row in page.rows
        if row.statement.latest == date(2014, 12, 31)
        and row.statement.stance is Stance.TARGET
    }

    assert page.deadline.stands.state is DeadlineState.MISSED
    assert verdicts == {"never"}
    assert "missed, never met" in client.get(TTIP).text


def test_in_december_2013_the_tpp_target_is_given_up_and_no_new_one_is_set(client):
    overall = ledger("tpp", on=date(2013, 12, 15)).stands[0]

    assert overall.stands.state is DeadlineState.NO_DATE
    assert overall.stands.target.words == "no new date set"
    assert overall.no_date_since == date(2013, 12, 10)
    assert "no date since 10 December 2013" in client.get(f"{TPP}?on=2013-12-15").text


def test_in_january_2014_the_end_of_2013_is_expected_no_more(client):
    overall = ledger("tpp", on=date(2014, 1, 15)).stands[0]

    answers = client.get(f"{TPP}?on=2014-01-15").text.split("<form")[0]

    assert overall.stands.state in {DeadlineState.LAPSED, DeadlineState.NO_DATE}
    assert "31 December 2013" not in answers


def test_nothing_said_after_the_day_is_on_its_ledger():
    day = date(2012, 6, 30)

    rows = ledger("tpp", on=day).rows

    assert rows
    assert all(row.said_on <= day for row in rows)
    assert all(row.error_days is None for row in rows)


@pytest.mark.parametrize(
    "address",
    [
        TPP,
        TTIP,
        f"{TPP}?on=2009-01-01",
        "/deadlines/",
        "/deadlines/?on=2014-01-15",
        "/scores/",
        "/scores/?by=speaker&milestone=concluded",
        "/statements/",
        "/statements/?speaker=Barack+Obama&verdict=late",
        "/slip/",
        "/slip/?milestone=provisionally-applied",
        "/method/",
        "/compare/",
        "/compare/?a=2013-09-30&b=2014-03-03",
        "/agreements/tpp/deadlines/accession-joined-jp/",
    ],
)
def test_every_page_of_expectations_is_written_as_html_says(client, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert faults(answer.text) == []


def test_the_ledger_says_the_same_as_data(client):
    said = [row.statement.words for row in ledger("tpp").rows]

    answer = json.loads(client.get(f"{TPP[:-1]}.json").content)
    table = list(csv.DictReader(client.get(f"{TPP[:-1]}.csv").text.splitlines()))

    assert answer["outcome_day"] == "2015-10-05"
    assert [row["target_text"] for row in answer["statements"]] == said
    assert [row["target_text"] for row in table] == said
    assert {
        row["error_days"] for row in table if row["target_latest"] == "2012-12-31"
    } == {"1008"}


def test_the_lapsed_deadlines_of_january_2014_come_first(client):
    page = client.get("/deadlines/?on=2014-01-15").text

    assert "lapsed 15 days ago" in page
    assert page.index('id="lapsed"') < page.index('id="open"') < page.index("TTIP")


def test_the_months_around_the_end_of_2013_compared(client):
    page = client.get("/compare/?a=2013-09-30&b=2014-03-03").text

    assert "Singapore ministerial ends without a deal" in page
    assert "no new date set" in page
    assert "TTIP round 2" in page
    assert "Stated without a first day" in page


def test_the_accession_of_costa_rica_shows_in_a_comparison_of_one_agreement(client):
    page = client.get("/compare/?a=2024-11-01&b=2024-12-31&agreement=cptpp").text

    assert "Costa Rica" in page
    assert 'id="tpp"' not in page


def test_doubts_are_scored_as_doubts(client):
    page = client.get("/scores/?by=kind&milestone=concluded").text

    assert "Doubts" in page
    assert "verdict=right" in page


def test_the_pages_of_expectations_ask_no_more_for_a_longer_record(client):
    early, late = CaptureQueriesContext(connection), CaptureQueriesContext(connection)
    client.get(TPP)

    with early:
        client.get(f"{TPP}?on=2011-03-01")
    with late:
        client.get(f"{TPP}?on=2026-01-01")

    assert len(early) == len(late)


def test_charts_side_by_side_are_of_the_agreements_most_spoken_of(client):
    page = client.get("/slip/").text

    assert page.index("TPP: Conclusion") < page.index("TTIP: Conclusion")
    assert 'href="/agreements/ttip/deadlines/concluded/#forecast-' in page
