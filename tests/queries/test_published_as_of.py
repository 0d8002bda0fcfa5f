"""The gate: only what is published leaves, as it is now or was held at a moment."""

from datetime import date, datetime

import pytest

from tests import make
from tracker.models import (
    AccessionStep,
    Agreement,
    ChangeContext,
    Citation,
    Deadline,
    Discrepancy,
    Forecast,
    Indicator,
    Membership,
    Participation,
    Party,
    Round,
    Source,
    Speaker,
    StatusEvent,
    Succession,
    Topic,
    change_set,
)
from tracker.models.moments import newest_moment
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.changes import Publication

pytestmark = pytest.mark.django_db

TAKEN_BACK = ChangeContext("The communiqué does not say so")
OF_AN_AGREEMENT = {
    "status event": (StatusEvent, make.status_event),
    "round": (Round, make.round),
    "deadline": (Deadline, make.deadline),
    "figure": (Indicator, make.indicator),
    "topic": (Topic, make.topic),
    "discrepancy": (Discrepancy, make.discrepancy),
}
HIDDEN = [Publication.DRAFT, Publication.WITHDRAWN]
each_kind = pytest.mark.parametrize(
    ("model", "recorded"), OF_AN_AGREEMENT.values(), ids=OF_AN_AGREEMENT
)


def numbers(model, known=None):
    return set(published_as_of(model, known=known).values_list("id", flat=True))


def one_of_every_kind():
    """A published row of each model, the agreement's own and the others."""
    tpp, japan = make.agreement("tpp"), make.party("JP")
    make.membership(make.party("APEC"), japan)
    make.participation(tpp, japan)
    make.succession(tpp, make.agreement("p4"))
    make.step(tpp, japan)
    for _model, recorded in OF_AN_AGREEMENT.values():
        recorded(tpp)
    make.forecast(make.deadline(tpp, "signed"))
    return tpp


@pytest.mark.parametrize(
    "model",
    [
        AccessionStep,
        Agreement,
        Citation,
        Deadline,
        Discrepancy,
        Forecast,
        Indicator,
        Membership,
        Participation,
        Party,
        Round,
        Source,
        Speaker,
        StatusEvent,
        Succession,
        Topic,
    ],
)
def test_what_is_published_is_held_now_and_at_its_moment(model):
    one_of_every_kind()

    everything = set(model.objects.values_list("id", flat=True))

    assert everything
    assert numbers(model) == numbers(model, newest_moment()) == everything


@pytest.mark.parametrize("publication", HIDDEN, ids=str)
@each_kind
def test_a_fact_that_is_not_published_is_not_held(model, recorded, publication):
    if publication == Publication.DRAFT:
        recorded(make.agreement(), publication=publication)
    else:
        recorded(make.agreement()).withdraw(TAKEN_BACK)

    assert numbers(model) == numbers(model, newest_moment()) == set()


@each_kind
def test_facts_of_a_withdrawn_agreement_are_left_out_with_it(model, recorded):
    tpp = make.agreement()
    recorded(tpp)
    before = newest_moment()

    tpp.withdraw(TAKEN_BACK)

    assert numbers(model) == numbers(model, newest_moment()) == set()
    assert len(numbers(model, before)) == 1


def test_steps_and_participations_of_a_draft_agreement_are_not_held():
    tpp = make.agreement("tpp", publication=Publication.DRAFT)
    make.step(tpp, make.party("JP"))
    make.participation(tpp, make.party("JP"))

    assert numbers(AccessionStep) == numbers(Participation) == set()


def test_forecasts_of_a_withdrawn_deadline_are_left_out_with_it():
    deadline = make.deadline(make.agreement())
    make.forecast(deadline)

    deadline.withdraw(TAKEN_BACK)

    assert numbers(Forecast) == numbers(Forecast, newest_moment()) == set()


def test_forecasts_of_a_withdrawn_agreement_are_left_out_with_it():
    tpp = make.agreement()
    make.forecast(make.deadline(tpp))

    tpp.withdraw(TAKEN_BACK)

    assert numbers(Forecast) == numbers(Forecast, newest_moment()) == set()


@pytest.mark.parametrize(
    ("model", "recorded"),
    [
        (Indicator, make.indicator),
        (Topic, make.topic),
        (Discrepancy, make.discrepancy),
    ],
)
def test_facts_about_the_whole_programme_need_no_agreement(model, recorded):
    fact = recorded(None)

    assert numbers(model) == numbers(model, newest_moment()) == {fact.id}


@each_kind
def test_a_fact_recorded_later_was_not_held_before(model, recorded):
    tpp = make.agreement()
    before = newest_moment()

    fact = recorded(tpp)

    assert numbers(model, before) == set()
    assert numbers(model, newest_moment()) == {fact.id}


def test_a_corrected_name_was_held_as_it_was_before():
    japan = make.party("JP", name_en="Nippon")
    before = newest_moment()
    japan.name_en = "Japan"
    japan.record(ChangeContext("As the agreement spells it"))

    then = published_as_of(Party, known=before).values_list("name_en", flat=True)
    now = published_as_of(Party, known=None).values_list("name_en", flat=True)

    assert list(then) == ["Nippon"]
    assert list(now) == ["Japan"]


def test_a_fact_published_later_was_not_held_while_it_was_a_draft():
    event = make.status_event(make.agreement(), publication=Publication.DRAFT)
    citation = event.citations.get()
    before = newest_moment()
    event.publication = citation.publication = Publication.PUBLISHED
    with change_set():
        event.record(ChangeContext("Checked against the communiqué"))
        citation.record(make.WHY)

    assert numbers(StatusEvent, before) == set()
    assert numbers(StatusEvent) == {event.id}


def test_a_fact_moved_to_a_withdrawn_agreement_is_held_only_where_it_was():
    event = make.status_event(make.agreement("tpp"))
    before = newest_moment()
    event.agreement = make.agreement("p4", publication=Publication.WITHDRAWN)
    event.record(ChangeContext("It was the P4's"))

    assert numbers(StatusEvent) == set()
    assert numbers(StatusEvent, before) == {event.id}


@pytest.mark.parametrize("known", [date(2026, 12, 1), datetime(2026, 12, 1)], ids=str)  # noqa: DTZ001
def test_a_moment_without_a_time_zone_is_refused(known):
    with pytest.raises(ValueError, match="wanted an aware moment"):
        published_as_of(Party, known=known)


def test_one_query_finds_the_facts_of_published_agreements(django_assert_num_queries):
    one_of_every_kind()
    moment = newest_moment()

    with django_assert_num_queries(2):
        assert numbers(Forecast) == numbers(Forecast, moment)
