"""Four eyes at the door: who wrote a change does not publish it unsaid."""

from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction

from tests import make
from tracker.models import (
    ChangeContext,
    Decision,
    FourEyesError,
    LonePublication,
    Party,
    Proposal,
    ReviewVerdict,
    UntracedWriteError,
    change_set,
)
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.roles import Role

DRAFT, PUBLISHED, WITHDRAWN = Publication


@pytest.fixture
def li(db):
    return make.user("li.na")


@pytest.fixture
def wang(db):
    return make.user("wang.wei")


@pytest.fixture
def event(db):
    """A published fact, which the program took in."""
    return make.status_event(make.agreement())


@pytest.fixture
def draft(event, li, settings):
    """A draft that Li Na wrote."""
    settings.REVIEW_REQUIRED = True
    party = make.party("JP", publication=DRAFT)
    party.name_zh = "日本"
    party.record(by(li))
    return party


def by(user, **more):
    return ChangeContext("The ministry says so", by=user, **more)


def test_one_person_may_do_all_where_no_review_is_required(event, li):
    event.description = "In Melbourne."
    event.record(by(li))

    assert event.version == 2


def test_the_author_of_a_draft_does_not_publish_it(draft, li):
    with pytest.raises(FourEyesError, match="published by its author alone"):
        draft.publish(by(li))

    assert draft.history.first().publication == DRAFT


def test_another_publishes_it(draft, wang):
    draft.publish(by(wang))

    assert not LonePublication.objects.exists()


def test_who_changes_it_while_publishing_is_an_author_too(draft, wang):
    draft.name_zh = "日本国"

    with pytest.raises(FourEyesError):
        draft.publish(by(wang))


def test_who_wrote_a_part_before_another_is_an_author_too(draft, li, wang):
    draft.name_zh = "日本国"
    draft.record(by(wang))

    with pytest.raises(FourEyesError):
        draft.publish(by(li))


def test_what_was_published_since_by_another_is_behind_one(draft, li, wang):
    draft.publish(by(wang))
    draft.withdraw(ChangeContext("Taken back"))

    draft.publish(by(li))

    assert draft.publication == PUBLISHED


def test_a_new_fact_is_not_published_at_once(draft, li):
    with pytest.raises(FourEyesError):
        Party(code="VN", name_en="Viet Nam", kind="state").publish(by(li))


@pytest.mark.parametrize("publication", [PUBLISHED, WITHDRAWN])
def test_a_published_fact_is_neither_changed_nor_withdrawn_alone(
    draft, event, li, publication
):
    event.description = "In Melbourne."
    event.publication = publication

    with pytest.raises(FourEyesError):
        event.record(by(li))


def test_what_another_wrote_is_published_by_an_editor(draft, event, li, wang):
    event.description = "In Melbourne."

    event.record(by(li, writer=wang.pk))

    assert not LonePublication.objects.exists()


def test_the_program_is_not_asked(draft, event):
    event.description = "In Melbourne."

    event.record(ChangeContext("Loaded"))

    assert event.version == 2


def test_who_says_why_is_listed_with_all_that_it_brought(draft, event, li):
    why = by(li, alone="Nobody else is in before the ministers meet")
    with change_set():
        draft.publish(why)
        event.description = "In Melbourne."
        event.record(why)

    [flag] = LonePublication.objects.all()
    assert flag.author == "li.na"
    assert flag.reason == why.alone
    assert flag.rows == [["party", draft.pk, 3], ["statusevent", event.pk, 2]]


def test_what_is_undone_inside_a_change_is_not_listed(draft, event, li):
    why = by(li, alone="Nobody else is in")
    with change_set():
        with suppress(LookupError), change_set():
            draft.publish(why)
            raise LookupError
        event.description = "In Melbourne."
        event.record(why)

    assert LonePublication.objects.get().rows == [["statusevent", event.pk, 2]]


def test_a_proposal_is_decided_once(event, li, wang):
    proposal = Proposal.add(event, by(li), {"description": ["In Melbourne."]})
    Decision.add(proposal, ReviewVerdict.DECLINED, by=wang, reason="No source")

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.add(proposal, ReviewVerdict.PUBLISHED, by=wang, reason="After all")


def test_a_newer_proposal_of_the_author_takes_back_the_older(event, li):
    older = Proposal.add(event, by(li), {"description": ["In Melbourne."]})

    Proposal.add(event, by(li), {"description": ["In Sydney."]})

    assert older.decision.verdict == ReviewVerdict.TAKEN_BACK


def test_what_is_kept_is_not_changed_or_deleted(event, li):
    proposal = Proposal.add(event, by(li), {})

    for write in (
        proposal.save,
        proposal.delete,
        Proposal.objects.all().delete,
        Proposal.objects.update,
    ):
        with pytest.raises(UntracedWriteError):
            write()
    for write in (Proposal.objects.bulk_create, Proposal.objects.bulk_update):
        with pytest.raises(UntracedWriteError):
            write([proposal])


def test_a_reason_does_not_make_an_analyst_an_editor(draft, event):
    analyst = make.member(Role.ANALYST)
    event.description = "In Melbourne."

    with pytest.raises(FourEyesError):
        event.record(by(analyst, alone="Nobody else is in"))
