"""Deadlines on a day: what had been said, what stands, and what met them."""

from datetime import date

import pytest

from tests import make
from tracker.analysis.standing import Event, Standing
from tracker.analysis.statements import DeadlineState
from tracker.models import ChangeContext
from tracker.models.moments import newest_moment
from tracker.queries.rows.deadlines import deadlines_of, next_deadline
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import RoundStatus, SpeakerKind
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

OCTOBER = date(2013, 10, 7)
END_2013 = {"target_latest": date(2013, 12, 31)}


def on_day(agreement, on=OCTOBER, known=None, standing=None):
    found = deadlines_of([agreement.id], {agreement.id: standing}, on=on, known=known)
    return found.get(agreement.id, [])


def said_of(agreement, milestone=Milestone.CONCLUDED, stated_on="2012-11", **fields):
    """A target for the milestone, by the end of 2013 unless told."""
    about = {
        name: fields.pop(name)
        for name in ("party", "round_name", "stage")
        if name in fields
    }
    deadline = make.deadline(agreement, milestone, **about)
    return make.forecast(deadline, stated_on, **{**END_2013, **fields})


def next_up(agreement, on=OCTOBER):
    found = next_deadline(on_day(agreement, on))
    return found.fact.milestone if found else None


def test_a_deadline_shows_once_somebody_has_spoken_of_it():
    tpp = make.agreement()
    said_of(tpp, stated_on="2013-10-08")

    before = on_day(tpp)
    [after] = on_day(tpp, date(2013, 10, 8))

    assert before == []
    assert after.stands.state is DeadlineState.OPEN
    assert after.stands.leading.latest == date(2013, 12, 31)


def test_a_statement_of_a_month_counts_once_the_month_is_over():
    tpp = make.agreement()
    said_of(tpp, stated_on="2012-11")

    assert on_day(tpp, date(2012, 11, 29)) == []
    assert len(on_day(tpp, date(2012, 11, 30))) == 1


def test_statements_come_oldest_first_and_the_newest_target_stands():
    tpp = make.agreement()
    deadline = make.deadline(tpp)
    for stated_on, words in [
        ("2013-08-23", "this year"),
        ("2010-06-14", "by the summit in Honolulu"),
        ("2012-11-20", "in 2013"),
    ]:
        make.forecast(deadline, stated_on, words, **END_2013)

    [conclusion] = on_day(tpp)

    assert [said.words for said in conclusion.statements] == [
        "by the summit in Honolulu",
        "in 2013",
        "this year",
    ]
    assert conclusion.stands.target.words == "this year"


def test_a_target_goes_before_a_newer_forecast_of_others():
    tpp = make.agreement()
    deadline = make.deadline(tpp)
    make.forecast(deadline, "2013-03-04", "by the end of the year", **END_2013)
    make.forecast(
        deadline,
        "2013-09-30",
        "not before 2015",
        speaker=make.speaker("Jane Kelsey", kind=SpeakerKind.ACADEMIC),
        stance=Stance.FORECAST,
        target_earliest=date(2015, 1, 1),
    )

    [conclusion] = on_day(tpp)

    assert conclusion.stands.leading.words == "by the end of the year"
    assert conclusion.stands.forecast.speaker == "Jane Kelsey"
    assert conclusion.stands.forecast.speaker_kind is SpeakerKind.ACADEMIC


def test_a_window_that_has_passed_without_the_event_has_lapsed():
    tpp = make.agreement()
    said_of(tpp)

    [on_the_last_day] = on_day(tpp, date(2013, 12, 31))
    [after] = on_day(tpp, date(2014, 1, 1))

    assert on_the_last_day.stands.state is DeadlineState.OPEN
    assert after.stands.state is DeadlineState.LAPSED


