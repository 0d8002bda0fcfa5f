"""The one door in: what record() demands, keeps and refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from tests import make
from tracker.models import (
    ChangeContext,
    Citation,
    Party,
    Round,
    StaleVersionError,
    StatusEvent,
    Topic,
    UnsourcedError,
)
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.kinds import PartyKind
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_a_reason_is_demanded(reason):
    with pytest.raises(ValueError, match="got no reason; wanted a sentence"):
        ChangeContext(reason)


@pytest.mark.parametrize("kind", [kind for kind in ChangeKind if kind.needs_note])
def test_a_change_that_readers_would_notice_needs_a_public_note(kind):
    with pytest.raises(ValueError, match=f"a {kind} needs one that readers can see"):
        ChangeContext("Leaders met in Bali", kind=kind, note=" ")


def test_housekeeping_needs_no_public_note():
    why = ChangeContext("Spelling", kind=ChangeKind.HOUSEKEEPING)

    assert why.note == ""


def test_a_version_keeps_the_row_and_why_it_changed():
    li_na = make.user("li.na")
    brunei = make.party("BN", name_en="Brunei")
    brunei.name_en = "Brunei Darussalam"

    changed = brunei.record(
        ChangeContext(
            "The source says Brunei Darussalam",
            by=li_na,
            kind=ChangeKind.CORRECTION,
            note="The name was cut short.",
            batch="october-2013",
            digest="d1" * 32,
        )
    )

    assert changed
    newest = brunei.history.first()
    assert (newest.name_en, newest.version, newest.history_type) == (
        "Brunei Darussalam",
        2,
        "~",
    )
    assert newest.history_change_reason == "The source says Brunei Darussalam"
    assert (newest.change_kind, newest.public_note) == (
        ChangeKind.CORRECTION,
        "The name was cut short.",
    )
    assert (newest.history_user, newest.author) == (li_na, "li.na")
    assert (newest.batch, newest.digest) == ("october-2013", "d1" * 32)


def test_the_program_itself_has_no_authors_name():
    japan = make.party("JP")

    version = japan.history.get()

    assert (version.history_user, version.author) == (None, "")


def test_why_does_not_stay_on_the_row_for_the_next_change():
    japan = make.party("JP")
    japan.name_en = "Nippon"
    japan.record(ChangeContext("As its embassy writes", by=make.user()))

    left = {"_why", "_history_user", "_history_date", "_change_reason"}

    assert left.isdisjoint(vars(japan))


def test_why_does_not_stay_on_a_row_that_was_refused():
    japan = Party(code="JP", name_en="Japan", kind="pact")

    with pytest.raises(ValidationError):
        japan.record(ChangeContext("Joins the talks", by=make.user()))

    left = {"_why", "_history_user", "_history_date", "_change_reason"}
    assert left.isdisjoint(vars(japan))


def test_nothing_said_twice_makes_a_version():
    event = make.status_event(make.agreement())
    again = StatusEvent.objects.get()

    changed = again.record(make.WHY)

    assert not changed
    assert again.version == 1
    assert event.history.count() == 1


def test_the_same_number_given_as_text_says_nothing_new():
    held = make.round(make.agreement(), 19)
    again = Round.objects.get()
    again.number, again.agreement_id = "19", str(held.agreement_id)

    changed = again.record(make.WHY)

    assert not changed


def test_versions_are_counted_from_one_without_a_gap():
    japan = make.party("JP")
    for name in ["Nippon", "Nippon", "Nihon", "Japan"]:
        japan.name_en = name
        japan.record(make.WHY)

    numbers = [version.version for version in japan.history.order_by("history_id")]

    assert numbers == [1, 2, 3, 4]
    assert japan.version == 4


def test_a_row_read_before_somebody_elses_change_is_refused_with_both_numbers():
    make.party("JP")
    mine, theirs = Party.objects.get(), Party.objects.get()
    theirs.name_en = "Nippon"
    theirs.record(make.WHY)
    mine.name_en = "Nihon"

    with pytest.raises(StaleVersionError) as refusal:
        mine.record(make.WHY)

    assert str(refusal.value) == (
        "Nihon was read as version 1 and is now version 2: "
        "look at what changed, then record again"
    )
    assert (refusal.value.had, refusal.value.now) == (1, 2)
    assert (mine.version, mine.name_en) == (1, "Nihon")
    assert Party.objects.get().name_en == "Nippon"
    assert theirs.history.count() == 2


def test_a_refused_record_leaves_the_row_as_it_was_read():
    tpp = make.agreement()
    tpp.publication = "nowhere"

    with pytest.raises(ValidationError):
        tpp.record(make.WHY)

    assert tpp.version == 1
    tpp.publication = Publication.PUBLISHED
    tpp.name_zh = "跨太平洋伙伴关系协定"
    assert tpp.record(make.WHY)
    assert tpp.version == 2


def test_a_record_that_the_database_refuses_leaves_the_version_as_it_was():
    make.party("KR")
    japan = make.party("JP")
    japan.code = "KR"

    with pytest.raises(IntegrityError), transaction.atomic():
        japan.record(make.WHY)

    assert japan.version == 1
    assert japan.history.count() == 1


def test_a_record_refused_at_the_end_of_its_change_leaves_the_row_as_it_was():
    event = StatusEvent(
        agreement=make.agreement(),
        status=Status.SIGNED,
        stated_date="2016-02-04",
        description="Signed in Auckland.",
        publication=Publication.PUBLISHED,
    )

    with pytest.raises(UnsourcedError):
        event.record(make.WHY)

    assert (event.pk, event.version, event._state.adding) == (None, 1, True)
    event.record(make.WHY, sources=[make.source()])
    assert StatusEvent.objects.get().version == 1


def test_a_new_row_cannot_take_the_place_of_another():
    japan = make.party("JP")
    intruder = Party(pk=japan.pk, code="KR", name_en="Korea", kind=PartyKind.STATE)

    with pytest.raises(IntegrityError), transaction.atomic():
        intruder.record(make.WHY)

    assert Party.objects.get().code == "JP"
    assert japan.history.count() == 1


def test_a_value_outside_the_vocabulary_is_refused_by_name():
    japan = Party(code="JP", name_en="Japan", kind="planet")

    with pytest.raises(ValidationError, match="planet") as refusal:
        japan.record(make.WHY)

    assert list(refusal.value.message_dict) == ["kind"]


def test_sources_are_cited_in_their_order_and_in_the_same_change():
    tpp = make.agreement()
    event = StatusEvent(
        agreement=tpp,
        status=Status.SIGNED,
        stated_date="2016-02-04",
        description="Signed in Auckland.",
        publication=Publication.PUBLISHED,
    )
    ustr, mfat = make.source("ustr-tpp"), make.source("mfat-tpp")

    event.record(make.WHY, sources=[ustr, mfat])

    cited = event.citations.values_list("source__slug", "position", "publication")
    assert list(cited) == [("ustr-tpp", 0, "published"), ("mfat-tpp", 1, "published")]
    [moment] = {v.history_date for v in [*event.history.all()]}
    assert all(c.history.get().history_date == moment for c in event.citations.all())


def test_a_row_that_needs_no_source_takes_none():
    with pytest.raises(TypeError, match="party takes no sources"):
        make.party("JP").record(make.WHY, sources=[make.source()])


def test_a_citation_of_a_draft_is_a_draft():
    tpp = make.agreement()
    draft = Topic(agreement=tpp, topic_en="Dairy", stance="agenda")

    draft.record(make.WHY, sources=[make.source()])

    assert draft.citations.get().publication == Publication.DRAFT


def test_a_citation_says_the_place_in_its_source():
    source = make.source()

    citations = [Citation(source=source), Citation(source=source, locator="p. 12")]

    assert [str(c) for c in citations] == [str(source), f"{source}, p. 12"]


def test_the_rules_of_a_table_are_asked_in_one_statement(django_assert_num_queries):
    tpp, paper = make.agreement(), make.source()
    event = StatusEvent(
        agreement=tpp,
        status=Status.CONCLUDED,
        stated_date="2015-10-05",
        description="Ministers in Atlanta announced the end of the talks.",
        publication=Publication.PUBLISHED,
    )

    # Two tables, each written, versioned, asked and dated; the rest is of the change.
    of_the_change = 5 if connection.vendor == "sqlite" else 6
    with django_assert_num_queries(2 * 4 + of_the_change):
        event.record(make.WHY, sources=[paper])
