"""Lists: their filters show and carry what the address asks, and pages keep it."""

import pytest

from tests import make
from tracker.queries.board.board import PAGE_SIZE

pytestmark = pytest.mark.django_db


def test_filters_carry_the_moment_of_the_record_unseen(client):
    page = client.get("/?known=2020-01-01T09:30:00Z&sort=name")

    assert (
        '<input type="hidden" name="known" value="2020-01-01T09:30:00Z">' in page.text
    )


def test_filters_carry_what_only_links_ask_for(client):
    page = client.get("/statements/?verdict=met&deadline=concluded&kind=government")

    assert '<input type="hidden" name="verdict" value="met">' in page.text
    assert '<input type="hidden" name="deadline" value="concluded">' in page.text
    assert 'name="ahead"' not in page.text


def test_filters_begin_again_at_the_first_page(client):
    assert 'name="page"' not in client.get("/?page=2").text


def test_an_order_that_is_not_asked_for_is_shown_as_chosen(client):
    assert '<option value="developed" selected>' in client.get("/").text


def test_pages_keep_what_was_asked_for(client):
    for number in range(PAGE_SIZE + 1):
        make.agreement(f"tifa-{number:02}")

    page = client.get("/?sort=name&on=2013-10-07")

    assert 'rel="next" href="?sort=name&amp;on=2013-10-07&amp;page=2"' in page.text


def test_of_several_faults_the_first_is_told(client):
    page = client.get("/?status=lost&kind=odd&page=zero")

    assert page.status_code == 400
    assert "kind: got “odd”" in page.text