def test_the_event_meets_the_deadline_from_its_day_on():
    tpp = make.agreement()
    said_of(tpp)
    event = make.status_event(tpp, Status.CONCLUDED, "2015-10-05")

    [before] = on_day(tpp, date(2015, 10, 4))
    [after] = on_day(tpp, date(2015, 10, 5))

    assert before.stands.outcome is None
    assert after.stands.state is DeadlineState.MET
    assert after.stands.outcome.happening.fact == event.id
    assert not after.stands.outcome.is_implied


def test_a_later_status_shows_that_an_earlier_milestone_was_met():
    tpp = make.agreement()
    said_of(tpp, Milestone.AGREED_IN_PRINCIPLE)
    make.status_event(tpp, Status.CONCLUDED, "2015-10-05")

    [principle] = on_day(tpp, date(2015, 10, 5))

    assert principle.stands.state is DeadlineState.MET
    assert principle.stands.outcome.is_implied


def test_a_deadline_of_talks_that_were_given_up_is_missed():
    ttip = make.agreement("ttip")
    said_of(ttip)
    day = date(2019, 4, 15)
    event = Event(Status.ABANDONED, day.isoformat(), day, day)

    [missed] = on_day(ttip, day, standing=Standing(event.status, event, event))

    assert missed.stands.state is DeadlineState.MISSED
    assert not missed.is_open


def test_a_party_s_deadline_is_met_by_that_party_s_step():
    tpp, japan = make.agreement(), make.party("JP")
    said_of(tpp, Milestone.ACCESSION, party=japan, stage=Stage.JOINED)
    make.step(tpp, make.party("MX"), Stage.JOINED, "2012-10-08")
    make.step(tpp, japan, Stage.INVITED, "2013-04-20")
    joined = make.step(tpp, japan, Stage.JOINED, "2013-07-23")

    [before] = on_day(tpp, date(2013, 7, 22))
    [after] = on_day(tpp, date(2013, 7, 23))

    assert before.stands.state is DeadlineState.OPEN
    assert after.stands.outcome.happening.fact == joined.id
    assert after.party.code == "JP"


def test_a_round_is_met_on_the_day_it_opens():
    tpp = make.agreement()
    said_of(tpp, Milestone.ROUND, round_name="19")
    meeting = make.round(tpp, 19, start="2013-08-23", end="2013-08-30")

    [before] = on_day(tpp, date(2013, 8, 22))
    [after] = on_day(tpp, date(2013, 8, 23))

    assert before.stands.state is DeadlineState.OPEN
    assert after.stands.outcome.happening.fact == meeting.id


def test_a_round_that_was_called_off_meets_nothing():
    tpp = make.agreement()
    said_of(tpp, Milestone.ROUND, round_name="20")
    make.round(tpp, 20, start="", end="", status=RoundStatus.CANCELLED)

    [lapsed] = on_day(tpp, date(2014, 1, 1))

    assert lapsed.stands.state is DeadlineState.LAPSED


def test_deadlines_come_in_reading_order_those_of_one_party_last():
    tpp = make.agreement()
    said_of(tpp, Milestone.ACCESSION, party=make.party("KR"), stage=Stage.JOINED)
    said_of(tpp, Milestone.ROUND, round_name="20")
    said_of(tpp, Milestone.SIGNED)
    said_of(tpp, Milestone.CONCLUDED)

    milestones = [deadline.fact.milestone for deadline in on_day(tpp)]

    assert milestones == [
        Milestone.CONCLUDED,
        Milestone.SIGNED,
        Milestone.ROUND,
        Milestone.ACCESSION,
    ]


def test_the_first_open_deadline_is_what_is_expected_next():
    tpp = make.agreement()
    said_of(tpp, Milestone.SIGNED)
    said_of(tpp, Milestone.CONCLUDED)
    make.status_event(tpp, Status.CONCLUDED, "2013-10-05")

    assert next_up(tpp, date(2013, 10, 4)) is Milestone.CONCLUDED
    assert next_up(tpp, date(2013, 10, 5)) is Milestone.SIGNED


