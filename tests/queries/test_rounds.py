"""Rounds as they stood on a day, from what is on record."""

from datetime import date

import pytest

from tests import make
from tracker.queries.rows.rounds import rounds_on_day
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.round_states import RoundState
from tracker.vocabulary.stances import Stance

pytestmark = pytest.mark.django_db


def rounds(on, agreements=None):
    return rounds_on_day(agreements, on=on, known=None)


def planned(agreement, name, stated_on, earliest, latest, **fields):
    deadline = make.deadline(agreement, Milestone.ROUND, round_name=name)
    return make.forecast(
        deadline,
        stated_on,
        target_earliest=earliest,
        target_latest=latest,
        **fields,
    )


def ttip_2():
    """The second TTIP round as it was held, and its first plan."""
    ttip = make.agreement("ttip")
    make.round(
        ttip,
        2,
        start="2013-11-11",
        end="2013-11-15",
        city="Brussels",
        country=make.party("BE"),
        note="Put off by the US government shutdown.",
    )
    planned(ttip, "2", "2013-09-20", date(2013, 10, 7), date(2013, 10, 11))


def test_a_round_that_was_held_shows_its_days_place_and_earlier_plan():
    ttip_2()

    [held] = rounds(date(2014, 1, 1))

    assert held.state is RoundState.HELD
    assert held.days == "11–15 November 2013"
    assert (held.city, held.host.code) == ("Brussels", "BE")
    assert held.planned_days == "7–11 October 2013"
    assert held.note == "Put off by the US government shutdown."


def test_before_it_began_a_round_shows_nothing_but_its_plan():
    ttip_2()

    [before] = rounds(date(2013, 9, 30))

    assert before.state is RoundState.PLANNED
    assert before.days == "7–11 October 2013"
    assert (before.city, before.host, before.note) == ("", None, "")


def test_while_it_lasts_a_round_does_not_show_when_it_ended():
    ttip_2()

    [now] = rounds(date(2013, 11, 12))

    assert now.state is RoundState.UNDER_WAY
    assert now.days == "11 November 2013"
    assert now.note == ""


def test_a_round_that_is_not_on_record_is_known_by_what_was_said():
    forecast = planned(
        make.agreement("ttip"),
        "16",
        "2016-11-11",
        None,
        date(2017, 1, 20),
        stance=Stance.DOUBT,
    )

    [doubted] = rounds(date(2016, 12, 1))

    assert doubted.fact is None
    assert doubted.label == "Round 16"
    assert doubted.state is RoundState.DOUBTED
    assert doubted.anchor == f"forecast-{forecast.id}"


def test_a_cancelled_meeting_has_no_days_of_its_own():
    tpp = make.agreement("tpp")
    label = "TPP ministerial planned for mid-March 2015"
    make.round(
        tpp,
        None,
        label=label,
        start="",
        end="",
        status=RoundStatus.CANCELLED,
        planned_start="2015-03-01",
        planned_end="2015-03-15",
    )
    planned(tpp, label, "2015-02~", date(2015, 3, 1), date(2015, 3, 15))

    [cancelled] = rounds(date(2015, 4, 1))

    assert cancelled.state is RoundState.CANCELLED
    assert cancelled.days == "1–15 March 2015"


def test_rounds_come_oldest_first_and_only_of_the_agreements_asked_for():
    tpp, p4 = make.agreement("tpp"), make.agreement("p4")
    make.round(tpp, 19)
    make.round(tpp, 2, start="2010-06-14", end="2010-06-18")
    make.round(p4, 1, start="2003-09-24", end="2003-09-26")

    assert [r.name for r in rounds(date(2014, 1, 1))] == ["1", "2", "19"]
    assert [r.name for r in rounds(date(2014, 1, 1), [tpp.id])] == ["2", "19"]


def test_a_draft_round_and_what_was_said_of_it_are_not_shown():
    tpp = make.agreement("tpp")
    make.round(tpp, 19, publication=Publication.DRAFT)
    planned(
        tpp,
        "20",
        "2013-07-25",
        None,
        date(2013, 12, 31),
        publication=Publication.DRAFT,
    )

    assert rounds(date(2014, 1, 1)) == []


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2011-05", "2011-05", "May 2011"),
        ("2008-06~", "2013-07~", "June 2008 – July 2013 (approximately)"),
        ("../2013-12", "", "by December 2013"),
        ("late 2013", "2014-01-10", "late 2013 to 10 January 2014"),
    ],
)
def test_inexact_days_are_shown_as_stated(start, end, days):
    make.round(make.agreement("tpp"), 19, start=start, end=end)

    [held] = rounds(date(2015, 1, 1))

    assert held.days == days


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    for slug in ["tpp", "ttip", "p4"]:
        agreement = make.agreement(slug)
        for number in range(1, 11):
            make.round(agreement, number)
            planned(agreement, str(number), "2013-07-25", None, date(2013, 8, 30))

    with django_assert_num_queries(6):
        assert len(rounds(date(2014, 1, 1))) == 30


def test_a_planned_round_that_no_statement_tells_of_is_shown_from_its_source_on():
    ttip = make.agreement("ttip")
    meeting = make.round(
        ttip,
        4,
        start="2014-03-10",
        end="2014-03-14",
        city="Brussels",
        status=RoundStatus.PLANNED,
    )
    make.cite(meeting, make.source("ec-140220", published_on="2014-02-20"))

    assert rounds(date(2014, 2, 19)) == []
    [planned] = rounds(date(2014, 2, 20))
    assert planned.state is RoundState.PLANNED
    assert (planned.days, planned.city) == ("10–14 March 2014", "Brussels")
    assert planned.opening == (date(2014, 3, 10), date(2014, 3, 10))
