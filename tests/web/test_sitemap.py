"""What search engines are told."""

from xml.etree import ElementTree

import pytest

from tests import make
from tests.counting import queries
from tracker.models import ChangeContext
from tracker.vocabulary.changes import ChangeKind, Publication

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
CORRECTED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="It was misread"
)


def pages(client):
    """When each address last changed, or None."""
    return {
        address: changed
        for section, _changed in listed(client, "/sitemap.xml")
        for address, changed in listed(client, section)
    }


def listed(client, address):
    answer = client.get(address)
    assert answer["Content-Type"] == "application/xml"
    for each in ElementTree.fromstring(answer.content):  # noqa: S314 - our own
        yield [each.findtext(name, namespaces=NAMES) for name in ("s:loc", "s:lastmod")]


@pytest.fixture
def tpp():
    tpp = make.agreement("tpp")
    make.forecast(make.deadline(tpp))
    make.step(tpp, make.party("JP"))
    return tpp


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/agreements/tpp/",
        "/agreements/tpp/deadlines/concluded/",
        "/parties/JP/",
        "/speakers/michael-froman/",
        "/sources/cass-wp-201407/",
        "/definitions/",
    ],
)
def test_every_page_is_listed_in_both_languages_and_is_there(client, tpp, path):
    for prefix in ("", "/zh-hans"):
        assert f"http://testserver{prefix}{path}" in pages(client)
        assert client.get(f"{prefix}{path}").status_code == 200


def test_each_names_itself_in_the_other_language(client, tpp):
    answer = client.get("/sitemap-source.xml")
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own

    links = {
        (link.get("hreflang"), link.get("href"))
        for link in root[-1].findall("x:link", NAMES)
    }

    source = "/sources/cass-wp-201407/"
    assert links == {
        ("en", f"http://testserver{source}"),
        ("zh-hans", f"http://testserver/zh-hans{source}"),
    }


def test_a_real_change_moves_a_page_and_housekeeping_does_not(client, tpp):
    address = "http://testserver/agreements/tpp/"
    held = make.round(tpp, 19)
    held.city = "Brunei"
    held.record(CORRECTED)
    before = pages(client)[address]
    held.city = "Bandar Seri Begawan"
    held.record(make.WHY)

    assert pages(client)[address] == before

    held.note = "Ministers were there."
    held.record(CORRECTED)

    assert pages(client)[address] > before


def test_a_draft_is_not_listed(client):
    make.agreement("tisa", publication=Publication.DRAFT)

    assert not any("tisa" in address for address in pages(client))


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-deadline.xml"])
def test_the_map_asks_no_more_for_more_pages(client, tpp, address):
    before = queries(client, address)
    for slug in ("rcep", "ttip"):
        make.forecast(make.deadline(make.agreement(slug)), speaker=make.speaker(slug))

    assert queries(client, address) == before


def test_a_map_of_too_many_pages_is_divided_and_the_index_names_each(
    client, tpp, monkeypatch
):
    monkeypatch.setattr("tracker.web.sitemap.PagesMap.limit", 2)

    sections = [address for address, _changed in listed(client, "/sitemap.xml")]
    second = [each for each in sections if each.endswith("sitemap-lists.xml?p=2")]

    assert len(second) == 1
    assert len(list(listed(client, second[0]))) == 2


def test_a_section_that_is_none_is_not_found(client):
    assert client.get("/sitemap-treaties.xml").status_code == 404


def test_robots_are_told_what_to_leave_alone(client):
    told = client.get("/robots.txt")

    assert told["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/\n" in told.text
    assert "Disallow: /zh-hans/search\n" in told.text
    assert told.text.endswith("Sitemap: http://testserver/sitemap.xml\n")


@pytest.mark.parametrize(
    "asked", ["", "?on=2013-10-07", "?on=2013-10-07&known=2026-11-01", "?x=1"]
)
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_a_page_on_any_clock_names_the_live_page_as_the_one_to_list(
    client, tpp, prefix, asked
):
    address = f"http://testserver{prefix}/parties/"

    page = client.get(f"{prefix}/parties/{asked}")

    assert f'<link rel="canonical" href="{address}">' in page.text
    assert f'<meta property="og:url" content="{address}">' in page.text


def test_an_error_page_names_none(client):
    assert 'rel="canonical"' not in client.get("/nowhere/").text


def test_the_description_of_an_agreement_says_where_it_stands(client, tpp):
    make.status_event(tpp, stated_date="2010-03-15")

    page = " ".join(client.get("/agreements/tpp/").text.split())

    assert (
        '<meta name="description" content="Trans-Pacific Partnership: '
        "Under negotiation since 15 March 2010" in page
    )


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/agreements/tpp/",
        "/parties/JP/",
        "/speakers/michael-froman/",
        "/search/?q=tpp",
        "/changes/",
        "/definitions/",
        "/nowhere/",
        "/?on=never",
        "/sitemap.xml",
    ],
)
def test_no_page_sets_a_cookie(client, tpp, address):
    answer = client.get(address)

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
