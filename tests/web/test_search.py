"""Finding things by words."""

from datetime import date
from urllib.parse import quote

import feedparser
import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext, change_set
from tracker.models.moments import newest_moment
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

CORRECTED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="It was misread"
)


@pytest.fixture
@change_set()
def tpp():
    """The TPP with something of every kind, in both languages."""
    tpp = make.agreement("tpp", name_zh="跨太平洋伙伴关系协定")
    make.status_event(tpp, Status.SIGNED, "2016-02-04", description="In Auckland.")
    make.step(tpp, make.party("JP", name_zh="日本"), Stage.JOINED, "2013-07-23")
    make.step(tpp, make.party("VN"), Stage.JOINED, "2008-11-14")
    make.round(tpp, 19)
    concluded = make.deadline(tpp, Milestone.CONCLUDED)
    make.forecast(
        concluded,
        "2012-11",
        target_latest=date(2013, 12, 31),
        speaker=make.speaker("Cecilia Malmström"),
    )
    make.topic(tpp, topic_zh="国有企业")
    make.indicator(tpp)
    make.discrepancy(tpp)
    return tpp


def hits(client, asked, **more):
    """The hits of each kind, by their names."""
    page = client.get("/search/", {"q": asked, **more})
    assert page.status_code == 200
    groups = page.context["groups"]
    return {group.kind: [hit.label for hit in group.hits] for group in groups}


def test_a_search_tells_the_kind_the_place_and_the_words_around(client, tpp):
    page = client.get("/search/?q=auckland")

    [event] = tpp.status_events.all()
    assert title(page.text) == "Search: auckland · Negotiation tracker"
    assert "1 hit. Status event (1) TPP: Signed, 4 February 2016" in words(
        page.text, "content"
    )
    assert f'<a href="/agreements/tpp/#event-{event.pk}">' in page.text
    assert "In <mark>Auckland</mark>." in page.text
    assert faults(page.text) == []


@pytest.mark.parametrize(
    ("asked", "kind", "label"),
    [
        ("trans-pacific", "agreement", "TPP"),
        ("Trans–PACIFIC", "agreement", "TPP"),
        ("伙伴", "agreement", "TPP"),
        ("jp", "party", "Japan"),
        ("日本", "party", "Japan"),
        ("vietnam", "party", "Viet Nam"),
        ("working cass", "source", "Working paper cass-wp-201407"),
        ("japan joined", "accession-step", "Japan: Joined the talks, 23 July 2013"),
        ("tpp japan 2013", "accession-step", "Japan: Joined the talks, 23 July 2013"),
        ("begawan", "round", "TPP round 19"),
        ("brunei 2013", "round", "TPP round 19"),
        ("tpp conclusion", "deadline", "Conclusion"),
        ("malmstrom", "forecast", "Cecilia Malmström, November 2012: “by end of 2013”"),
        (
            "tpp end of 2013",
            "forecast",
            "Cecilia Malmström, November 2012: “by end of 2013”",
        ),
        ("state-owned", "topic", "State-owned enterprises"),
        ("国有", "topic", "State-owned enterprises"),
        ("world trade", "indicator", "Share of world trade: 39.8 percent"),
        ("names nineteen", "discrepancy", "Number of rounds by October 2013"),
        ("representatives signed", "definition", "Signed 已签署"),
    ],
)
def test_every_kind_is_found_in_both_languages(client, tpp, asked, kind, label):
    assert label in hits(client, asked).get(kind, ())


@pytest.mark.parametrize(
    "asked", ["japan zzz", "tpp zzz", "100%", "a_b", "%", "_", "\\", "' OR 1=1 --"]
)
def test_what_does_not_fit_whole_is_not_found(client, tpp, asked):
    assert hits(client, asked) == {}


def test_an_agreement_alone_does_not_bring_all_its_facts(client, tpp):
    assert set(hits(client, "trans-pacific")) == {"agreement"}


def test_the_closest_name_comes_first(client):
    for slug in ["cptpp", "tpp", "tpp-digest"]:
        make.agreement(slug)

    assert hits(client, "tpp")["agreement"] == ["TPP", "TPP-DIGEST", "CPTPP"]


def test_a_hit_is_of_the_day(client, tpp):
    assert "status-event" in hits(client, "auckland", on="2016-02-04")
    assert hits(client, "auckland", on="2016-02-03") == {}
    assert hits(client, "begawan", on="2013-08-29") == {}
    assert "forecast" not in hits(client, "malmstrom", on="2012-11-29")
    assert "deadline" not in hits(client, "conclusion", on="2012-11-29")


def test_a_hit_is_as_the_record_was(client, tpp):
    then = newest_moment()
    [event] = tpp.status_events.all()
    event.description = "In Wellington."
    event.record(CORRECTED)

    past = {"known": then.isoformat()}
    assert "status-event" in hits(client, "auckland", **past)
    assert hits(client, "wellington", **past) == {}
    assert hits(client, "auckland") == {}
    assert "status-event" in hits(client, "wellington")


def test_a_draft_is_not_found_nor_a_fact_of_a_draft(client, tpp):
    make.topic(tpp, topic_en="Fisheries", publication=Publication.DRAFT)
    tisa = make.agreement("tisa", publication=Publication.DRAFT)
    make.topic(tisa, topic_en="Fisheries subsidies")

    assert hits(client, "fisheries") == {}
    assert "agreement" not in hits(client, "trade in services")


