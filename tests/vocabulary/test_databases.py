"""Other databases: how each writes its identifiers, and where they lead."""

import pytest

from tracker.vocabulary.databases import SCHEMES, Database, address_in


def test_every_database_has_a_scheme():
    assert [*SCHEMES] == [*Database]


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_an_example_is_written_as_its_database_writes_it(scheme):
    assert scheme.is_written_so(scheme.example)


@pytest.mark.parametrize(
    ("database", "identifier"),
    [
        (Database.WTO_RTA_IS, "rtaid=640"),
        (Database.WTO_RTA_IS, "0"),
        (Database.ADB_ARIC, "India Philippines"),
        (Database.ADB_ARIC, "india-philippines-pta?page=2"),
        (Database.UNCTAD, "3573"),
        (Database.UNCTAD, "bit/1/../../admin"),
        (Database.DESTA, "12\n"),
        (Database.WIKIDATA, "42"),
        (Database.WIKIDATA, "Q042"),
        (Database.WIKIDATA, "Q٤٢"),
    ],
)
def test_anything_else_is_not(database, identifier):
    assert not SCHEMES[database].is_written_so(identifier)


@pytest.mark.parametrize(
    ("database", "address"),
    [
        (
            Database.WTO_RTA_IS,
            "https://rtais.wto.org/UI/PublicShowRTAIDCard.aspx?rtaid=640",
        ),
        (Database.ADB_ARIC, "https://aric.adb.org/fta/india-philippines-pta"),
        (Database.DESTA, ""),
        (Database.WIKIDATA, "https://www.wikidata.org/wiki/Q42"),
    ],
)
def test_an_identifier_leads_to_the_page_where_there_is_one(database, address):
    assert address_in(database, SCHEMES[database].example) == address
