"""From the form of a row to the page on which readers see it."""

import pytest

from tests import make
from tests.admin.pages import address
from tracker.vocabulary.changes import Publication

pytestmark = pytest.mark.walk


def leads_to(desk, row):
    return desk.get(address(row)).context.get("absolute_url")


def test_each_fact_leads_to_the_page_that_shows_it(desk, client, rows):
    for row in rows:
        where = leads_to(desk, row)
        assert client.get(where).status_code == 200, row


def test_a_fact_leads_to_its_place_on_the_page(desk, tpp):
    event = make.status_event(tpp)

    assert leads_to(desk, event) == f"/agreements/tpp/#event-{event.pk}"
    assert f'id="event-{event.pk}"' in desk.get("/agreements/tpp/").text


def test_what_readers_do_not_see_leads_nowhere(desk, tpp):
    draft = make.topic(tpp, publication=Publication.DRAFT)
    hidden = make.topic(make.agreement("p4", publication=Publication.DRAFT))

    assert leads_to(desk, draft) is None
    assert leads_to(desk, hidden) is None
