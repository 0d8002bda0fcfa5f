"""How the twelve came into the TPP, as the founding paper tells it and as it was."""

from datetime import date

import pytest

from tracker.models import Discrepancy
from tracker.queries.agreement.page import agreement_page
from tracker.queries.rows.facts import agreement_named
from tracker.vocabulary.accessions import Side, Track
from tracker.vocabulary.statuses import Status

PAPER = date(2013, 10, 31)

# Each step towards the talks by then: stage and day, oldest first.
STEPS = {
    "AU": ["joined 2008-11"],
    "BN": ["joined 2008-09-22"],
    "CA": ["interest 2011-11", "invited 2012-06-19", "joined 2012-10-08"],
    "CL": ["joined 2008-09-22"],
    "JP": [
        "observer 2010-11",
        "interest 2011-11-11",
        "interest 2013-03-15",
        "invited 2013-04-20",
        "joined 2013-07-23",
    ],
    "MX": ["interest 2011-11", "invited 2012-06-18", "joined 2012-10-08"],
    "MY": ["joined 2010-10-05"],
    "NZ": ["joined 2008-09-22"],
    "PE": ["joined 2008-11"],
    "SG": ["joined 2008-09-22"],
    "US": ["interest 2008-02", "joined 2008-09-22"],
    "VN": ["observer 2008-11~", "joined 2010-11-14"],
}
# What the paper says otherwise, by the subject of the discrepancy.
CLAIMS = {
    "VN: joining": "decision at the end of 2008 (section 2)",
    "CA, MX: first stage": "June 2012: they announce that they join (section 2)",
    "CA, MX: date of joining": "December 2012",
    "JP: date of invitation": "June 2013 (section 2)",
    "JP: date of joining": "August 2013, round 19 (section 2)",
    "JP: round at which it joined": (
        "formally a member at round 19, August 2013 (section 2)"
    ),
    "KR: announcement": "September 2013: will join (section 2)",
}


def page_of(slug, on=PAPER):
    return agreement_page(agreement_named(slug, known=None), on=on, known=None)


def codes(seats):
    return {seated.party.code for seated in seats}


def steps(seated):
    return [f"{step.stage} {step.stated_date}" for step in seated.steps]


def events(slug, on=PAPER):
    """Each development that changed or confirmed where the agreement stood."""
    developments = page_of(slug, on).developments
    return [
        (each.fact.stated_date, each.fact.status)
        for each in reversed(developments)
        if each.kind == "event"
    ]


def test_twelve_parties_were_in_the_tpp():
    assert codes(page_of("tpp").on_side(Side.IN)) == set(STEPS)


@pytest.mark.parametrize("code", STEPS)
def test_each_member_came_in_by_the_steps_on_record(code):
    [seated] = [s for s in page_of("tpp").seats if s.party.code == code]

    assert steps(seated) == STEPS[code]
    assert {step.track for step in seated.steps} == {Track.TALKS}


@pytest.mark.parametrize("subject", CLAIMS)
def test_where_the_paper_tells_it_otherwise_both_are_on_record(subject):
    row = Discrepancy.objects.get(agreement__slug="tpp", subject=subject)

    sources = row.citations.filter(claim="a").values_list("source__slug", flat=True)

    assert row.claim_a == CLAIMS[subject]
    assert "cass-wp-201407" in sources
    assert row.preferred == "b"


def test_korea_was_not_yet_seated():
    assert "KR" not in codes(page_of("tpp").seats)


def test_three_launched_what_became_the_p4_in_2002():
    launched, *_later = events("p3-cep")

    assert launched == ("2002-10", Status.NEGOTIATING)
    assert codes(page_of("p3-cep").on_side(Side.IN)) == {"CL", "NZ", "SG"}


def test_with_brunei_in_april_2005_it_became_the_p4():
    [brunei] = [s for s in page_of("p4").seats if s.party.code == "BN"]

    assert steps(brunei)[:2] == ["observer 2004~", "joined 2005-04"]
    assert events("p3-cep")[-1] == ("2005-04", Status.SUPERSEDED)
    assert [str(other) for other in page_of("p4").supersedes] == ["P3-CEP"]


def test_the_tpp_went_from_proposal_over_a_pause_to_its_first_round():
    assert events("tpp")[:5] == [
        ("2008-02", Status.EXPLORATORY),
        ("2008-09-22", Status.PROPOSED),
        ("2009-02", Status.SUSPENDED),
        ("2009-11-14", Status.PROPOSED),
        ("2010-03-15", Status.NEGOTIATING),
    ]


@pytest.mark.parametrize(
    ("on", "members"),
    [
        (date(2008, 9, 22), 5),
        (date(2008, 11, 30), 7),
        (date(2010, 10, 5), 8),
        (date(2010, 11, 14), 9),
        (date(2012, 10, 8), 11),
        (date(2013, 7, 22), 11),
        (date(2013, 7, 23), 12),
    ],
    ids=str,
)
def test_the_number_of_members_grew_with_each_joining(on, members):
    assert len(page_of("tpp", on).on_side(Side.IN)) == members
