"""Every fact is to be found on the page that is said to show it."""

import pytest
from django.db.models import F
from django.urls import reverse

from tests import make
from tracker.facts import KINDS
from tracker.queries.rows.page_locations import place, subjects
from tracker.queries.rows.public import published_as_of

pytestmark = [pytest.mark.django_db, pytest.mark.walk]


@pytest.fixture
def facts():
    """One fact of every kind at least, and some about no single agreement."""
    tpp = make.agreement("tpp")
    make.succession(make.agreement("rcep"), tpp)
    make.status_event(tpp)
    make.step(tpp, make.party("JP"))
    make.participation(tpp, make.party("US"))
    make.membership(make.party("EU"), make.party("FR"))
    make.round(tpp)
    make.forecast(make.deadline(tpp))
    make.identifier(tpp)
    for about in (tpp, None):
        make.indicator(about)
        make.topic(about)
        make.discrepancy(about)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_fact_is_on_its_page_at_its_anchor(client, facts, kind):
    rows = list(
        published_as_of(kind.model, known=None).annotate(page_row=F(kind.to_page))
    )
    shown_on = subjects(kind.page, (row.page_row for row in rows), known=None)
    found = [
        place(kind.model, row.id, shown_on.get(about), is_general=about is None)
        for row in rows
        for about in [row.page_row]
    ]

    assert found
    for each in found:
        answer = client.get(reverse(each.page, args=each.names))
        assert answer.status_code == 200
        assert not each.anchor or f'id="{each.anchor}"' in answer.text
