"""The counts of the founding paper, as the page across agreements shows them."""

from datetime import date

import pytest

from tests.reading import words
from tracker.queries.party.portfolio import SIGNED, UNDERWAY, portfolio
from tracker.queries.rows.participation import party_named
from tracker.vocabulary.kinds import AgreementKind, Region, Scope

PAPER = date(2013, 10, 31)


@pytest.fixture
def of_the_us():
    found, _parties = portfolio(party_named("US", known=None), on=PAPER, known=None)
    return found


@pytest.mark.parametrize(
    ("statuses", "bilateral", "plurilateral"), [(SIGNED, 12, 2), (UNDERWAY, 12, 6)]
)
def test_free_trade_agreements_are_those_of_table_1(
    of_the_us, statuses, bilateral, plurilateral
):
    count = of_the_us.count(statuses, AgreementKind.FTA)

    assert count.by_scope == {
        Scope.BILATERAL: bilateral,
        Scope.PLURILATERAL: plurilateral,
    }


def test_framework_agreements_are_those_of_table_2(of_the_us):
    assert [(region, count.total) for region, count in of_the_us.frameworks] == [
        (Region.AFRICA, 11),
        (Region.AMERICAS, 4),
        (Region.EUROPE_MIDDLE_EAST, 19),
        (Region.SOUTH_CENTRAL_ASIA, 6),
        (Region.SOUTHEAST_ASIA_PACIFIC, 9),
    ]


def test_the_page_shows_both_tables(client):
    page = client.get("/across/?on=2013-10-31")

    counts, frameworks = (words(page.text, x) for x in ("counts", "frameworks"))
    assert "14 (12 bilateral, 2 plurilateral)" in counts
    assert "18 (12 bilateral, 6 plurilateral)" in counts
    assert "All regions 42 7 49" in frameworks


def test_the_agreement_under_another_name_is_counted_apart(client):
    read = words(client.get("/across/?on=2013-10-31").text, "counts")

    assert "Other 1 (0 bilateral, 1 plurilateral) US–SACU TIDCA" in read
