"""Every page of the shipped facts is as HTML asks, beyond what a parser mends."""

import pytest

from tests.tidy import slips
from tests.well_formed import faults

ADDRESSES = [
    "/",
    "/agreements/tpp/",
    "/agreements/ttip/?on=2013-10-31",
    "/agreements/tpp/background/",
    "/agreements/tpp/changes/",
    "/agreements/tpp/deadlines/concluded/",
    "/deadlines/",
    "/slip/",
    "/method/",
    "/statements/",
    "/scores/",
    "/compare/?a=2013-09-30&b=2014-03-03",
    "/rounds/",
    "/parties/",
    "/parties/US/",
    "/across/",
    "/changes/",
    "/sources/",
    "/sources/cass-wp-201407/",
    "/definitions/",
    "/lag/",
    "/data/",
    "/api/",
    "/reports/",
    "/search/?q=tpp",
]


@pytest.mark.parametrize("language", ["", "/zh-hans"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_validates(site, address, language):
    page = site.page(f"{language}{address}")

    assert faults(page) == []
    assert slips(page) == []
