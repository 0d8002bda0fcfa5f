"""Ledgers, boards and scores of statements, on a few made ones."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import make
from tests.reading import words
from tracker.models import ChangeContext
from tracker.vocabulary.changes import ChangeKind
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance

pytestmark = pytest.mark.django_db
ADDRESS = "/agreements/tpp/deadlines/concluded/"


@pytest.fixture
def concluded():
    return make.deadline(make.agreement("tpp"), Milestone.CONCLUDED)


def at(monkeypatch, moment):
    """Has the clock of our record stand at the moment."""
    monkeypatch.setattr(timezone, "now", lambda: moment)


def target(deadline, stated_on, latest, **fields):
    return make.forecast(
        deadline,
        stated_on=stated_on,
        target_text=f"by {latest}",
        target_latest=date.fromisoformat(latest),
        **{"stance": Stance.TARGET, **fields},
    )


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_a_statement_of_2011_entered_in_2024_is_known_only_from_then_on(
    client, monkeypatch
):
    at(monkeypatch, datetime(2024, 1, 10, tzinfo=UTC))
    deadline = make.deadline(make.agreement("tpp"), Milestone.CONCLUDED)
    at(monkeypatch, datetime(2024, 3, 1, tzinfo=UTC))
    target(deadline, "2011-11-12", "2012-12-31")
    at(monkeypatch, datetime(2026, 11, 23, tzinfo=UTC))

    before = client.get(f"{ADDRESS}?on=2012-01-01&known=2024-02-01").text
    after = client.get(f"{ADDRESS}?on=2012-01-01&known=2024-04-01").text

    assert "by 2012-12-31" not in before
    assert "by 2012-12-31" in after


def test_a_typo_corrected_later_shows_as_it_was_and_as_it_is(client, monkeypatch):
    at(monkeypatch, datetime(2024, 1, 10, tzinfo=UTC))
    deadline = make.deadline(make.agreement("tpp"), Milestone.CONCLUDED)
    said = target(deadline, "2011-11-12", "2021-12-31")
    at(monkeypatch, datetime(2024, 5, 1, tzinfo=UTC))
    said.target_latest, said.target_text = date(2012, 12, 31), "by 2012-12-31"
    said.record(
        ChangeContext("Typo", kind=ChangeKind.CORRECTION, note="2012, not 2021")
    )
    at(monkeypatch, datetime(2026, 11, 23, tzinfo=UTC))

    before = client.get(f"{ADDRESS}?known=2024-04-30").text
    after = client.get(f"{ADDRESS}?known=2024-05-01").text

    assert "31 December 2021" in before
    assert "31 December 2012" not in before
    assert "31 December 2012" in after
    assert "31 December 2021" not in after


def test_a_page_can_be_cited_by_an_address_that_answers_the_same(client, concluded):
    target(concluded, "2011-11-12", "2012-12-31")
    now = client.get(ADDRESS)
    target(concluded, "2011-11-13", "2012-06-30")

    cited = client.get(now.context["permalink"].address)

    assert "by 2012-12-31" in cited.text
    assert "by 2012-06-30" not in cited.text
    assert now.context["permalink"].address in now.text.replace("&amp;", "&")


def test_a_withdrawn_statement_is_on_no_page_and_still_where_it_was_known(
    client, monkeypatch
):
    at(monkeypatch, datetime(2024, 1, 10, tzinfo=UTC))
    deadline = make.deadline(make.agreement("tpp"), Milestone.CONCLUDED)
    said = target(deadline, "2011-11-12", "2012-12-31")
    at(monkeypatch, datetime(2024, 2, 10, tzinfo=UTC))
    said.withdraw(
        ChangeContext("Not said", kind=ChangeKind.CORRECTION, note="Never said so")
    )
    at(monkeypatch, datetime(2026, 11, 23, tzinfo=UTC))

    assert "by 2012-12-31" not in client.get(ADDRESS).text
    assert "by 2012-12-31" not in client.get("/statements/").text
    assert "by 2012-12-31" in client.get(f"{ADDRESS}?known=2024-02-09").text


def test_a_draft_statement_is_on_no_page(client, concluded):
    target(concluded, "2011-11-12", "2012-12-31", publication="draft")

    for address in (ADDRESS, "/statements/", "/scores/", "/deadlines/"):
        assert "by 2012-12-31" not in client.get(address).text


def test_a_deadline_that_nobody_had_spoken_of_says_so(client, concluded):
    target(concluded, "2011-11-12", "2012-12-31")

    page = client.get(f"{ADDRESS}?on=2010-01-01").text

    assert "Nobody had put a date on this by that day" in page


def test_a_mistyped_deadline_is_answered_with_the_nearest(client, concluded):
    answer = client.get("/agreements/tpp/deadlines/conclded/")

    assert answer.status_code == 404
    right = "/agreements/tpp/deadlines/concluded/"
    assert "Did you mean concluded?" in words(answer.text, "content")
    assert f'href="{right}">concluded</a>' in answer.text


def test_slip_is_counted_against_the_same_speakers_last_window(client, concluded):
    froman, obama = make.speaker("Michael Froman"), make.speaker("Barack Obama")
    target(concluded, "2011-11-12", "2012-12-31", speaker=froman)
    target(concluded, "2012-01-12", "2014-12-31", speaker=obama)
    target(concluded, "2012-11-12", "2013-12-31", speaker=froman)

    page = client.get(ADDRESS).text

    assert page.count("+365") == 1
    assert "+730" not in page


def test_five_statements_and_sixty_ask_the_same_of_the_database(client, concluded):
    for day in range(10, 15):
        target(concluded, f"2011-11-{day}", "2012-12-31")
    addresses = (ADDRESS, "/statements/", "/scores/", "/deadlines/")
    few = [queries(client, address) for address in addresses]
    for day in range(1, 29):
        speaker = make.speaker(f"Speaker {day}")
        target(concluded, f"2012-01-{day:02}", "2012-12-31", speaker=speaker)
        target(concluded, f"2012-02-{day:02}", "2012-12-31", speaker=speaker)

    many = [queries(client, address) for address in addresses]

    assert few == many


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/compare/?a=2014-03-03&b=2013-09-30", "wanted the earlier day first"),
        ("/compare/?a=soon", "wanted a day such as 2013-10-07"),
        ("/compare/?a=2013&agreement=nonesuch", "wanted one of"),
        ("/scores/?by=weather", "wanted one of"),
        ("/scores/?kind=astrologers", "wanted one of"),
        ("/statements/?verdict=splendid", "wanted one of"),
        ("/statements/?page=0", "wanted a number from 1"),
        ("/deadlines/?known=2999-01-01", "still to come"),
        ("/deadlines/?known=yesterday", "wanted a moment such as"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(client, address, words):
    make.agreement("tpp")

    answer = client.get(address)

    assert answer.status_code == 400
    assert words in answer.text


def test_empty_boards_say_so(client):
    for address in ("/scores/", "/statements/"):
        assert "No statement fits" in client.get(address).text
    assert client.get("/deadlines/").text.count("None on that day.") == 4
    nothing = client.get("/compare/?a=2013-01-01&b=2014-01-01").text
    assert "Nothing on record happened between the two days." in nothing


def test_two_moments_compared_tell_what_was_corrected_between_them(client, monkeypatch):
    at(monkeypatch, datetime(2024, 1, 10, tzinfo=UTC))
    deadline = make.deadline(make.agreement("tpp"), Milestone.CONCLUDED)
    said = target(deadline, "2011-11-12", "2021-12-31")
    at(monkeypatch, datetime(2024, 5, 1, tzinfo=UTC))
    said.target_latest = date(2012, 12, 31)
    said.record(
        ChangeContext("Typo", kind=ChangeKind.CORRECTION, note="2012, not 2021")
    )
    at(monkeypatch, datetime(2026, 11, 23, tzinfo=UTC))

    between = client.get("/compare/?known_a=2024-02-01&known_b=2024-06-01").text
    after = client.get("/compare/?known_a=2024-06-01").text

    assert "2012, not 2021" in between
    assert "31 December 2021" in between
    assert "Nothing in the record was changed" in after


def test_moments_are_compared_earlier_first(client):
    answer = client.get("/compare/?known_a=2024-06-01&known_b=2024-02-01")

    assert answer.status_code == 400
    assert "wanted the earlier moment first" in answer.text
