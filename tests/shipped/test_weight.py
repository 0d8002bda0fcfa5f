"""What a reader on a slow line has to wait for: page and style sheets, as they are."""

import pytest
from django.conf import settings

MOST = 150_000
SHEETS = settings.ROOT / "tracker" / "static" / "tracker"
STYLES = sum((SHEETS / name).stat().st_size for name in ("site.css", "charts.css"))


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/agreements/tpp/",
        "/agreements/tpp/background/",
        "/agreements/tpp/deadlines/concluded/",
        "/agreements/ttip/",
        "/agreements/cptpp/",
        "/rounds/",
    ],
)
@pytest.mark.parametrize("language", ["", "/zh-hans"])
def test_the_largest_pages_weigh_less_than_150_kb_with_their_styles(
    site, address, language
):
    page = site.page(f"{language}{address}")

    assert len(page.encode()) + STYLES < MOST


def test_so_does_the_longest_page_at_the_address_to_cite_it_by(client):
    page = client.get("/agreements/tpp/")
    address = page.context["permalink"].address

    cited = client.get(address)

    assert len(cited.content) + STYLES < MOST
