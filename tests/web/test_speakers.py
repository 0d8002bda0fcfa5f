"""Everybody who said when, and the page of one."""

from datetime import date

import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext
from tracker.models.moments import newest_moment
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

CORRECTED = ChangeContext(
    "Read again", kind=ChangeKind.CORRECTION, note="It was misread"
)


@pytest.fixture
def froman():
    """Froman said twice when the TPP would be concluded; it was on 5 October 2015."""
    tpp = make.agreement("tpp")
    make.status_event(tpp, Status.NEGOTIATING, "2010-03-15")
    make.status_event(tpp, Status.CONCLUDED, "2015-10-05")
    concluded = make.deadline(tpp, Milestone.CONCLUDED)
    froman = make.speaker(name_zh="弗罗曼", party=make.party("US"))
    make.forecast(concluded, "2013-07-18", target_latest=date(2013, 12, 31))
    make.forecast(
        concluded, "2014-11-10", "by mid-2015", target_latest=date(2015, 6, 30)
    )
    elms = make.speaker("Deborah Elms", kind=SpeakerKind.ACADEMIC)
    make.forecast(concluded, "2012-08", "hard in 2013", speaker=elms)
    return froman


def test_a_speaker_has_a_page_of_all_that_they_said(client, froman):
    page = client.get("/speakers/michael-froman/")

    shown = words(page.text, "content")
    assert title(page.text) == "Michael Froman · Negotiation tracker"
    assert "弗罗曼 · Government · speaks for United States" in shown
    assert "10 November 2014 TPP: Conclusion “by mid-2015”" in shown
    assert "18 July 2013 TPP: Conclusion “by end of 2013”" in shown
    assert "+546 +97 late" in shown
    assert "hard in 2013" not in shown
    assert "Working paper cass-wp-201407" in words(page.text, "sources")
    assert '<a href="/method/">' in page.text
    assert faults(page.text) == []


def test_windows_that_moved_are_drawn_for_the_speaker_alone(client, froman):
    [chart] = client.get("/speakers/michael-froman/").context["charts"]

    assert chart.panel.heading == "TPP: Conclusion"
    assert {row.statement.speaker for row in chart.panel.rows} == {"Michael Froman"}
    assert client.get("/speakers/deborah-elms/").context["charts"] == []


def test_a_page_is_of_the_day(client, froman):
    page = client.get("/speakers/michael-froman/?on=2013-10-07")
    before = client.get("/speakers/michael-froman/?on=2013-07-17")

    assert "mid-2015" not in page.text
    assert "/agreements/tpp/deadlines/concluded/?on=2013-10-07#forecast-" in page.text
    assert "No statement of theirs is on record by that day." in words(before.text)


def test_a_page_is_as_the_record_was(client, froman):
    then = newest_moment().isoformat().replace("+00:00", "Z")
    froman.name_zh = "迈克尔·弗罗曼"
    froman.record(CORRECTED)

    assert "迈克尔" in client.get("/speakers/michael-froman/").text
    assert "迈克尔" not in client.get(f"/speakers/michael-froman/?known={then}").text


def test_the_list_has_everybody_who_had_spoken_by_the_day(client, froman):
    shown = client.get("/speakers/")

    assert "2 of 2 shown." in words(shown.text, "content")
    assert "Michael Froman 弗罗曼 Government United States 2 0 of 2 +370" in words(
        shown.text, "content"
    )
    assert faults(shown.text) == []
    assert "Froman" not in words(client.get("/speakers/?on=2013-01-01").text)
    nobody = client.get("/speakers/?on=2012-01-01")
    assert "Nobody had said anything by that day" in words(nobody.text)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("kind=academic", ["Deborah Elms"]), ("party=US", ["Michael Froman"])],
)
def test_the_list_narrows_and_keeps_the_clocks(client, froman, asked, found):
    page = client.get(f"/speakers/?{asked}&on=2015-01-01")

    assert [line.speaker.name for line in page.context["shown"].lines] == found
    assert '<input type="hidden" name="on" value="2015-01-01">' in page.text


