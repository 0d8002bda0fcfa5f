"""The founding paper's own tables beside the shipped record."""

from datetime import date

import pytest

from tests.counting import queries
from tracker.queries.reports.founding_paper import beside_the_paper
from tracker.vocabulary import founding_paper as paper


@pytest.fixture(scope="module")
def compared(shipped_facts, django_db_blocker):
    with django_db_blocker.unblock():
        return beside_the_paper(on=paper.FACTS_END_ON, known=None)


def different(comparison):
    return [line.label for line in comparison.lines if not line.is_same]


def test_each_difference_is_explained(compared):
    bare = [
        line
        for comparison in compared
        for line in comparison.lines
        if not line.is_same and not line.why
    ]

    assert bare == []


def test_the_counts_of_tables_1_and_2_are_those_of_the_record(compared):
    table_1, table_2, *_others = compared

    assert different(table_1) == []
    assert different(table_2) == []
    assert sum(int(line.printed) for line in table_1.lines) == 14 + 18
    assert sum(int(line.printed) for line in table_2.lines) == 49


def test_five_of_the_nineteen_rounds_are_held_otherwise(compared):
    rounds = compared[2]

    assert len(rounds.lines) == 19
    assert different(rounds) == [f"Round {n}" for n in (1, 3, 7, 18, 19)]


def test_how_members_came_in_is_held_otherwise_for_five(compared):
    assert different(compared[3]) == [
        "Viet Nam",
        "Canada",
        "Mexico",
        "Japan",
        "Korea, Republic of",
    ]


def test_what_is_disputed_about_a_table_stands_below_it(compared):
    noted = {claim.fact.subject for each in compared for claim in each.notes}

    assert {"US TIFAs: total", "TAFTA and TTIP: one or two"} <= noted


def test_on_another_day_the_record_differs_from_the_paper(compared):
    [table_1, *_others] = beside_the_paper(on=date(2010, 1, 1), known=None)

    assert different(table_1) != []


def test_the_page_asks_a_fixed_number_of_questions(client):
    assert queries(client, "/reports/founding-paper/") <= 25
