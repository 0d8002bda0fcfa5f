"""Each rule that the database itself holds, broken past the door and refused."""

import re

import pytest
from django.db import IntegrityError, connection, models, transaction

from tests import make
from tracker.models import CITABLE
from tracker.queries.history.integrity import tracked_models
from tracker.vocabulary.accessions import Stage, Track
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance

pytestmark = pytest.mark.django_db

CITED = {
    "agreement": make.agreement,
    "status_event": lambda: make.status_event(make.agreement()),
    "round": lambda: make.round(make.agreement()),
    "accession_step": lambda: make.step(make.agreement(), make.party()),
    "forecast": lambda: make.forecast(make.deadline(make.agreement())),
    "indicator": lambda: make.indicator(None),
    "topic": lambda: make.topic(None),
    "discrepancy": lambda: make.discrepancy(None),
}
ROWS = {
    **CITED,
    "party": make.party,
    "membership": lambda: make.membership(make.party("EU"), make.party("DE")),
    "source": lambda: make.source(url="https://example.org/cass"),
    "speaker": make.speaker,
    "succession": lambda: make.succession(make.agreement(), make.agreement("nafta")),
    "participation": lambda: make.participation(make.agreement(), make.party()),
    "deadline": lambda: make.deadline(make.agreement()),
    "identifier": lambda: make.identifier(make.agreement()),
    "citation": lambda: make.agreement().citations.get(),
    **{
        f"citation_of_{fact}": lambda fact=fact: CITED[fact]().citations.first()
        for fact in CITABLE
    },
}

# What breaks a rule whose name does not tell: columns, each with a value or the name of
# another column.
BREACHES = {
    "accession_step_has_a_stage_of_its_track": {"stage": Stage.RATIFIED},
    "agreement_does_not_supersede_itself": {"predecessor_id": "successor_id"},
    "bloc_is_not_a_member_of_itself": {"party_id": "bloc_id"},
    "citation_is_for_exactly_one_fact": {"agreement_id": None},
    "citation_names_a_claim_if_sources_disagree": {"claim": "a"},
    "deadline_has_a_stage_if_it_is_an_accession": {"milestone": Milestone.ACCESSION},
    "deadline_names_a_round_if_it_is_one": {"round_name": "20"},
    "forecast_probability_is_from_0_to_1": {"probability": "1.001"},
    "forecast_that_sets_no_date_has_no_window": {
        "stance": Stance.NO_DATE,
        "target_latest": "2013-12-31",
    },
    "identifier_is_written_as_its_database_does": {"identifier": "42"},
    "no_two_sources_have_one_url": {"slug": "another"},
    "round_label_is_used_once": {"number": 20},
    "round_number_is_used_once": {"label": "Another"},
    "round_that_was_held_has_a_first_day": {"start": ""},
}


def rules():
    """Every rule, its model's name, and how to break it."""
    for model in tracked_models():
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
        for rule in model._meta.constraints:
            yield pytest.param(_row_for(name, rule), rule, id=rule.name)


def _row_for(name, rule):
    cites = re.fullmatch(r"source_is_cited_once_for_the_(\w+)", rule.name)
    return f"citation_of_{cites[1]}" if cites else name


def breach(rule, row):
    """Columns that break the rule; none where the same row twice does."""
    if rule.name in BREACHES:
        return BREACHES[rule.name]
    subject = row.split("_of_")[0]
    if known := re.fullmatch(rf"{subject}_has_a_known_(\w+?)(_or_none)?", rule.name):
        return {known[1]: "nonsense"}
    if filled := re.fullmatch(rf"{subject}_(\w+)_is_not_empty", rule.name):
        return {filled[1]: ""}
    if ordered := re.fullmatch(rf"{subject}_(\w+)_is_not_after_(\w+)", rule.name):
        return {ordered[1]: "2013-10-07", ordered[2]: "2013-10-06"}
    assert isinstance(rule, models.UniqueConstraint), f"how is {rule.name} broken?"
    return {}


@pytest.mark.parametrize(("row", "rule"), [*rules()])
def test_the_database_refuses(row, rule):
    twin = ROWS[row]()
    twin.pk = None
    for column, value in breach(rule, row).items():
        setattr(twin, column, getattr(twin, str(value), value))

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        models.QuerySet(type(twin)).bulk_create([twin])

    assert names(rule, str(refusal.value))


def names(rule, message):
    """Does the message name the rule? Of columns, SQLite names those alone."""
    if connection.vendor == "sqlite" and getattr(rule, "fields", ()):
        return "UNIQUE constraint failed" in message and all(
            f".{field}" in message for field in rule.fields
        )
    return rule.name in message


@pytest.mark.parametrize(
    ("make_one", "column"),
    [
        (make.agreement, "slug"),
        (make.party, "code"),
        (make.source, "slug"),
        (make.speaker, "name"),
    ],
)
def test_the_database_refuses_a_second_row_of_one_name(make_one, column):
    twin = make_one()
    twin.pk = None

    with pytest.raises(IntegrityError, match=column), transaction.atomic():
        models.QuerySet(type(twin)).bulk_create([twin])


@pytest.mark.parametrize("model", tracked_models(), ids=lambda model: model.__name__)
def test_a_rule_is_named_as_a_sentence(model):
    verbs = {"is", "are", "has", "have", "does", "names", "sets", "was"}

    for rule in model._meta.constraints:
        assert verbs & set(rule.name.split("_")), rule.name


@pytest.mark.parametrize("number", [19, None])
def test_rounds_without_a_number_are_told_apart_by_their_label(number):
    tpp = make.agreement()
    make.round(tpp, None, label="Ministers, Bali")

    make.round(tpp, number, label="Chief negotiators, Washington")

    assert tpp.rounds.count() == 2


def test_one_round_number_is_used_by_each_agreement():
    first = make.round(make.agreement("tpp"), 1)

    second = make.round(make.agreement("ttip"), 1)

    assert first.number == second.number


@pytest.mark.parametrize("track", Track)
def test_a_party_can_withdraw_on_either_track(track):
    step = make.step(make.agreement(), make.party("US"), Stage.WITHDREW, track=track)

    assert step.pk


def test_a_window_may_be_open_at_either_end():
    deadline = make.deadline(make.agreement())

    by = make.forecast(
        deadline, target_text="by end of 2013", target_latest="2013-12-31"
    )
    not_before = make.forecast(
        deadline, target_text="not before 2015", target_earliest="2015-01-01"
    )

    assert by.pk
    assert not_before.pk
