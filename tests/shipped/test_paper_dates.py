"""The dates that the founding paper reports, and the targets that stood then."""

from datetime import date

import pytest

from tracker.analysis.statements import DeadlineState
from tracker.queries.agreement.page import agreement_page
from tracker.queries.rows.facts import agreement_named
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.statuses import Status

SEPTEMBER = date(2013, 9, 30)
PAPER = date(2013, 10, 31)
TODAY = date(2026, 11, 23)


def page_of(slug, on=PAPER):
    return agreement_page(agreement_named(slug, known=None), on=on, known=None)


def events(slug, on=PAPER):
    return {
        (each.fact.stated_date, each.fact.status)
        for each in page_of(slug, on).developments
        if each.kind == "event"
    }


def deadline(slug, milestone, on=PAPER):
    """The deadline of the whole agreement for the milestone."""
    [found] = [
        each
        for each in page_of(slug, on).deadlines
        if each.fact.milestone is milestone and each.party is None
    ]
    return found


def targets(slug, milestone, on=PAPER):
    """The last days of all targets that somebody had set by the day."""
    statements = deadline(slug, milestone, on).statements
    return {said.latest for said in statements if said.stance is Stance.TARGET}


def test_the_us_china_bit_was_launched_in_june_2008():
    assert ("2008-06", Status.NEGOTIATING) in events("us-china-bit")


def test_the_us_china_bit_went_over_to_substantive_talks_in_july_2013():
    standing = page_of("us-china-bit").standing

    assert standing.status is Status.NEGOTIATING
    assert standing.since.stated_date == "2013-07-11"


@pytest.mark.parametrize(
    "event",
    [
        ("1949", Status.PROPOSED),
        ("2013-02-13", Status.PROPOSED),
        ("2013-03-12", Status.PROPOSED),
        ("2013-06-14", Status.MANDATE),
        ("2013-06-17", Status.NEGOTIATING),
        ("2013-07-08", Status.NEGOTIATING),
    ],
    ids=lambda event: event[0],
)
def test_the_way_of_the_ttip_to_its_first_round(event):
    assert event in events("ttip")


def test_the_tpp_was_to_be_agreed_in_october_2013_or_by_its_end():
    found = targets("tpp", Milestone.CONCLUDED)

    assert {date(2013, 10, 31), date(2013, 12, 31)} <= found


def test_the_tpp_was_to_be_signed_before_the_end_of_2013():
    signature = deadline("tpp", Milestone.SIGNED)

    assert signature.stands.leading.latest == date(2013, 12, 31)
    assert signature.stands.state is DeadlineState.OPEN


def test_the_ttip_was_to_be_agreed_by_the_end_of_2014():
    conclusion = deadline("ttip", Milestone.CONCLUDED)

    assert conclusion.stands.target.words == "reach agreement by the end of 2014"
    assert conclusion.stands.target.latest == date(2014, 12, 31)


def test_the_talks_on_the_ttip_were_to_open_by_the_end_of_june_2013():
    launch = deadline("ttip", Milestone.LAUNCH)

    assert "open negotiations at the end of June 2013" in {
        said.words for said in launch.statements
    }
    assert launch.stands.outcome.happening.stated_date == "2013-06-17"


def test_in_september_2013_the_end_of_the_year_stood_as_the_target_of_the_tpp():
    conclusion = deadline("tpp", Milestone.CONCLUDED, SEPTEMBER)

    assert conclusion.stands.state is DeadlineState.OPEN
    assert conclusion.stands.target.speaker == "TPP ministers"
    assert conclusion.stands.target.latest == date(2013, 12, 31)


def test_the_tpp_was_concluded_in_october_2015_and_later_superseded():
    today = page_of("tpp", TODAY)
    conclusion = deadline("tpp", Milestone.CONCLUDED, TODAY)

    assert conclusion.stands.state is DeadlineState.MET
    assert conclusion.stands.outcome.happening.stated_date == "2015-10-05"
    assert today.standing.status is Status.SUPERSEDED
    assert [str(other) for other in today.superseded_by] == ["CPTPP"]


@pytest.mark.parametrize(
    ("slug", "milestone", "stance", "words"),
    [
        (
            "tpp",
            Milestone.AGREED_IN_PRINCIPLE,
            Stance.FORECAST,
            "a preliminary agreement at the end of 2013 or the beginning of 2014",
        ),
        (
            "tpp",
            Milestone.CONCLUDED,
            Stance.DOUBT,
            "a final agreement on the planned schedule will not be easy",
        ),
        ("ttip", Milestone.CONCLUDED, Stance.FORECAST, "it will be built sooner or"),
        (
            "us-china-bit",
            Milestone.CONCLUDED,
            Stance.DOUBT,
            "a full agreement is unlikely within a short time",
        ),
    ],
    ids=lambda value: str(value)[:30],
)
def test_the_author_says_what_he_expects_himself(slug, milestone, stance, words):
    said = [
        statement.words
        for statement in deadline(slug, milestone).statements
        if statement.speaker == "Li Chunding" and statement.stance is stance
    ]

    assert any(text.startswith(words) for text in said)
