"""Which event met a deadline, found among what happened to the TPP and the TTIP."""

from datetime import date

import pytest

from tracker.analysis.accessions import Step
from tracker.analysis.outcomes import Goal, Occurrence, from_step, outcome
from tracker.vocabulary.accessions import Stage, Track
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stated_dates import StatedDate

EU, JP, NZ, US = 1, 2, 3, 4


def happened(words, what, kind="status_event", party=None):
    stated = StatedDate.parse(words)
    return Occurrence(kind, what, party, words, stated.earliest, stated.latest, 7)


TPP = [
    happened("2016-02-04", "signed"),
    happened("2015-10-05", "concluded"),
    happened("2010-03-15", "negotiating"),
    happened("2011-11-12", "negotiating"),
    happened("2008-09-22", "proposed"),
    happened("2017-01-20", "ratified", "accession_step", JP),
    happened("2017-05-11", "ratified", "accession_step", NZ),
    happened("2013-08-23", "19", "round"),
]
TTIP = [
    happened("2013-06-14", "mandate", party=EU),
    happened("2013-06-17", "negotiating"),
    happened("2013-07-08", "1", "round"),
    happened("2013-11-11", "2", "round"),
]


def found(happenings, *goal, **details):
    met = outcome(Goal(*goal, **details), happenings)
    return met.happening.stated_date if met else None


@pytest.mark.parametrize(
    ("milestone", "day"),
    [
        (Milestone.LAUNCH, "2010-03-15"),
        (Milestone.CONCLUDED, "2015-10-05"),
        (Milestone.SIGNED, "2016-02-04"),
        (Milestone.IN_FORCE, None),
    ],
)
def test_the_first_event_of_the_milestone_meets_it(milestone, day):
    assert found(TPP, milestone) == day


def test_a_round_is_met_by_the_round_of_that_name():
    assert found(TTIP, Milestone.ROUND, round_name="2") == "2013-11-11"
    assert found(TTIP, Milestone.ROUND, round_name="3") is None


def test_a_partys_own_milestone_is_met_by_its_own_step():
    assert found(TPP, Milestone.RATIFIED, NZ) == "2017-05-11"
    assert found(TPP, Milestone.RATIFIED, US) is None


def test_a_partys_own_milestone_is_met_by_a_status_that_names_it():
    assert found(TTIP, Milestone.MANDATE, EU) == "2013-06-14"
    assert found(TTIP, Milestone.MANDATE, US) is None


def test_an_accession_is_met_by_the_stage_expected_and_no_other():
    japan = [
        happened("2013-04-20", "invited", "accession_step", JP),
        happened("2013-07-23", "joined", "accession_step", JP),
    ]

    assert found(japan, Milestone.ACCESSION, JP, stage="joined") == "2013-07-23"
    assert found(japan, Milestone.ACCESSION, JP, stage="signed") is None


def test_a_later_status_of_the_text_implies_the_one_that_nobody_recorded():
    signed_only = [happened("2012-03-15", "signed")]

    met = outcome(Goal(Milestone.CONCLUDED), signed_only)

    assert met.is_implied
    assert met.day == date(2012, 3, 15)


def test_an_event_of_the_milestone_itself_goes_before_an_implied_one():
    met = outcome(Goal(Milestone.CONCLUDED), TPP)

    assert not met.is_implied


def test_signature_does_not_imply_the_launch_of_talks():
    assert found([happened("2012-03-15", "signed")], Milestone.LAUNCH) is None


def test_a_step_of_a_party_does_not_meet_the_milestone_of_all():
    assert (
        found(
            [happened("2017-01-20", "signed", "accession_step", JP)], Milestone.SIGNED
        )
        is None
    )


def test_nothing_meets_a_milestone_where_nothing_happened():
    assert found([], Milestone.CONCLUDED) is None


def test_the_day_is_the_last_that_the_event_can_mean():
    met = outcome(Goal(Milestone.CONCLUDED), [happened("2015-10", "concluded")])

    assert met.day == date(2015, 10, 31)


def test_a_step_keeps_its_date_and_its_number():
    day = date(2013, 7, 23)
    step = Step(7, JP, Track.TALKS, Stage.JOINED, "2013-07-23", day, day)

    assert from_step(step) == Occurrence(
        "accession_step", "joined", JP, "2013-07-23", day, day, 7
    )
