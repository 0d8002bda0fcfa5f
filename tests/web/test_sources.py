"""The list of sources."""

import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import SourceKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    """The founding paper of 2014, and a press report of 2013 on the TPP."""
    paper = make.source(published_on="2014-03-03", title="美国的区域贸易投资一体化")
    make.source(
        "reuters-131004",
        title="TPP ministers meet in Bali",
        publisher="Reuters",
        published_on="2013-10-04",
        kind=SourceKind.PRESS,
        language="en",
    )
    make.source("ec-ttip", title="TTIP", publisher="European Commission", language="en")
    return paper


def slugs(page):
    return [line.source.slug for line in page.context["shown"].lines]


def test_the_list_shows_who_published_a_source_and_how_much_it_backs(client, paper):
    make.step(make.agreement("tpp"), make.party("JP"))

    page = client.get("/sources/")

    assert title(page.text) == "Sources · Negotiation tracker"
    assert (
        "美国的区域贸易投资一体化 Chinese Academy of Social Sciences "
        "3 March 2014 Academic Chinese 2"
    ) in words(page.text, "content")
    assert 'lang="zh"' in page.text
    assert faults(page.text) == []


def test_the_newest_are_first_and_those_without_a_date_last(client, paper):
    page = client.get("/sources/")

    assert slugs(page) == ["cass-wp-201407", "reuters-131004", "ec-ttip"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kind=press", ["reuters-131004"]),
        ("language=zh", ["cass-wp-201407"]),
        ("q=tpp", ["reuters-131004"]),
        ("q=bali+reuters", ["reuters-131004"]),
        ("q=一体化", ["cass-wp-201407"]),
        ("q=commission", ["ec-ttip"]),
        ("q=100%25", []),
        ("kind=press&language=zh", []),
    ],
)
def test_the_list_narrows_to_what_is_asked_for(client, paper, asked, found):
    page = client.get(f"/sources/?{asked}")

    assert slugs(page) == found
    assert f"{len(found)} of 3 fit." in words(page.text, "content")


def test_what_was_asked_for_is_shown_as_text(client, paper):
    page = client.get("/sources/?q=%22><script>")

    assert '<input type="search"' in page.text
    assert "<script>" not in page.text
    assert "No source fits." in words(page.text, "content")


def test_an_empty_list_says_so(client):
    assert "No source is on record." in words(client.get("/sources/").text, "content")


def test_pages_of_a_hundred_lead_to_each_other(client):
    for number in range(101):
        make.source(f"report-{number:03}")

    second = client.get("/sources/?q=report&page=2")

    assert slugs(second) == ["report-100"]
    assert "Previous Page 2 of 2" in words(second.text, "content")
    assert slugs(client.get("/sources/?page=99")) == slugs(second)


def test_the_list_says_that_it_is_the_same_for_every_day(client, paper):
    page = client.get("/sources/?on=2013-10-07")

    assert "The list is the same for every day." in words(page.text, "content")
    assert 'href="/sources/ec-ttip/?on=2013-10-07"' in page.text


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_a_source_that_is_not_published_is_not_listed(client, publication):
    make.source(publication=publication)

    assert slugs(client.get("/sources/")) == []


def test_a_withdrawn_fact_does_not_count_as_backed(client, paper):
    topic = make.topic(None)
    make.topic(None, topic_en="Tight dates")
    topic.withdraw(ChangeContext("Recorded twice"))

    page = client.get("/sources/?language=zh")

    assert [line.facts for line in page.context["shown"].lines] == [1]


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("kind=rumour", "kind: got “rumour”; wanted one of academic"),
        ("language=xx", "language: got “xx”; wanted one of en, zh."),
        ("language=%00", "language: got 1 characters; wanted"),
        ("q=%00", "q: got 1 characters; wanted 200 at most, printable."),
        ("q=" + "x" * 5000, "q: got 5000 characters; wanted 200 at most"),
        ("page=abc", "page: got “abc”; wanted a number from 1."),
    ],
    ids=lambda value: value[:20],
)
def test_a_list_that_cannot_be_is_refused_in_words(client, paper, asked, fault):
    page = client.get(f"/sources/?{asked}")

    assert page.status_code == 400
    assert fault in words(page.text, "content")


def test_the_list_asks_no_more_for_more_sources(client, paper):
    for_three = queries(client, "/sources/")
    for number in range(30):
        make.cite(make.topic(None, topic_en=f"{number}"), make.source(f"s-{number}"))

    assert queries(client, "/sources/") == for_three
