"""What may be published, and what may be taken back while others rest on it."""

import pytest

from tests import make
from tracker.models import (
    ChangeContext,
    Citation,
    Speaker,
    StaleVersionError,
    StatusEvent,
    UnpublishedReferenceError,
    UnsourcedError,
    change_set,
)
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import SpeakerKind

pytestmark = pytest.mark.django_db

TAKEN_BACK = ChangeContext("The communiqué does not say so")


def an_event(agreement, publication):
    return StatusEvent(
        agreement=agreement,
        status="concluded",
        stated_date="2015-10-05",
        description="Ministers in Atlanta announced the end of the talks.",
        publication=publication,
    )


def test_a_published_fact_needs_a_source():
    event = an_event(make.agreement(), Publication.PUBLISHED)

    with pytest.raises(UnsourcedError) as refusal:
        event.record(make.WHY)

    assert str(refusal.value) == (
        "got no source for status event “TPP: Concluded, 2015-10-05”; "
        "a published fact needs at least one published citation"
    )
    assert StatusEvent.objects.count() == StatusEvent.history.count() == 0


def test_a_draft_needs_no_source():
    event = an_event(make.agreement(), Publication.DRAFT)

    assert event.record(make.WHY)


def test_a_draft_citation_does_not_back_a_published_fact():
    event = an_event(make.agreement(), Publication.DRAFT)
    event.record(make.WHY, sources=[make.source()])
    event.publication = Publication.PUBLISHED

    with pytest.raises(UnsourcedError):
        event.record(make.WHY)


def test_a_draft_and_its_citations_can_be_published_in_one_change():
    event = an_event(make.agreement(), Publication.DRAFT)
    event.record(make.WHY, sources=[make.source()])
    citation = event.citations.get()
    event.publication = citation.publication = Publication.PUBLISHED

    with change_set():
        event.record(make.WHY)
        citation.record(make.WHY)

    assert StatusEvent.objects.get().publication == Publication.PUBLISHED


def test_the_last_source_of_a_published_fact_stays():
    event = make.status_event(make.agreement())
    citation = event.citations.get()

    with pytest.raises(UnsourcedError, match="got no source for status event"):
        citation.withdraw(TAKEN_BACK)

    assert citation.publication == Publication.PUBLISHED
    assert Citation.objects.get(pk=citation.pk).publication == Publication.PUBLISHED
    assert citation.history.count() == 1


def test_one_source_of_two_can_be_taken_back():
    event = make.status_event(make.agreement())
    make.cite(event, make.source("ustr-atlanta"))

    assert event.citations.first().withdraw(TAKEN_BACK)


def test_a_citation_cannot_move_away_from_a_fact_that_needs_it():
    tpp = make.agreement()
    signed = make.status_event(tpp, "signed", "2016-02-04")
    opened = make.status_event(tpp, "negotiating", "2010-03-15")
    citation = signed.citations.get()
    citation.source = make.source("ustr-auckland")
    citation.status_event = opened

    with pytest.raises(UnsourcedError, match="Signed, 2016-02-04"):
        citation.record(make.WHY)


def test_a_fact_that_is_taken_back_takes_its_sources_with_it_in_one_change():
    event = make.status_event(make.agreement())

    event.withdraw(TAKEN_BACK)

    gone = event.citations.get().history.first()
    assert gone.publication == Publication.WITHDRAWN
    assert gone.history_date == event.history.first().history_date


def test_a_withdrawal_that_is_refused_leaves_the_row_and_its_sources():
    event = make.status_event(make.agreement())
    read_before = StatusEvent.objects.get()
    event.description = "Talks began in Melbourne."
    event.record(make.WHY)

    with pytest.raises(StaleVersionError):
        read_before.withdraw(TAKEN_BACK)

    assert read_before.publication == Publication.PUBLISHED
    assert Citation.objects.get(status_event=event).history.count() == 1


def test_what_is_published_again_comes_with_the_sources_that_went_with_it():
    event = make.status_event(make.agreement())
    dead = make.cite(event, make.source("ustr-atlanta"))
    dead.withdraw(TAKEN_BACK)
    event.withdraw(TAKEN_BACK)

    assert event.publish(ChangeContext("It does, on its second page"))

    standing = event.citations.filter(publication=Publication.PUBLISHED)
    assert [citation.source.slug for citation in standing] == ["cass-wp-201407"]


