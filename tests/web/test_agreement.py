"""The page of one agreement: all that is on record of it by the day."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext, change_set
from tracker.models.moments import newest_moment
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.databases import Database
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

TAKEN_BACK = ChangeContext("Recorded twice")
SECTIONS = [
    "parties",
    "deadlines",
    "developments",
    "rounds",
    "background",
    "identifiers",
    "sources",
    "changes",
]


@pytest.fixture
@change_set()
def tpp():
    """The TPP with one fact of each kind by October 2013, and its end."""
    tpp = make.agreement("tpp", name_zh="跨太平洋伙伴关系协定", parent_body="APEC")
    make.status_event(
        tpp,
        Status.NEGOTIATING,
        "2010-03-15",
        description="First round opens in Melbourne.",
    )
    make.status_event(
        tpp, Status.CONCLUDED, "2015-10-05", description="Announced in Atlanta."
    )
    make.step(tpp, make.party("JP"), Stage.JOINED, "2013-07-23", note="In round 18.")
    make.step(tpp, make.party("JP"), Stage.SIGNED, "2016-02-04")
    make.step(tpp, make.party("KR"), Stage.INTEREST, "2013-09-30")
    make.round(tpp, 19)
    make.round(
        tpp,
        None,
        label="TPP trade ministers, Atlanta",
        start="2015-09-30",
        end="2015-10-05",
        city="Atlanta",
        country=make.party("US"),
    )
    make.forecast(
        make.deadline(tpp),
        "2013-08-23",
        "this year",
        target_latest=date(2013, 12, 31),
    )
    make.indicator(tpp, name="Members", value="12", unit="economies", as_of="2013-09")
    make.indicator(tpp, name="Chapters", value="30", unit="chapters", as_of="2015-10")
    make.topic(tpp)
    make.discrepancy(tpp)
    return tpp


def page_at(client, on="2013-10-31", more=""):
    page = client.get(f"/agreements/tpp/?on={on}{more}")
    assert page.status_code == 200
    return page.text


def test_the_page_says_what_and_where_the_agreement_is(client, tpp):
    page = page_at(client)

    read = words(page, "content")
    assert title(page) == "TPP · Negotiation tracker"
    assert read.startswith("Trans-Pacific Partnership (TPP)")
    assert "跨太平洋伙伴关系协定 · Free trade agreement · Plurilateral" in read
    assert "Status Under negotiation since 15 March 2010" in read
    assert "Parties 1 1 approaching" in read
    assert "Numbered rounds held 1" in read
    assert "Expected next Conclusion Expected up to 31 December 2013" in read
    assert "Last development 30 September 2013" in read


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("parties", "In (1) Party Talks Treaty Japan Joined the talks 23 July 2013"),
        ("parties", "Approaching (1) Party Talks Treaty Korea Interest 30 September"),
        ("deadlines", "Conclusion Expected up to 31 December 2013"),
        ("deadlines", "23 August 2013 Michael Froman (Government): “this year”"),
        ("developments", "15 March 2010 Under negotiation: First round opens in"),
        ("developments", "23 July 2013 Japan: Joined the talks (Talks) In round 18."),
        ("rounds", "TPP round 19 23–30 August 2013 Bandar Seri Begawan, Brunei"),
        ("rounds", "1 numbered round held by that day"),
        ("sources", "Working paper cass-wp-201407, Chinese Academy of Social"),
        ("background", "Figures 1 Agenda, aims and obstacles 1 Where sources dis"),
    ],
)
def test_each_section_shows_its_facts(client, tpp, section, said):
    assert said in words(page_at(client), section)


@pytest.mark.parametrize("section", ["parties", "developments", "rounds"])
def test_no_section_shows_a_year_after_the_day(client, tpp, section):
    read = words(page_at(client), section)

    assert "2013" in read
    assert not any(year in read for year in ["2014", "2015", "2016"])


def test_the_same_page_later_shows_what_became_of_it(client, tpp):
    page = page_at(client, "2016-02-04")

    assert "Status Concluded since 5 October 2015" in words(page, "content")
    assert "Conclusion Met 5 October 2015 what met it" in words(page, "deadlines")
    assert "TPP trade ministers, Atlanta" in words(page, "rounds")


def test_a_deadline_leads_to_what_met_it(client, tpp):
    page = page_at(client, "2016-02-04")

    event = tpp.status_events.get(status="concluded")
    assert f'href="#event-{event.id}"' in page
    assert "Announced in Atlanta." in words(page, f"event-{event.id}")


def test_a_fact_leads_to_its_sources(client, tpp):
    event = tpp.status_events.get(status="negotiating")
    make.cite(event, make.source("dfat-round1"), locator="p. 2")

    page = page_at(client)

    [number] = re.findall(r'<a href="#(s\d+)"\s+title="p. 2">', page)
    assert "Working paper dfat-round1" in words(page, number)


def test_a_banner_says_which_day_the_page_shows(client, tpp):
    page = page_at(client, "2013-10")

    assert "As of 31 October 2013: what had happened" in words(page)


def test_links_to_parties_carry_the_day_along(client, tpp):
    assert 'href="/parties/JP/?on=2013-10-31"' in page_at(client)


def test_an_agreement_that_took_its_place_is_named_once_it_has_begun(client, tpp):
    cptpp = make.agreement("cptpp")
    make.succession(cptpp, tpp)
    make.status_event(cptpp, Status.EXPLORATORY, "2017-03")

    assert "Superseded by CPTPP" not in words(page_at(client))
    assert "Superseded by CPTPP" in words(page_at(client, "2017-03-31"))
    later = client.get("/agreements/cptpp/?on=2017-03-31")
    assert "Takes the place of TPP" in words(later.text)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("parties", "No party is on record by that day."),
        ("deadlines", "Nobody had put a date on anything by that day"),
        ("developments", "Nothing had happened by that day."),
        ("rounds", "No round is on record by that day."),
    ],
)
def test_a_section_without_facts_says_so(client, section, said):
    make.agreement()

    assert said in words(page_at(client), section)


def test_an_agreement_without_facts_has_a_page(client):
    make.agreement()

    read = words(page_at(client), "content")

    assert "Status Nothing had happened by that day" in read
    assert "Parties 0" in read
    assert "Numbered rounds held 0" in read
    assert "No open deadline on record" in read
    assert "Last development –" in read


def test_every_section_is_on_the_list_of_sections(client, tpp):
    page = page_at(client)

    for section in SECTIONS:
        assert f'<a href="#{section}">' in page
        assert words(page, section)


def test_without_a_day_the_page_shows_today(client, tpp, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2016, 1, 1))

    page = client.get("/agreements/tpp/")

    assert "Status Concluded" in words(page.text, "content")


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("tppp", "No agreement is called “tppp” here. Did you mean tpp"),
        ("zzz", "No agreement is called “zzz” here. Search for “zzz” · All agreements"),
        ("t" * 300, "No agreement is called"),
    ],
    ids=lambda value: value[:10],
)
def test_an_unknown_agreement_is_not_found_and_the_nearest_named(client, slug, said):
    make.agreement()

    page = client.get(f"/agreements/{slug}/")

    assert page.status_code == 404
    assert said in words(page.text, "content")
    assert faults(page.text) == []


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
@pytest.mark.parametrize("address", ["/agreements/tpp/", "/agreements/tpp/changes/"])
def test_an_agreement_that_is_not_published_is_not_found(client, publication, address):
    make.agreement("tpp", publication=publication)
    make.agreement("cptpp")

    page = client.get(address)

    assert page.status_code == 404
    assert "Did you mean cptpp?" in words(page.text, "content")


def test_facts_that_are_not_published_are_not_on_the_page(client):
    tpp, draft = make.agreement(), {"publication": Publication.DRAFT}
    make.status_event(tpp, description="A draft event.", **draft)
    make.step(tpp, make.party("JP"), **draft)
    make.round(tpp, label="A draft round", **draft)
    make.forecast(make.deadline(tpp), target_text="a draft target", **draft)
    make.forecast(
        make.deadline(tpp, Milestone.SIGNED, **draft),
        target_text="a target of a draft",
        **draft,
    )
    make.indicator(tpp, name="A draft figure", **draft)
    make.topic(tpp, topic_en="A draft topic", **draft)
    make.discrepancy(tpp, subject="A draft subject", **draft)

    page = page_at(client)

    assert "draft" not in page.casefold()
    assert "Japan" not in page
    assert "Nobody had put a date on anything" in words(page, "deadlines")


def test_a_withdrawn_fact_is_no_longer_on_the_page(client, tpp):
    event = tpp.status_events.get(status="negotiating")
    event.withdraw(TAKEN_BACK)

    page = page_at(client)

    assert "First round opens" not in words(page, "developments")
    assert "Status Nothing had happened by that day" in words(page, "content")


def test_a_withdrawn_agreement_takes_its_facts_with_it(client, tpp):
    tpp.withdraw(TAKEN_BACK)

    page = client.get("/agreements/tpp/")

    assert page.status_code == 404
    assert "Japan" not in page.text


def test_the_page_can_be_asked_what_it_held_before(client, tpp):
    before = newest_moment().isoformat().replace("+00:00", "Z")
    tpp.name_en = "Trans-Pacific Partnership Agreement"
    tpp.record(make.WHY)
    make.round(tpp, 20, start="2013-10-01", end="2013-10-02")

    then = page_at(client, more=f"&known={before}")
    now = page_at(client)

    assert "Partnership (TPP)" in words(then, "content")
    assert "TPP round 20" not in words(then)
    assert "As this site held it on" in words(then)
    assert "Partnership Agreement (TPP)" in words(now, "content")
    assert "TPP round 20" in words(now, "rounds")


def test_an_agreement_is_not_found_at_a_moment_before_it_was_recorded(client, tpp):
    page = client.get("/agreements/tpp/?known=2013-10-07")

    assert page.status_code == 404


def test_recent_changes_are_told_with_their_note(client, tpp):
    tpp.name_en = "Trans-Pacific Partnership Agreement"
    note = "Its full name, as the text has it."
    tpp.record(ChangeContext("Checked", kind=ChangeKind.CORRECTION, note=note))

    read = words(page_at(client), "changes")

    assert note in read
    assert "Trans-Pacific Partnership → Trans-Pacific Partnership Agreement" in read


def test_all_changes_have_a_page_of_their_own(client, tpp):
    tpp.parent_body = ""
    note = "The talks stand on their own."
    tpp.record(ChangeContext("Checked", kind=ChangeKind.CORRECTION, note=note))

    page = client.get("/agreements/tpp/changes/")

    assert page.status_code == 200
    assert title(page.text).startswith("Changes to the record of TPP")
    assert note in words(page.text, "content")
    assert faults(page.text) == []


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("on=2013-02-30", "on: got “2013-02-30”; wanted a day such as"),
        ("known=never", "known: got “never”; wanted a moment such as"),
        ("known=2999-01-01", "which is still to come"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_in_words(
    client, tpp, asked, fault
):
    page = client.get(f"/agreements/tpp/?{asked}")

    assert page.status_code == 400
    assert fault in words(page.text, "content")
    assert faults(page.text) == []


def test_the_page_is_only_read(client, tpp):
    assert client.post("/agreements/tpp/").status_code == 405


@pytest.mark.parametrize(
    "asked", ["", "?on=2013-10-31", "?on=2016-02-04", "?on=1950", "?on=2099"]
)
def test_the_page_is_well_formed(client, tpp, asked):
    assert faults(client.get(f"/agreements/tpp/{asked}").text) == []


def test_words_of_a_source_are_shown_as_text(client):
    tpp = make.agreement()
    make.status_event(tpp, description="<script>alert('Melbourne')</script>")

    page = page_at(client)

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert faults(page) == []


def test_the_page_asks_no_more_for_more_facts(client):
    tpp = make.agreement()

    @change_set()
    def told(numbers):
        for number in numbers:
            party, day = make.party(f"P{number:02}"), number % 28 + 1
            make.status_event(tpp, stated_date=f"2010-03-{day:02}", party=party)
            make.step(tpp, party)
            make.round(tpp, number + 1)
            make.indicator(tpp, name=f"Figure {number}")
            make.topic(tpp, topic_en=f"Topic {number}")
            make.discrepancy(tpp, subject=f"Subject {number}")
            about = {"party": party, "stage": Stage.JOINED}
            make.forecast(make.deadline(tpp, Milestone.ACCESSION, **about))
            meeting = {"round_name": f"{number + 1}"}
            make.forecast(make.deadline(tpp, Milestone.ROUND, **meeting))

    def queries():
        with CaptureQueriesContext(connection) as asked:
            page_at(client)
        return len(asked)

    told(range(3))
    for_three = queries()
    told(range(3, 60))

    assert queries() == for_three


def test_what_other_databases_call_it_leads_there(client, tpp):
    make.identifier(tpp, Database.WIKIDATA, "Q42")
    make.identifier(tpp, Database.DESTA, "12")
    make.identifier(make.agreement("p4"), Database.WIKIDATA, "Q43")

    page = client.get("/agreements/tpp/").text

    assert words(page, "identifiers") == "In other databases DESTA 12 Wikidata Q42"
    assert 'href="https://www.wikidata.org/wiki/Q42"' in page
    assert "Q43" not in page


def test_an_identifier_is_there_from_the_moment_it_was_recorded(client, tpp):
    before = newest_moment()
    make.identifier(tpp)

    page = client.get("/agreements/tpp/", {"known": before.isoformat()}).text

    assert words(page, "identifiers") == "In other databases No identifiers on record."


def test_the_data_of_an_agreement_has_its_identifiers(client, tpp):
    make.identifier(tpp, Database.DESTA, "12")
    make.identifier(tpp, Database.WIKIDATA, "Q42")

    [desta, wikidata] = client.get("/agreements/tpp.json").json()["identifiers"]

    assert (desta["identifier"], desta["address"]) == ("12", None)
    assert wikidata["address"] == "https://www.wikidata.org/wiki/Q42"
