"""Table 3 of the founding paper and the rounds of the TTIP, against what is on record.

Where the record departs from the paper, a discrepancy has to say so, with the paper's
claim beside the other.
"""

from collections import Counter
from datetime import date

import pytest

from tracker.models import Discrepancy
from tracker.queries.agreement.page import agreement_page
from tracker.queries.rows.facts import agreement_named
from tracker.vocabulary.round_states import RoundState

PAPER = date(2013, 10, 31)
TODAY = date(2026, 11, 23)

# Number, first day, last day and place, as Table 3 prints them.
TABLE_3 = [
    (1, "2010-03-15", "2010-03-18", "Melbourne"),
    (2, "2010-06-14", "2010-06-18", "San Francisco"),
    (3, "2010-10-04", "2010-10-09", "Brunei"),
    (4, "2010-12-06", "2010-12-10", "Auckland"),
    (5, "2011-02-14", "2011-02-18", "Santiago"),
    (6, "2011-03-24", "2011-04-01", "Singapore"),
    (7, "2011-06-20", "2011-06-24", "Ho Chi Minh City"),
    (8, "2011-09-06", "2011-09-15", "Chicago"),
    (9, "2011-10-19", "2011-10-28", "Lima"),
    (10, "2011-12-05", "2011-12-09", "Kuala Lumpur"),
    (11, "2012-03-01", "2012-03-09", "Melbourne"),
    (12, "2012-05-08", "2012-05-18", "Dallas"),
    (13, "2012-07-02", "2012-07-10", "San Diego"),
    (14, "2012-09-06", "2012-09-15", "Leesburg"),
    (15, "2012-12-03", "2012-12-12", "Auckland"),
    (16, "2013-03-04", "2013-03-13", "Singapore"),
    (17, "2013-05-15", "2013-05-24", "Lima"),
    (18, "2013-07-15", "2013-07-24", "Kota Kinabalu"),
    (19, "2013-08-23", "2013-08-30", "Bandar Seri Begawan"),
]
# What the record holds instead, and the discrepancy that says why.
DEPARTURES = {
    1: ("2010-03-15", "2010-03-19", "round 1: dates"),
    7: ("2011-06-15", "2011-06-24", "round 7: dates"),
    18: ("2013-07-15", "2013-07-25", "round 18: last day"),
    19: ("2013-08-22", "2013-08-30", "round 19: first day"),
}


def page_of(slug, on):
    return agreement_page(agreement_named(slug, known=None), on=on, known=None)


def numbered(slug, on):
    return {int(r.name): r for r in page_of(slug, on).rounds if r.name.isdigit()}


def claims_of_the_paper(agreement, number):
    """What the paper says of the round, where another source says otherwise."""
    rows = Discrepancy.objects.filter(
        agreement__slug=agreement,
        subject__startswith=f"round {number}:",
        citations__source__slug="cass-wp-201407",
        citations__claim="a",
    )
    return {row.subject: row.claim_a for row in rows}


def test_nineteen_rounds_of_the_tpp_were_held_by_then():
    rounds = numbered("tpp", PAPER)

    assert sorted(rounds) == list(range(1, 20))
    assert {meeting.state for meeting in rounds.values()} == {RoundState.HELD}


def test_they_were_four_six_five_and_four_a_year():
    rounds = numbered("tpp", PAPER).values()

    a_year = Counter(meeting.fact.earliest.year for meeting in rounds)

    assert a_year == {2010: 4, 2011: 6, 2012: 5, 2013: 4}


@pytest.mark.parametrize(("number", "first", "last", "place"), TABLE_3)
def test_a_round_was_held_when_and_where_table_3_has_it_or_as_departing(
    number, first, last, place
):
    held = numbered("tpp", PAPER)[number]

    days = DEPARTURES[number][:2] if number in DEPARTURES else (first, last)
    assert (held.fact.start, held.fact.end) == days
    assert place in f"{held.city}, {held.host}"


@pytest.mark.parametrize("number", DEPARTURES)
def test_a_departure_from_table_3_is_backed_by_a_discrepancy(number):
    [printed] = [row[1:3] for row in TABLE_3 if row[0] == number]
    *recorded, subject = DEPARTURES[number]

    claim = claims_of_the_paper("tpp", number)[subject]

    differing = set(printed) - set(recorded)
    assert differing
    assert "(Table 3)" in claim
    assert all(str(date.fromisoformat(day).day) in claim for day in differing)


def test_the_city_of_round_3_completes_the_table():
    [claim] = [
        claim
        for subject, claim in claims_of_the_paper("tpp", 3).items()
        if subject == "round 3: place"
    ]

    assert claim == "Brunei, no city (Table 3)"
    assert numbered("tpp", PAPER)[3].city == "Bandar Seri Begawan"


def test_no_numbered_round_came_after_the_nineteenth():
    assert max(numbered("tpp", TODAY)) == 19


def test_the_first_round_of_the_ttip_was_held_in_washington():
    first = numbered("ttip", PAPER)[1]

    assert first.state is RoundState.HELD
    assert first.days == "8–12 July 2013"
    assert (first.city, first.host.code) == ("Washington", "US")


def test_in_september_2013_the_second_round_of_the_ttip_was_planned():
    second = numbered("ttip", date(2013, 9, 30))[2]

    assert second.state is RoundState.PLANNED
    assert second.days == "October 2013"
    assert second.city == ""


def test_by_the_end_of_october_2013_the_second_round_of_the_ttip_was_postponed():
    second = numbered("ttip", PAPER)[2]

    assert second.state is RoundState.POSTPONED
    assert second.planned_days == "7–11 October 2013"
    assert second.city == ""


def test_the_second_round_of_the_ttip_was_held_five_weeks_late():
    second = numbered("ttip", TODAY)[2]

    assert second.state is RoundState.HELD
    assert second.days == "11–15 November 2013"
    assert (second.city, second.host.code) == ("Brussels", "BE")
    assert second.planned_days == "7–11 October 2013"


def test_the_paper_is_on_record_with_both_states_of_the_second_round():
    [claim] = [
        claim
        for subject, claim in claims_of_the_paper("ttip", 2).items()
        if subject == "round 2: planned or postponed"
    ]

    assert claim == "still planned for October 2013 (section 1)"


@pytest.mark.parametrize("on", [PAPER, TODAY], ids=str)
def test_the_nine_rounds_of_basic_consultations_of_the_us_china_bit(on):
    first, ninth, *_later = page_of("us-china-bit", on).rounds

    assert first.label == "US–China BIT, nine rounds of basic consultations"
    assert first.days == "June 2008 – July 2013 (approximately)"
    assert (ninth.name, ninth.days) == ("9", "by 11 July 2013")
