"""What changed between two versions, in words."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from tests import make
from tracker.models import Forecast, Party, StatusEvent
from tracker.queries.history.wording import (
    Change,
    changes,
    event,
    in_words,
    with_earlier,
)
from tracker.vocabulary.changes import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def tpp():
    return make.agreement("tpp")


def changed(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.record(make.WHY)


def test_a_code_is_told_by_its_label():
    [told] = changes(StatusEvent, [({"status": "signed"}, {"status": "in-force"})])

    assert told == [Change("Status", "Signed", "In force")]


def test_labels_and_fields_are_told_in_the_readers_language():
    with override("zh-hans"):
        [[told]] = changes(StatusEvent, [({}, {"status": "signed"})])

    assert told == Change("状态", "", "已签署")


def test_an_empty_text_and_none_are_the_same_nothing():
    assert changes(StatusEvent, [({"description": ""}, {"description": None})]) == [[]]


def test_a_day_and_a_share_are_told_as_readers_write_them():
    said = {"target_latest": date(2013, 12, 31), "probability": Decimal("0.500")}

    [words] = in_words(Forecast, [said])

    assert (words["target_latest"], words["probability"]) == ("31 December 2013", "0.5")


def test_what_is_worked_out_is_not_told(tpp):
    row = make.status_event(tpp, stated_date="2010-03")
    changed(row, stated_date="2010-03-15")

    [told, _first] = changes(StatusEvent, with_earlier(list(row.history.all())))

    assert told == [Change("Date", "2010-03", "2010-03-15")]


def test_a_first_version_tells_all_that_it_holds(tpp):
    row = make.party("NZ")

    [told] = changes(Party, with_earlier(list(row.history.all())))

    assert told == [
        Change("Publication", "", "Published"),
        Change("Code", "", "NZ"),
        Change("Name in English", "", "New Zealand"),
        Change("Kind", "", "State"),
    ]


def test_versions_of_many_rows_are_paired_each_with_its_own(tpp):
    first = make.status_event(tpp)
    second = make.status_event(tpp, stated_date="2013")
    changed(first, stated_date="2010-03-19")
    changed(second, stated_date="2014")

    versions = list(StatusEvent.history.order_by("-history_date"))
    pairs = [
        (before and before.stated_date, after.stated_date)
        for before, after in with_earlier(versions)
    ]

    assert pairs == [
        ("2013", "2014"),
        ("2010-03-15", "2010-03-19"),
        (None, "2013"),
        (None, "2010-03-15"),
    ]


def test_a_relation_has_the_name_of_its_time(tpp):
    zealand = make.party("NZ")
    row = make.status_event(tpp, party=zealand)
    changed(zealand, name_en="Aotearoa New Zealand")
    changed(row, stated_date="2010-03-19")

    versions = list(row.history.order_by("history_date"))

    names = [words["party"] for words in in_words(StatusEvent, [*versions, row])]
    assert names == ["New Zealand", *["Aotearoa New Zealand"] * 2]


def test_a_relation_of_several_parts_has_the_name_of_today(tpp):
    said = make.forecast(make.deadline(tpp))

    [words] = in_words(Forecast, [said])

    assert words["deadline"] == "TPP: Conclusion"


def test_a_relation_that_is_not_there_is_told_by_its_number():
    [words] = in_words(StatusEvent, [{"party_id": 404}])

    assert words["party"] == "#404"


def test_many_versions_take_no_more_queries_than_few(tpp, django_assert_num_queries):
    for code in ["AU", "BN", "CA", "CL"]:
        changed(
            make.status_event(tpp, party=make.party(code)), stated_date="2010-03-19"
        )
    versions = list(StatusEvent.history.all())

    # The versions before; agreements; parties.
    with django_assert_num_queries(2 + 1 + 1):
        changes(StatusEvent, with_earlier(versions))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, Publication.DRAFT, "recorded as a draft"),
        (None, Publication.PUBLISHED, "recorded"),
        (Publication.DRAFT, Publication.PUBLISHED, "published"),
        (Publication.PUBLISHED, Publication.WITHDRAWN, "withdrawn"),
        (Publication.WITHDRAWN, Publication.DRAFT, "made a draft"),
        (Publication.PUBLISHED, Publication.PUBLISHED, "changed"),
    ],
)
def test_what_happened_to_a_row_as_a_whole_has_a_word(before, after, words):
    had = before and {"publication": before}

    assert event(had, {"publication": after}) == words


def test_no_versions_are_no_pairs():
    assert with_earlier([]) == []