def test_links_and_the_box_keep_both_clocks(client, tpp):
    page = client.get("/search/?q=auckland&on=2016-12-31")

    assert "/agreements/tpp/?on=2016-12-31#event-" in page.text
    assert '<input type="hidden" name="on" value="2016-12-31">' in page.text


def test_every_page_has_the_box(client, tpp):
    for address in ("/", "/agreements/tpp/", "/definitions/", "/nowhere/"):
        page = client.get(address).text

        assert 'action="/search/" role="search"' in page
        assert '<label for="find">Search</label>' in page


def test_a_few_of_each_kind_lead_to_all_page_by_page(client):
    for number in range(101):
        make.source(f"report-{number:03}")

    few = client.get("/search/?q=report")
    last = client.get("/search/?q=report&kind=source&page=3")

    assert len(hits(client, "report")["source"]) == 5
    assert '<a href="/search/?q=report&amp;kind=source">All 101 sources</a>' in few.text
    assert hits(client, "report", kind="source", page="3") == {
        "source": ["Working paper report-100"]
    }
    assert "Previous Page 3 of 3" in words(last.text, "content")
    assert hits(client, "report", kind="source", page="99") == hits(
        client, "report", kind="source", page="3"
    )


def test_a_page_without_a_question_says_how_to_ask(client):
    page = client.get("/search/")

    assert "Type words into the box at the top" in words(page.text, "content")
    assert faults(page.text) == []


def test_a_search_without_a_hit_suggests_a_name_like_it(client, tpp):
    page = client.get("/search/?q=tppp")

    assert "Nothing fits all of these words. Did you mean TPP?" in words(
        page.text, "content"
    )
    assert 'href="/search/?q=TPP">TPP</a>' in page.text
    assert faults(page.text) == []


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("x" * 10_000, "q: got 10000 characters; wanted 200 at most, printable."),
        ("tpp\0", "q: got 4 characters; wanted 200 at most, printable."),
        ("a b c d e f g h i", "q: got 9 words; wanted 8 at most."),
    ],
)
def test_a_question_that_nobody_can_mean_is_refused_in_words(client, asked, fault):
    for address in ("/search/", "/search.json", "/search.atom"):
        page = client.get(address, {"q": asked})

        assert page.status_code == 400
    assert fault in words(client.get("/search/", {"q": asked}).text, "content")


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e9"])
def test_a_page_that_is_none_is_refused(client, page):
    assert client.get("/search/", {"q": "tpp", "page": page}).status_code == 400


def test_what_was_typed_is_shown_as_text(client, tpp):
    page = client.get("/search/", {"q": "<script>alert(1)</script>"}).text

    assert "<script>" not in page
    assert faults(page) == []


def test_a_hit_is_escaped_around_its_mark(client, tpp):
    make.topic(tpp, topic_en="Rules <b>of origin</b> & more")

    page = client.get("/search/?q=origin").text

    assert "Rules &lt;b&gt;of <mark>origin</mark>&lt;/b&gt; &amp; more" in page


def test_data_gives_the_same_hits(client, tpp):
    read = client.get("/search.json?q=auckland").json()
    [event] = tpp.status_events.all()

    assert read["totals"] == {"status-event": 1}
    assert read["hits"] == [
        {
            "kind": "status-event",
            "label": "Signed, 4 February 2016",
            "about": "TPP",
            "passage": "In Auckland.",
            "address": f"/agreements/tpp/#event-{event.pk}",
        }
    ]
    table = client.get("/search.csv?q=auckland").text
    assert table.splitlines()[0] == "kind,label,about,passage,address"
    assert client.get("/search.json").json()["hits"] == []


def test_a_search_asks_no_more_for_more_hits(client, tpp):
    make.source("report-of-2013")
    before = queries(client, "/search/?q=2013")
    for number in range(20, 40):
        make.round(tpp, number)
        make.step(tpp, make.party(f"P{number}"), Stage.JOINED, "2013-08-01")
        make.source(f"report-of-2013-{number}")

    assert queries(client, "/search/?q=2013") == before
    assert before <= 45


def feed(client, asked):
    answer = client.get(f"/search.atom?q={quote(asked)}")
    read = feedparser.parse(answer.content)
    assert not read.bozo
    return read


def test_a_search_has_a_feed_of_the_developments_that_fit(client, tpp):
    ttip = make.agreement("ttip")
    make.status_event(ttip, Status.NEGOTIATING, "2013-07-08")

    assert [entry.title for entry in feed(client, "auckland").entries] == [
        "TPP: Signed, 4 February 2016"
    ]
    assert len(feed(client, "trans-pacific").entries) == 5
    assert feed(client, "").entries == []
    assert 'href="/search.atom?q=auckland"' in client.get("/search/?q=auckland").text


def test_a_save_without_change_moves_nothing_in_the_feed(client, tpp):
    before = client.get("/search.atom?q=begawan").content
    held = tpp.rounds.get()

    changed = held.record(CORRECTED)

    assert not changed
    assert client.get("/search.atom?q=begawan").content == before