def test_a_deadline_that_is_only_doubted_comes_after_one_with_a_date():
    tpp = make.agreement()
    said_of(tpp, Milestone.CONCLUDED, stance=Stance.DOUBT)
    said_of(tpp, Milestone.SIGNED)

    assert next_up(tpp) is Milestone.SIGNED


def test_of_one_party_s_deadlines_the_one_still_to_come_goes_first():
    tpp = make.agreement()
    joined = {"stage": Stage.JOINED}
    lapsed = date(2013, 6, 30)
    said_of(
        tpp,
        Milestone.ACCESSION,
        party=make.party("KR"),
        **joined,
        target_latest=lapsed,
    )
    said_of(tpp, Milestone.ACCESSION, party=make.party("TH"), **joined)

    found = next_deadline(on_day(tpp))

    assert found.party.code == "TH"


def test_nothing_is_expected_where_every_deadline_was_met():
    tpp = make.agreement()
    said_of(tpp)
    make.status_event(tpp, Status.SIGNED, "2016-02-04")

    assert next_up(tpp, date(2016, 2, 4)) is None
    assert next_deadline([]) is None


def test_the_address_of_a_deadline_names_what_it_is_about():
    tpp = make.agreement()
    said_of(tpp, Milestone.ACCESSION, party=make.party("JP"), stage=Stage.JOINED)
    said_of(tpp, Milestone.ROUND, round_name="20")
    said_of(tpp)

    slugs = {deadline.slug for deadline in on_day(tpp)}

    assert slugs == {"accession-joined-jp", "round-20", "concluded"}


def test_the_newest_few_statements_are_newest_first():
    tpp = make.agreement()
    deadline = make.deadline(tpp)
    for year in range(2008, 2013):
        make.forecast(deadline, f"{year}-11-20", f"said in {year}")

    [conclusion] = on_day(tpp)

    assert [said.words for said in conclusion.newest] == [
        "said in 2012",
        "said in 2011",
        "said in 2010",
    ]


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_a_statement_that_is_not_published_does_not_count(publication):
    tpp = make.agreement()
    said_of(tpp, publication=publication)

    assert on_day(tpp) == []


def test_an_event_that_is_not_published_meets_nothing():
    tpp = make.agreement()
    said_of(tpp)
    make.status_event(
        tpp, Status.CONCLUDED, "2013-10-05", publication=Publication.DRAFT
    )

    [conclusion] = on_day(tpp)

    assert conclusion.stands.state is DeadlineState.OPEN


def test_a_statement_recorded_later_was_not_known_before():
    tpp = make.agreement()
    said_of(tpp)
    before = newest_moment()
    said_of(tpp, Milestone.SIGNED)

    [conclusion] = on_day(tpp, known=before)

    assert conclusion.fact.milestone is Milestone.CONCLUDED
    assert len(on_day(tpp)) == 2


def test_a_speaker_s_corrected_name_was_known_as_it_was_before():
    tpp = make.agreement()
    speaker = make.speaker("Michael Forman")
    said_of(tpp, speaker=speaker)
    before = newest_moment()
    speaker.name = "Michael Froman"
    speaker.record(ChangeContext("Spelling"))

    [then], [now] = on_day(tpp, known=before), on_day(tpp)

    assert then.statements[0].speaker == "Michael Forman"
    assert now.statements[0].speaker == "Michael Froman"


@pytest.mark.parametrize("count", [1, 20])
def test_the_number_of_queries_does_not_grow(count, django_assert_num_queries):
    tpp = make.agreement()
    joining = {"stage": Stage.JOINED}
    for number in range(count):
        party = make.party(f"P{number:02}")
        said_of(tpp, Milestone.ACCESSION, party=party, **joining)
        make.step(tpp, party)
        make.status_event(tpp, stated_date=f"2010-03-{number + 1:02}")
        make.round(tpp, number + 1)

    with django_assert_num_queries(8):
        assert len(on_day(tpp)) == count
