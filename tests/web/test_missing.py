"""Addresses that lead nowhere: what was meant, and where it has moved."""

import pytest

from tests import make
from tests.reading import words
from tests.well_formed import faults
from tracker.models import ChangeContext
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.milestones import Milestone

pytestmark = pytest.mark.django_db

RENAMED = ChangeContext(
    "Renamed", kind=ChangeKind.CLARIFICATION, note="It has another name"
)


def rename(row, **names):
    for column, name in names.items():
        setattr(row, column, name)
    row.record(RENAMED)


@pytest.fixture
def tpp():
    tpp = make.agreement("p4-plus")
    make.forecast(make.deadline(tpp, Milestone.CONCLUDED))
    rename(tpp, slug="tpp")
    return tpp


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/agreements/p4-plus/", "/agreements/tpp/"),
        ("/agreements/p4-plus/?on=2013-10", "/agreements/tpp/?on=2013-10"),
        ("/agreements/p4-plus.json?on=2013", "/agreements/tpp.json?on=2013"),
        ("/agreements/p4-plus.atom", "/agreements/tpp.atom"),
        ("/agreements/p4-plus/changes/", "/agreements/tpp/changes/"),
        (
            "/agreements/p4-plus/deadlines/concluded/",
            "/agreements/tpp/deadlines/concluded/",
        ),
        ("/zh-hans/agreements/p4-plus/", "/zh-hans/agreements/tpp/"),
        ("/agreements/TPP/", "/agreements/tpp/"),
        ("/agreements/P4-Plus/", "/agreements/tpp/"),
        (
            "/agreements/tpp/deadlines/Concluded/",
            "/agreements/tpp/deadlines/concluded/",
        ),
    ],
)
def test_a_retired_name_leads_to_todays_for_good(client, tpp, old, new):
    answer = client.get(old)

    assert (answer.status_code, answer["Location"]) == (301, new)
    assert client.get(new).status_code == 200


def test_a_source_and_a_party_are_found_by_their_former_names(client):
    rename(make.source("ustr-2013"), slug="ustr-rounds")
    rename(make.party("VN"), code="VNM")

    assert client.get("/sources/ustr-2013/")["Location"] == "/sources/ustr-rounds/"
    assert client.get("/parties/VN/")["Location"] == "/parties/VNM/"
    assert client.get("/parties/vnm.json")["Location"] == "/parties/VNM.json"


def test_a_name_that_another_has_now_is_the_others(client, tpp):
    make.agreement("p4-plus")

    assert client.get("/agreements/p4-plus/").status_code == 200


def test_at_a_past_moment_a_row_has_the_name_it_had(client, tpp):
    moment = tpp.history.earliest("history_date").history_date.isoformat()

    answer = client.get("/agreements/tpp/", {"known": moment})

    assert answer.status_code == 301
    assert answer["Location"].startswith("/agreements/p4-plus/?known=")
    assert client.get(answer["Location"]).status_code == 200


def test_a_name_that_only_a_draft_had_is_unknown(client):
    draft = make.party("SECRET", publication=Publication.DRAFT)
    rename(draft, code="KR", publication=Publication.PUBLISHED)

    assert client.get("/parties/SECRET/").status_code == 404
    assert client.get("/parties/KR/").status_code == 200


def test_the_name_of_what_was_withdrawn_leads_nowhere(client, tpp):
    tpp.withdraw(RENAMED)

    assert client.get("/agreements/p4-plus/").status_code == 404


def test_a_missing_slash_is_put_in(client, tpp):
    answer = client.get("/agreements/tpp?on=2013-10")

    assert (answer.status_code, answer["Location"]) == (
        301,
        "/agreements/tpp/?on=2013-10",
    )


def test_a_wrong_name_brings_links_to_those_like_it(client, tpp):
    page = client.get("/agreements/tppp/changes/?on=2013-10")

    assert page.status_code == 404
    assert "Did you mean tpp? Search for “tppp”" in words(page.text, "content")
    assert 'href="/agreements/tpp/changes/?on=2013-10">tpp</a>' in page.text
    assert '<a href="/search/?q=tppp">' in page.text
    assert faults(page.text) == []


def test_an_address_in_capitals_is_helped(client, tpp):
    page = client.get("/Agreements/tpp/")

    assert page.status_code == 404
    assert 'href="/agreements/tpp/">/agreements/tpp/</a>' in page.text


@pytest.mark.parametrize("path", ["/evil.example//", "/%00/", "/" + "x" * 5000, "/'\""])
def test_a_strange_address_is_not_found_in_words(client, path):
    page = client.get(path)

    assert page.status_code == 404
    assert faults(page.text) == []
