"""Tables 1 and 2 of the founding paper, worked out from what is on record.

What an agreement is, between whom it is and how far it had come by 31 October 2013
decides where it counts; the column that names the paper's table is not asked.
"""

from datetime import date

import pytest

from tracker.queries.board.board import BoardFilters, board
from tracker.vocabulary.kinds import AgreementKind, Region, Scope
from tracker.vocabulary.statuses import Status

PAPER = date(2013, 10, 31)
SIGNED = {Status.SIGNED, Status.PROVISIONALLY_APPLIED, Status.IN_FORCE}

SIGNED_BILATERALS = [
    "Australia",
    "Bahrain",
    "Chile",
    "Colombia",
    "Israel",
    "Jordan",
    "Korea, Republic of",
    "Morocco",
    "Oman",
    "Panama",
    "Peru",
    "Singapore",
]
OPEN_BILATERALS = [
    "Chinese Taipei (Taiwan)",
    "Ecuador",
    "Ghana",
    "Indonesia",
    "Kenya",
    "Kuwait",
    "Malaysia",
    "Mauritius",
    "Mozambique",
    "New Zealand",
    "United Arab Emirates",
    "Uruguay",
]
FRAMEWORKS = {
    Region.AFRICA: [
        "Angola",
        "Ghana",
        "Liberia",
        "Mauritius",
        "Mozambique",
        "Nigeria",
        "Rwanda",
        "South Africa",
    ],
    # Table 2 counts the two protocols with Uruguay as entries of their own.
    Region.AMERICAS: ["Uruguay", "Uruguay", "Uruguay"],
    Region.EUROPE_MIDDLE_EAST: [
        "Algeria",
        "Bahrain",
        "Egypt",
        "Georgia",
        "Iceland",
        "Iraq",
        "Kuwait",
        "Lebanon",
        "Libya",
        "Oman",
        "Qatar",
        "Saudi Arabia",
        "Switzerland",
        "Tunisia",
        "Turkey",
        "Ukraine",
        "United Arab Emirates",
        "Yemen",
    ],
    Region.SOUTH_CENTRAL_ASIA: [
        "Afghanistan",
        "Maldives",
        "Nepal",
        "Pakistan",
        "Sri Lanka",
    ],
    Region.SOUTHEAST_ASIA_PACIFIC: [
        "Brunei Darussalam",
        "Cambodia",
        "Indonesia",
        "Malaysia",
        "New Zealand",
        "Philippines",
        "Thailand",
        "Viet Nam",
    ],
}
FRAMEWORKS_WITH_BLOCS = {
    Region.AFRICA: [
        "Common Market for Eastern and Southern Africa",
        "East African Community",
        "West African Economic and Monetary Union",
    ],
    Region.AMERICAS: ["Caribbean Community"],
    Region.EUROPE_MIDDLE_EAST: ["Gulf Cooperation Council"],
    Region.SOUTH_CENTRAL_ASIA: ["Central Asia (the five states of the US TIFA)"],
    Region.SOUTHEAST_ASIA_PACIFIC: ["Association of Southeast Asian Nations"],
}
# The paper's totals by region, bilateral and plurilateral together.
TOTALS = {
    Region.AFRICA: 11,
    Region.AMERICAS: 4,
    Region.EUROPE_MIDDLE_EAST: 19,
    Region.SOUTH_CENTRAL_ASIA: 6,
    Region.SOUTHEAST_ASIA_PACIFIC: 9,
}


def with_the_us(kind, region=""):
    """The agreements of that kind in which the United States had a part by the day."""
    filters = BoardFilters(kind=kind, region=region, party="US", sort="name")
    found = board(filters, on=PAPER, known=None)
    assert found.page.paginator.num_pages == 1
    return [line for line in found.lines if line.standing]


def of(scope, lines):
    return [line for line in lines if line.agreement.scope is scope]


def signed_ftas():
    lines = with_the_us(AgreementKind.FTA)
    return [line for line in lines if line.standing.status in SIGNED]


def open_ftas():
    lines = with_the_us(AgreementKind.FTA)
    return [line for line in lines if line.standing.status.is_underway]


def partners(lines):
    """The other party of each, in the order of the names."""
    return sorted(str(p) for line in lines for p in line.involved if p.code != "US")


def names(lines):
    return [line.agreement.short_name for line in lines]


def test_fourteen_free_trade_agreements_were_signed():
    signed = signed_ftas()

    assert len(signed) == 14
    assert len(of(Scope.BILATERAL, signed)) == 12
    assert len(of(Scope.PLURILATERAL, signed)) == 2


def test_the_signed_bilaterals_are_those_of_table_1():
    assert partners(of(Scope.BILATERAL, signed_ftas())) == SIGNED_BILATERALS


def test_the_signed_plurilaterals_are_those_of_table_1():
    assert names(of(Scope.PLURILATERAL, signed_ftas())) == ["DR-CAFTA", "NAFTA"]


def test_eighteen_free_trade_agreements_were_proposed_or_in_talks():
    underway = open_ftas()

    assert len(underway) == 18
    assert len(of(Scope.BILATERAL, underway)) == 12
    assert len(of(Scope.PLURILATERAL, underway)) == 6


def test_the_open_bilaterals_are_those_of_table_1():
    assert partners(of(Scope.BILATERAL, open_ftas())) == OPEN_BILATERALS


def test_the_open_plurilaterals_are_those_of_table_1():
    assert names(of(Scope.PLURILATERAL, open_ftas())) == [
        "FTAA",
        "FTAAP",
        "MEFTA",
        "TAFTA",
        "TPP",
        "TTIP",
    ]


def test_of_the_open_ones_only_the_tpp_and_the_ttip_were_being_negotiated():
    talks = [line for line in open_ftas() if line.standing.status is Status.NEGOTIATING]

    assert names(talks) == ["TPP", "TTIP"]


def test_no_other_free_trade_agreement_of_the_us_is_on_record_by_then():
    lines = with_the_us(AgreementKind.FTA)

    assert len(lines) == 14 + 18


def test_forty_nine_framework_agreements_were_signed():
    lines = with_the_us(AgreementKind.TIFA)

    assert len(lines) == 49
    assert {line.standing.status for line in lines} == {Status.SIGNED}


@pytest.mark.parametrize("region", TOTALS, ids=str)
def test_the_framework_agreements_of_each_region_are_those_of_table_2(region):
    lines = with_the_us(AgreementKind.TIFA, region)

    assert len(lines) == TOTALS[region]
    assert partners(of(Scope.BILATERAL, lines)) == FRAMEWORKS[region]
    assert partners(of(Scope.PLURILATERAL, lines)) == FRAMEWORKS_WITH_BLOCS[region]


def test_two_of_the_entries_for_uruguay_are_protocols():
    lines = with_the_us(AgreementKind.TIFA, Region.AMERICAS)

    assert names(of(Scope.BILATERAL, lines)) == [
        "US–Uruguay TIFA",
        "US–Uruguay TIFA environment protocol",
        "US–Uruguay TIFA trade facilitation protocol",
    ]


def test_42_of_the_framework_agreements_are_bilateral():
    lines = with_the_us(AgreementKind.TIFA)

    assert len(of(Scope.BILATERAL, lines)) == 42


def test_the_framework_with_the_southern_african_union_is_none_of_the_49():
    [other] = with_the_us(AgreementKind.OTHER)

    assert names([other]) == ["US–SACU TIDCA"]
    assert partners([other]) == ["Southern African Customs Union"]
