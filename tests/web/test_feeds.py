"""Feeds, as a feed reader reads them."""

from datetime import date

import feedparser
import pytest

from tests import make
from tests.counting import queries
from tracker.models import ChangeContext, Round
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

CORRECTED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="The city was misread"
)
TAG = "tag:negotiation-tracker.invalid,2026:"


@pytest.fixture
def tpp():
    """The TPP, with something of every kind; Japan joined on 23 July 2013."""
    tpp = make.agreement("tpp")
    make.status_event(tpp, Status.NEGOTIATING, "2010-03-15")
    make.step(tpp, make.party("JP"), Stage.JOINED, "2013-07-23")
    make.round(tpp, 19)
    concluded = make.deadline(tpp, Milestone.CONCLUDED)
    make.forecast(concluded, "2012-11", target_latest=date(2013, 12, 31))
    return tpp


def feed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(answer.content)
    assert not read.bozo
    return read


def test_a_feed_tells_what_happened_newest_first(client, tpp):
    read = feed(client, "/agreements/tpp.atom?on=2013-10-07")

    assert read.feed.title == "Trans-Pacific Partnership: developments"
    assert [entry.title for entry in read.entries] == [
        "TPP: TPP round 19, 30 August 2013",
        "TPP: Japan: Joined the talks, 23 July 2013",
        "TPP: Conclusion: Michael Froman, November 2012",
        "TPP: Under negotiation, 15 March 2010",
    ]


def test_an_entry_is_named_by_its_natural_key_and_leads_to_the_fact(client, tpp):
    entries = feed(client, "/agreements/tpp.atom?on=2013-10-07").entries
    held = tpp.rounds.get()

    assert [entry.id for entry in entries] == [
        f"{TAG}round/tpp/19",
        f"{TAG}accession-step/tpp/JP/joined/2013-07-23",
        f"{TAG}forecast/tpp/concluded/2012-11/Michael%20Froman/by%20end%20of%202013",
        f"{TAG}status-event/tpp/2010-03-15/negotiating/",
    ]
    assert entries[0].link == f"http://testserver/agreements/tpp/#round-{held.id}"


def test_a_feed_tells_of_no_later_day(client, tpp):
    assert len(feed(client, "/agreements/tpp.atom?on=2013-01-01").entries) == 2


def test_a_save_without_change_moves_nothing(client, tpp):
    before = client.get("/agreements.atom").content

    changed = Round.objects.get().record(CORRECTED)

    assert not changed
    assert client.get("/agreements.atom").content == before


def test_housekeeping_moves_nothing_and_a_correction_does(client, tpp):
    address = "/agreements/tpp.atom?on=2013-10-07"
    before = feed(client, address).entries[0].updated
    held = Round.objects.get()

    held.city = "Bandar Seri Begawan "
    held.record(make.WHY)
    kept = feed(client, address).entries[0]
    held.city = "Brunei"
    held.record(CORRECTED)
    moved = feed(client, address).entries[0]

    assert kept.updated == before
    assert moved.updated != before
    assert (moved.id, moved.published) == (kept.id, kept.published)


def test_corrections_are_a_feed_of_their_own(client, tpp):
    held = Round.objects.get()
    held.city = "Brunei"
    held.record(CORRECTED)

    for address in ("/changes.atom", "/agreements/tpp/changes.atom"):
        [entry] = feed(client, address).entries

        assert entry.title == "Correction: The city was misread"
        assert "Bandar Seri Begawan → Brunei" in entry.summary
        assert entry.id.startswith(f"{TAG}change/20")
    assert "misread" not in client.get("/agreements/tpp.atom").text


def test_a_development_of_the_record_is_no_correction(client, tpp):
    held = Round.objects.get()
    held.city = "Brunei"
    held.record(ChangeContext("News", kind=ChangeKind.DEVELOPMENT, note="It moved"))

    assert feed(client, "/changes.atom").entries == []
    assert feed(client, "/changes.atom?agreement=tpp&kind=clarification").entries == []


def test_a_party_and_a_search_have_feeds(client, tpp):
    ttip = make.agreement("ttip")
    make.status_event(ttip, Status.NEGOTIATING, "2013-07-08")

    assert len(feed(client, "/agreements.atom").entries) == 5
    assert len(feed(client, "/parties/JP.atom").entries) == 4
    assert len(feed(client, "/agreements.atom?party=JP").entries) == 4
    assert client.get("/agreements.atom?status=lost").status_code == 400


def test_an_empty_feed_is_a_feed(client):
    assert feed(client, "/agreements.atom").entries == []


def test_a_draft_is_in_no_feed(client, tpp):
    make.round(tpp, 20, publication=Publication.DRAFT)

    assert "round 20" not in client.get("/agreements.atom").text


@pytest.mark.parametrize("page", ["/", "/agreements/tpp/", "/parties/JP/", "/changes/"])
def test_a_page_names_its_feed(client, tpp, page):
    address = "/agreements.atom" if page == "/" else f"{page[:-1]}.atom"
    link = f'<link rel="alternate" type="application/atom+xml" href="{address}">'

    assert link in client.get(page).text


def test_a_feed_asks_no_more_for_more_facts(client, tpp):
    before = queries(client, "/agreements.atom")
    for number in range(20, 30):
        make.round(tpp, number)
        make.step(tpp, make.party(f"P{number}"), Stage.JOINED, "2013-08-01")

    assert queries(client, "/agreements.atom") == before


def test_a_party_has_corrections_of_its_agreements_apart(client, tpp):
    rcep = make.agreement("rcep")
    make.step(rcep, make.party("CN"), Stage.JOINED, "2013-05-09")
    held = Round.objects.get()
    held.city = "Kota Kinabalu"
    held.record(CORRECTED)

    japans = feed(client, "/parties/JP/changes.atom")
    chinas = feed(client, "/parties/CN/changes.atom")

    assert japans.feed.title == "Japan: corrections"
    assert [e.title for e in japans.entries] == ["Correction: The city was misread"]
    assert japans.feed.link == "http://testserver/parties/JP/"
    assert chinas.entries == []
