"""The home page: every agreement, where it stands and what is expected."""

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
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import AgreementKind, Region
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def tpp():
    """The TPP in talks since 2010, with an aim for 2013, and concluded in 2015."""
    tpp = make.agreement("tpp")
    make.status_event(tpp, Status.NEGOTIATING, "2010-03-15")
    make.status_event(
        tpp, Status.CONCLUDED, "2015-10-05", description="Announced in Atlanta."
    )
    make.step(tpp, make.party("JP"), Stage.JOINED, "2013-07-23")
    make.forecast(make.deadline(tpp), "2013-08-23", target_latest=date(2013, 12, 31))
    return tpp


@pytest.fixture
def services():
    """Talks on services, across the Atlantic."""
    tisa = make.agreement(
        "tisa", kind=AgreementKind.SERVICES, region=Region.TRANSATLANTIC
    )
    make.status_event(tisa, Status.EXPLORATORY, "2012-07-05")
    make.participation(tisa, make.party("EU"))
    return tisa


def rows(page):
    """The agreements shown, in their order."""
    return [line.agreement.short_name for line in page.context["board"].lines]


def test_the_board_shows_where_an_agreement_stands(client, tpp):
    page = client.get("/?on=2013-10-31")

    read = words(page.text, "content")
    assert page.status_code == 200
    assert title(page.text) == "Where every agreement stands · Negotiation tracker"
    assert "TPP Free trade agreement · Asia-Pacific" in read
    assert "Under negotiation since 15 March 2010" in read
    assert "Conclusion Expected up to 31 December 2013" in read
    assert "Michael Froman, 23 August 2013" in read
    assert "Japan 23 July 2013" in read


def test_a_status_known_by_a_last_day_only_says_by_then(client):
    make.status_event(make.agreement("ftaa"), Status.PROPOSED, "../2013-10")

    read = words(client.get("/?on=2013-10-31").text, "content")

    assert "Proposed by October 2013" in read


def test_nothing_from_after_the_day_is_on_the_board(client, tpp):
    read = words(client.get("/?on=2013-10-31").text, "content")

    assert "2015" not in read
    assert "Concluded since" not in read
    assert "Atlanta" not in read


def test_without_a_day_the_board_shows_today(client, tpp, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2016, 1, 1))

    page = client.get("/")

    assert page.context["clocks"].on == date(2016, 1, 1)
    assert "Concluded since 5 October 2015" in words(page.text, "content")
    assert "As of 1 January 2016: what had happened" not in words(page.text)


def test_a_banner_says_which_day_the_board_shows(client, tpp):
    page = client.get("/?on=2013-10")

    assert "As of 31 October 2013: what had happened" in words(page.text)


def test_links_carry_the_day_along(client, tpp):
    page = client.get("/?on=2013-10")

    assert 'href="/agreements/tpp/?on=2013-10-31"' in page.text


def test_an_empty_board_says_so(client):
    page = client.get("/")

    assert page.status_code == 200
    assert "No agreement fits." in words(page.text, "content")


def test_an_agreement_that_had_not_begun_says_so(client, tpp):
    page = client.get("/?on=2009-12-31")

    assert "Nothing by that day" in words(page.text, "content")


@pytest.mark.parametrize(
    "asked",
    [
        "kind=services",
        "status=exploratory",
        "region=transatlantic",
        "party=EU",
        "kind=services&region=transatlantic&party=EU&status=exploratory",
    ],
)
def test_the_board_narrows_to_what_is_asked_for(client, tpp, services, asked):
    page = client.get(f"/?on=2013-10-31&{asked}")

    assert rows(page) == ["TISA"]
    assert "1 of 2 shown." in words(page.text, "content")
    assert "Show all" in words(page.text, "content")


def test_the_form_shows_what_was_asked_for(client, tpp, services):
    page = client.get("/?kind=services&party=EU&sort=name")

    assert '<option value="services" selected>' in page.text
    assert '<option value="EU" selected>' in page.text
    assert '<option value="name" selected>' in page.text


def test_what_had_not_begun_can_be_asked_for(client, tpp, services):
    assert rows(client.get("/?on=2010-12-31&status=none")) == ["TISA"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", ["TPP", "TISA"]),
        ("developed", ["TPP", "TISA"]),
        ("name", ["TISA", "TPP"]),
        ("status", ["TISA", "TPP"]),
        ("since", ["TISA", "TPP"]),
        ("parties", ["TISA", "TPP"]),
    ],
)
def test_the_board_can_be_sorted(client, tpp, services, sort, order):
    assert rows(client.get(f"/?on=2013-10-31&sort={sort}")) == order


@pytest.fixture
def sixty():
    for number in range(60):
        make.agreement(f"tifa-{number:02}", kind=AgreementKind.TIFA)