def test_withdrawal_keeps_the_row_and_every_version():
    event = make.status_event(make.agreement())

    changed = event.withdraw(TAKEN_BACK)

    assert changed
    newest, oldest = event.history.all()
    assert (newest.publication, newest.history_type) == (Publication.WITHDRAWN, "~")
    assert newest.history_change_reason == "The communiqué does not say so"
    assert (oldest.publication, oldest.description) == (
        Publication.PUBLISHED,
        event.description,
    )


def test_a_fact_can_come_back_after_its_withdrawal():
    event = make.status_event(make.agreement())
    event.withdraw(TAKEN_BACK)

    event.publish(ChangeContext("It does, on its second page"))

    assert [v.publication for v in event.history.all()] == [
        Publication.PUBLISHED,
        Publication.WITHDRAWN,
        Publication.PUBLISHED,
    ]


def japan_in_a_step():
    step = make.step(make.agreement(), make.party("JP"))
    return make.party("JP"), [step]


def mexico_as_a_host():
    round = make.round(make.agreement(), country=make.party("MX"))
    return make.party("MX"), [round]


def malaysia_as_a_participant():
    part = make.participation(make.agreement(), make.party("MY"))
    return make.party("MY"), [part]


def germany_as_a_member():
    member = make.membership(make.party("EU"), make.party("DE"))
    return make.party("DE"), [member]


def froman_in_a_forecast():
    forecast = make.forecast(make.deadline(make.agreement()))
    return make.speaker(), [forecast]


def a_source_of_an_agreement():
    tpp = make.agreement()
    return make.source(), [tpp]


IN_USE = [
    japan_in_a_step,
    mexico_as_a_host,
    malaysia_as_a_participant,
    germany_as_a_member,
    froman_in_a_forecast,
    a_source_of_an_agreement,
]


@pytest.mark.parametrize("use", IN_USE)
def test_what_a_published_fact_names_cannot_be_taken_back(use):
    named, _facts = use()

    with pytest.raises(UnpublishedReferenceError, match="take the fact back first"):
        named.withdraw(TAKEN_BACK)

    assert type(named).objects.get(pk=named.pk).publication == Publication.PUBLISHED
    assert (named.version, named.publication) == (1, Publication.PUBLISHED)


@pytest.mark.parametrize("use", IN_USE)
def test_what_no_published_fact_names_any_more_can_be_taken_back(use):
    named, facts = use()
    for fact in facts:
        fact.withdraw(TAKEN_BACK)

    assert named.withdraw(TAKEN_BACK)


@pytest.mark.parametrize("use", IN_USE)
def test_facts_and_what_they_name_can_be_taken_back_in_one_change(use):
    named, facts = use()

    with change_set():
        named.withdraw(TAKEN_BACK)
        for fact in facts:
            fact.withdraw(TAKEN_BACK)

    assert named.history.first().publication == Publication.WITHDRAWN


def test_a_published_fact_cannot_name_a_draft():
    draft = Speaker(name="Malaysian officials", kind=SpeakerKind.GOVERNMENT)
    draft.record(make.WHY)
    deadline = make.deadline(make.agreement())

    with pytest.raises(UnpublishedReferenceError) as refusal:
        make.forecast(deadline, "2013-07", speaker=draft)

    assert str(refusal.value) == (
        "forecast “Malaysian officials, 2013-07: by end of 2013” is published and "
        "names the speaker “Malaysian officials”, which is not: publish that too, or "
        "take the fact back first"
    )


def test_a_citation_cannot_name_a_source_that_is_not_published():
    draft = make.source("leaked-text", publication=Publication.DRAFT)

    with pytest.raises(UnpublishedReferenceError, match="names the source"):
        make.cite(make.agreement(), draft)


def test_rules_hold_for_more_rows_than_are_checked_one_by_one(monkeypatch):
    monkeypatch.setattr("tracker.models.publication_rules.FEW", 1)
    tpp = make.agreement()
    events = [make.status_event(tpp, stated_date=f"2010-0{month}") for month in (3, 6)]
    citations = [event.citations.get() for event in events]
    australia, chile = make.party("AU"), make.party("CL")
    make.step(tpp, chile)

    with pytest.raises(UnsourcedError), change_set():
        _withdraw_all(citations)
    with pytest.raises(UnpublishedReferenceError), change_set():
        _withdraw_all([australia, chile])

    assert Citation.objects.filter(publication=Publication.WITHDRAWN).count() == 0


def _withdraw_all(rows):
    for row in rows:
        row.withdraw(TAKEN_BACK)
