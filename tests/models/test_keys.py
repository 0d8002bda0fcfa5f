"""Natural keys: what fixtures name a row by, and find it by again."""

import pytest

from tests import make
from tracker.models import Citation, Deadline
from tracker.queries.history.integrity import tracked_models
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.milestones import Milestone

pytestmark = pytest.mark.django_db

# One row of each model, some with a relation left empty, and its key.
ROWS = {
    "agreement": (make.agreement, ("tpp",)),
    "party": (make.party, ("JP",)),
    "source": (make.source, ("cass-wp-201407",)),
    "speaker": (make.speaker, ("Michael Froman",)),
    "membership": (
        lambda: make.membership(make.party("EU"), make.party("DE")),
        ("EU", "DE"),
    ),
    "succession": (
        lambda: make.succession(make.agreement("usmca"), make.agreement("nafta")),
        ("usmca", "nafta"),
    ),
    "participation": (
        lambda: make.participation(make.agreement(), make.party()),
        ("tpp", "JP"),
    ),
    "identifier": (
        lambda: make.identifier(make.agreement()),
        ("tpp", "wikidata"),
    ),
    "status_event": (
        lambda: make.status_event(make.agreement()),
        ("tpp", "2010-03-15", "negotiating", None),
    ),
    "status_event_of_a_party": (
        lambda: make.status_event(make.agreement(), party=make.party("US")),
        ("tpp", "2010-03-15", "negotiating", "US"),
    ),
    "accession_step": (
        lambda: make.step(make.agreement(), make.party()),
        ("tpp", "JP", "joined", "2013-07-23"),
    ),
    "round": (lambda: make.round(make.agreement()), ("tpp", "TPP round 19")),
    "deadline": (
        lambda: make.deadline(make.agreement()),
        ("tpp", "concluded", None, "", ""),
    ),
    "deadline_of_an_accession": (
        lambda: make.deadline(
            make.agreement(),
            Milestone.ACCESSION,
            party=make.party("KR"),
            stage=Stage.JOINED,
        ),
        ("tpp", "accession", "KR", "", "joined"),
    ),
    "forecast": (
        lambda: make.forecast(make.deadline(make.agreement())),
        (
            *("tpp", "concluded", None, "", ""),
            *("2012-11", "Michael Froman", "by end of 2013"),
        ),
    ),
    "indicator": (
        lambda: make.indicator(make.agreement()),
        ("tpp", "Share of world trade", "2012", "39.8"),
    ),
    "indicator_of_the_programme": (
        lambda: make.indicator(None),
        (None, "Share of world trade", "2012", "39.8"),
    ),
    "topic": (
        lambda: make.topic(make.agreement()),
        ("tpp", "State-owned enterprises", "agenda"),
    ),
    "discrepancy": (
        lambda: make.discrepancy(None),
        (None, "Number of rounds by October 2013"),
    ),
    "citation": (
        lambda: make.agreement().citations.get(),
        ("cass-wp-201407", "", "agreement", "tpp"),
    ),
    "citation_of_a_claim": (
        lambda: make.discrepancy(None).citations.get(claim="b"),
        (
            *("ustr-tpp-rounds", "b", "discrepancy"),
            *(None, "Number of rounds by October 2013"),
        ),
    ),
    "citation_of_a_forecast": (
        lambda: make.forecast(make.deadline(make.agreement())).citations.get(),
        (
            *("cass-wp-201407", "", "forecast", "tpp", "concluded", None, "", ""),
            *("2012-11", "Michael Froman", "by end of 2013"),
        ),
    ),
}


@pytest.mark.parametrize(("make_one", "key"), ROWS.values(), ids=ROWS)
def test_a_row_is_found_again_by_its_natural_key(make_one, key):
    row = make_one()

    assert row.natural_key() == key
    assert type(row).objects.get_by_natural_key(*key) == row


def test_every_model_is_in_the_list_above():
    names = {name.split("_of_")[0].replace("_", "") for name in ROWS}

    assert names == {model._meta.model_name for model in tracked_models()}


def test_a_key_without_a_party_does_not_find_the_row_of_a_party():
    tpp = make.agreement()
    milestone = Milestone.RATIFIED
    theirs = make.deadline(tpp, milestone, party=make.party("JP"))
    everybodys = make.deadline(tpp, milestone)

    found = Deadline.objects.get_by_natural_key("tpp", milestone, None, "", "")

    assert found == everybodys
    assert found != theirs


def test_a_citation_says_that_its_key_depends_on_its_fact():
    with pytest.raises(TypeError, match=r"ask natural_key\(\)"):
        Citation.key_paths()