@pytest.mark.usefixtures("sixty")
def test_pages_of_fifty_lead_to_each_other(client):
    first = client.get("/?sort=name&kind=tifa&on=2013-10-31")
    second = client.get("/?sort=name&kind=tifa&on=2013-10-31&page=2")

    assert (len(rows(first)), len(rows(second))) == (50, 10)
    assert rows(second)[0] == "TIFA-50"
    assert "Page 1 of 2 Next" in words(first.text, "content")
    assert "?sort=name&amp;kind=tifa&amp;on=2013-10-31&amp;page=2" in first.text
    assert "Previous Page 2 of 2" in words(second.text, "content")


@pytest.mark.usefixtures("sixty")
def test_a_page_past_the_last_is_the_last(client):
    page = client.get("/?sort=name&page=99")

    assert rows(page) == rows(client.get("/?sort=name&page=2"))


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("kind=treaty", "kind: got “treaty”; wanted one of bit, customs-union, fta"),
        ("status=done", "status: got “done”; wanted one of abandoned"),
        ("region=mars", "region: got “mars”; wanted one of africa"),
        ("sort=random", "sort: got “random”; wanted one of developed"),
        ("party=XX", "party: got “XX”; wanted the code of a party"),
        ("party=%00", "party: got 1 characters; wanted"),
        ("page=0", "page: got “0”; wanted a number from 1."),
        ("page=-1", "page: got “-1”; wanted a number from 1."),
        ("page=two", "page: got “two”; wanted a number from 1."),
        ("page=%D9%A2", "page: got “٢”; wanted a number from 1."),
        ("page=1000000000", "page: got “1000000000”; wanted a number from 1."),
        ("page=" + "1" * 5000, f"page: got “{'1' * 40}”; wanted a number from 1."),
        ("on=yesterday", "on: got “yesterday”; wanted a day such as"),
        ("known=2999-01-01", "known: got “2999-01-01”, which is still to come"),
        ("kind=%00", "wanted one of bit"),
    ],
    ids=lambda value: value[:20],
)
def test_a_question_that_cannot_be_answered_is_refused_in_words(client, asked, fault):
    page = client.get(f"/?{asked}")

    assert page.status_code == 400
    assert fault in words(page.text, "content")
    assert faults(page.text) == []


def test_a_refusal_repeats_what_was_asked_for_as_text(client):
    page = client.get("/?kind=<script>alert(1)</script>")

    assert page.status_code == 400
    assert "<script>alert" not in page.text


def test_a_party_that_was_not_involved_by_the_day_has_an_empty_board(client, tpp):
    page = client.get("/?party=JP&on=2013-07-22")

    assert page.status_code == 200
    assert "No agreement fits." in words(page.text, "content")
    assert '<option value="JP" selected>Japan</option>' in page.text


def test_the_board_is_only_read(client):
    assert client.post("/").status_code == 405


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_an_agreement_that_is_not_published_is_not_on_the_board(client, publication):
    make.agreement("tpp", publication=publication)

    page = client.get("/")

    assert "TPP" not in page.text
    assert "No agreement fits." in words(page.text, "content")


def test_an_event_that_is_not_published_is_not_on_the_board(client, tpp):
    make.status_event(
        tpp,
        Status.SIGNED,
        "2013-10-01",
        description="Signed in Bali.",
        publication=Publication.DRAFT,
    )

    assert "Signed in Bali" not in client.get("/?on=2013-10-31").text


def test_facts_of_a_withdrawn_agreement_go_with_it(client, tpp, services):
    tpp.withdraw(ChangeContext("Recorded twice"))

    page = client.get("/?on=2013-10-31")

    assert rows(page) == ["TISA"]
    assert "Japan" not in page.text


def test_the_board_can_be_asked_what_it_held_before(client, tpp):
    before = newest_moment().isoformat().replace("+00:00", "Z")
    tpp.short_name = "TPPA"
    tpp.record(make.WHY)

    page = client.get(f"/?on=2013-10-31&known={before}")

    assert rows(page) == ["TPP"]
    assert "As this site held it on" in words(page.text)
    assert f"/agreements/tpp/?on=2013-10-31&amp;known={before}" in page.text
    assert rows(client.get("/?on=2013-10-31")) == ["TPPA"]


@pytest.mark.parametrize(
    "address", ["/", "/?on=2013-10-31&sort=name", "/?kind=bit", "/?known=2013-10-07"]
)
def test_the_board_is_well_formed(client, tpp, services, address):
    assert faults(client.get(address).text) == []


def test_the_board_asks_no_more_for_more_agreements(client):
    @change_set()
    def begun(numbers):
        for number in numbers:
            agreement = make.agreement(f"tifa-{number:02}")
            make.status_event(agreement, Status.SIGNED, "2012-10")
            make.step(agreement, make.party("US"))
            make.round(agreement)
            make.forecast(make.deadline(agreement))

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/?on=2013-10-31").status_code == 200
        return len(asked)

    begun(range(3))
    for_three = queries()
    begun(range(3, 60))

    assert queries() == for_three
