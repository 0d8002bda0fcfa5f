"""Forms that narrow a list: they read the address, refuse in words, and carry it on."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import BadRequest
from django.test import RequestFactory

from tracker.vocabulary.kinds import PartyKind
from tracker.web.clocks import Clocks
from tracker.web.filters import Filters, OneOf, PageField, WordsField, options_of

NOW = Clocks(date(2013, 10, 7), None, date(2013, 10, 7), asks_day=False)
THEN = Clocks(
    date(2013, 9, 30), datetime(2026, 12, 1, 12, tzinfo=UTC), date(2027, 1, 1), True
)


class PartiesForm(Filters):
    kind = OneOf("Kind", options_of(PartyKind))
    bloc = OneOf("Member of")
    q = WordsField("Words")
    page = PageField()

    carried = ("since",)


def asked(query="", at=NOW):
    return PartiesForm(RequestFactory().get(f"/parties/?{query}"), at)


def test_what_is_not_asked_for_means_all():
    form = asked()

    assert form.asked() == {"kind": "", "bloc": "", "q": "", "page": 1}
    assert not form.is_narrow


def test_what_is_asked_for_is_read_without_the_spaces_around_it():
    form = asked("kind=+bloc+&page=2")

    assert form.asked()["kind"] == "bloc"
    assert form.asked()["page"] == 2
    assert form.is_narrow


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind=country", "kind: got “country”; wanted one of bloc, "),
        ("page=0", "page: got “0”; wanted a number from 1."),
        ("page=two", "page: got “two”; wanted a number from 1."),
        ("q=%00", "q: got 1 characters; wanted 200 at most, printable."),
        (f"q={'x' * 201}", "q: got 201 characters; wanted 200 at most, printable."),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(query, said):
    with pytest.raises(BadRequest) as refusal:
        asked(query).asked()

    assert str(refusal.value).startswith(said)


def test_what_is_offered_later_refuses_another():
    form = asked("bloc=NAFTA")
    assert form.asked()["bloc"] == "NAFTA"

    with pytest.raises(BadRequest, match="bloc: got “NAFTA”; wanted one of ASEAN, EU"):
        form.offer("bloc", [("EU", "European Union"), ("ASEAN", "ASEAN")])


def test_what_is_only_suggested_lets_another_pass():
    form = asked("bloc=NAFTA")

    form.suggest("bloc", [("EU", "European Union")])

    assert form.asked()["bloc"] == "NAFTA"


def test_the_clocks_are_carried_along_and_the_page_is_not():
    form = asked("page=3&since=2026-12-01&kind=bloc", at=THEN)

    assert form.hidden == [
        ("since", "2026-12-01"),
        ("on", "2013-09-30"),
        ("known", "2026-12-01T12:00:00Z"),
    ]
    assert [field.name for field in form.shown] == ["kind", "bloc", "q"]
