"""The list of parties."""

import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def asean():
    """ASEAN, and Malaysia in it, which joined the TPP talks in October 2010."""
    asean = make.party("ASEAN", name_en="Association of Southeast Asian Nations")
    malaysia = make.party("MY", name_zh="马来西亚")
    make.membership(asean, malaysia)
    make.step(make.agreement("tpp"), malaysia, Stage.JOINED, "2010-10-05")
    return asean


def codes(page):
    return [line.party.code for line in page.context["parties"].lines]


def test_the_list_shows_what_a_party_is_and_how_much_it_is_in(client, asean):
    page = client.get("/parties/?on=2013-10-31")

    assert title(page.text) == "Parties · Negotiation tracker"
    assert "Malaysia 马来西亚 State ASEAN 1 0 0" in words(page.text, "content")
    assert "Bloc (1 member)" in words(page.text, "content")
    assert '<i lang="zh-Hans">马来西亚</i>' in page.text
    assert faults(page.text) == []


def test_a_party_is_in_once_it_has_joined(client, asean):
    read = words(client.get("/parties/?on=2010-10-04").text, "content")

    assert "Malaysia 马来西亚 State ASEAN 0 0 0" in read


def test_the_list_leads_to_each_party_on_the_day(client, asean):
    page = client.get("/parties/?on=2013-10-31")

    assert 'href="/parties/MY/?on=2013-10-31"' in page.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["ASEAN", "JP", "MY"]),
        ("kind=bloc", ["ASEAN"]),
        ("kind=state", ["JP", "MY"]),
        ("bloc=ASEAN", ["MY"]),
        ("kind=bloc&bloc=ASEAN", []),
    ],
)
def test_the_list_narrows_to_a_kind_and_a_bloc(client, asean, asked, found):
    make.party("JP")

    page = client.get(f"/parties/?{asked}")

    assert codes(page) == found
    assert f"{len(found)} of 3 shown." in words(page.text, "content")


def test_an_empty_list_says_so(client):
    page = client.get("/parties/")

    assert "No party is on record." in words(page.text, "content")


def test_a_filter_that_nothing_fits_says_so(client, asean):
    page = client.get("/parties/?kind=customs-territory")

    assert "No party fits." in words(page.text, "content")


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_a_party_that_is_not_published_is_not_listed(client, publication):
    make.party("KR", publication=publication)

    assert codes(client.get("/parties/")) == []


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("kind=planet", "kind: got “planet”; wanted one of bloc"),
        ("bloc=MY", "bloc: got “MY”; wanted one of ASEAN."),
        ("bloc=%00", "wanted one of ASEAN."),
        ("bloc=" + "x" * 5000, "wanted one of ASEAN."),
    ],
    ids=lambda value: value[:20],
)
def test_a_filter_that_is_unknown_is_refused_in_words(client, asean, asked, fault):
    page = client.get(f"/parties/?{asked}")

    assert page.status_code == 400
    assert fault in words(page.text, "content")


def test_the_list_asks_no_more_for_more_parties(client, asean):
    for_two = queries(client, "/parties/?on=2013-10-31")
    for number in range(30):
        party = make.party(f"X{number}")
        make.membership(asean, party)
        make.step(make.agreement(f"tifa-{number}"), party, Stage.SIGNED, "2012-10")

    assert queries(client, "/parties/?on=2013-10-31") == for_two