@pytest.mark.parametrize("asked", ["kind=loud", "party=XX"])
def test_a_filter_that_is_none_is_refused(client, froman, asked):
    assert client.get(f"/speakers/?{asked}").status_code == 400


def test_the_same_as_data(client, froman):
    [elms, first] = client.get("/speakers.json").json()["speakers"]
    page = client.get("/speakers/michael-froman.json").json()

    assert (elms["speaker"], elms["slug"]) == ("Deborah Elms", "deborah-elms")
    assert (first["statements"], first["decided"], first["met"]) == (2, 2, 0)
    assert (page["speaker"], page["party"]) == ("Michael Froman", "US")
    assert [row["target_text"] for row in page["statements"]] == [
        "by mid-2015",
        "by end of 2013",
    ]
    assert client.get("/speakers.csv").text.startswith("speaker,slug,name_zh")
    assert "by mid-2015" in client.get("/speakers/michael-froman.csv").text


def test_a_name_in_chinese_keeps_its_letters(client, froman):
    said = make.deadline(make.agreement("rcep"), Milestone.CONCLUDED)
    make.forecast(said, "2015-08", speaker=make.speaker("高虎城"))

    page = client.get("/agreements/rcep/")

    assert "/speakers/%E9%AB%98%E8%99%8E%E5%9F%8E/" in page.text
    assert client.get("/speakers/高虎城/").status_code == 200
    assert client.get("/speakers/高虎城.json").json()["slug"] == "高虎城"


def test_two_names_that_come_out_the_same_are_told_apart(client, froman):
    second = make.speaker("Michael  Froman!")

    first = client.get("/speakers/michael-froman/")
    other = client.get(f"/speakers/michael-froman~{second.pk}/")

    assert first.context["page"].speaker.id == froman.pk
    assert other.context["page"].speaker.id == second.pk


def test_a_retired_name_leads_to_the_new_one_for_good(client, froman):
    froman.name = "Michael B. Froman"
    froman.record(CORRECTED)
    make.speaker("Michael Froman")

    answer = client.get("/speakers/michael-froman/?on=2013-10-07")

    assert answer.status_code == 301
    assert answer["Location"] == "/speakers/michael-b-froman/?on=2013-10-07"
    data = client.get("/speakers/michael-froman.json")
    assert data["Location"] == "/speakers/michael-b-froman.json"


def test_a_name_in_another_case_leads_to_the_right_one(client, froman):
    answer = client.get("/speakers/Michael-Froman/")

    assert (answer.status_code, answer["Location"]) == (
        301,
        "/speakers/michael-froman/",
    )


def test_a_wrong_name_brings_those_like_it(client, froman):
    page = client.get("/speakers/micheal-froman/?on=2014")

    assert page.status_code == 404
    assert "Did you mean michael-froman?" in words(page.text, "content")
    assert 'href="/speakers/michael-froman/?on=2014">' in page.text


def test_a_draft_speaker_has_no_page(client, froman):
    make.speaker("Ron Kirk", publication=Publication.DRAFT)

    assert client.get("/speakers/ron-kirk/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/agreements/tpp/",
        "/agreements/tpp/deadlines/concluded/",
        "/statements/",
        "/scores/?by=speaker",
        "/parties/US/",
        "/deadlines/?on=2014-06-01",
        "/?on=2014-06-01",
        "/compare/?a=2013-07-01&b=2013-10-07",
        "/search/?q=froman",
    ],
)
def test_a_speaker_is_linked_where_they_are_named(client, froman, address):
    assert '<a href="/speakers/michael-froman/' in client.get(address).text


def test_pages_ask_no_more_for_more_statements(client, froman):
    before = [queries(client, a) for a in ("/speakers/", "/speakers/michael-froman/")]
    [concluded] = froman.forecasts.first().deadline.agreement.deadlines.all()
    for day in range(1, 15):
        make.forecast(concluded, f"2014-03-{day:02}", f"soon, said on day {day}")
        make.forecast(concluded, "2014-04", speaker=make.speaker(f"Minister {day}"))

    after = [queries(client, a) for a in ("/speakers/", "/speakers/michael-froman/")]

    assert after == before
    assert max(after) <= 30
