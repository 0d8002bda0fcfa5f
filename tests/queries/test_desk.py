"""What waits for an analyst, found past the public gate."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests import make
from tracker.facts import TABLES
from tracker.models import ChangeContext, Citation, Party, Topic
from tracker.queries.desk.late import lapsed, late_rounds, unchecked
from tracker.queries.desk.others import changes_by_others
from tracker.queries.desk.rows import (
    drafts,
    undecided,
    without_a_chinese_name,
    without_a_source,
)
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Preference
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

TODAY = date(2013, 10, 7)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def tpp():
    return make.agreement("tpp", name_zh="跨太平洋伙伴关系协定")


def planned(agreement, number=20, last="2013-09-30", **fields):
    fields = {"planned_start": "2013-09-20", "planned_end": last, **fields}
    blank = {"start": "", "end": "", "city": "", "country": None}
    return make.round(
        agreement, number, status=RoundStatus.PLANNED, **{**blank, **fields}
    )


def names(found):
    return [row.name for row in found.named(0, len(found))]


def test_without_facts_nothing_waits():
    assert lapsed(on=TODAY) == late_rounds(on=TODAY) == unchecked(on=TODAY) == []
    assert not drafts(TABLES)
    assert not without_a_source(TABLES)
    assert not without_a_chinese_name(TABLES)
    assert not undecided()
    assert changes_by_others("li.na", after=LONG_AGO, tables=TABLES, limit=5) == []


def test_no_tables_are_asked_for_nothing():
    assert not drafts([])


def test_a_deadline_whose_window_is_over_has_lapsed(tpp):
    make.forecast(make.deadline(tpp), "2012-11", target_latest=date(2013, 9, 30))
    signature = make.deadline(tpp, Milestone.SIGNED)
    make.forecast(signature, "2012-11", target_latest=date(2013, 12, 31))

    [found] = lapsed(on=TODAY)

    assert found.deadline.fact.milestone == Milestone.CONCLUDED


def test_a_planned_round_whose_days_are_over_is_late(tpp):
    late = planned(tpp, 20)
    planned(tpp, 21, last="2013-10-07")
    make.round(tpp, 19)

    [found] = late_rounds(on=TODAY)

    assert (found.number, found.label) == (late.pk, "TPP round 20")
    assert (found.agreement_name, found.last_day) == ("TPP", date(2013, 9, 30))


def test_a_draft_of_a_round_is_late_too(tpp):
    planned(tpp, publication="draft")

    assert len(late_rounds(on=TODAY)) == 1


def test_a_round_with_days_of_its_own_is_late_after_the_last_of_both(tpp):
    planned(tpp, start="2013-09-20", end="2013-10-30")

    assert late_rounds(on=TODAY) == []
    assert len(late_rounds(on=date(2013, 10, 31))) == 1


def test_a_round_for_which_later_days_were_named_is_not_late(tpp):
    planned(tpp, 20)
    goal = make.deadline(tpp, Milestone.ROUND, round_name="20")
    make.forecast(goal, "2013-10-01", target_latest=date(2013, 11, 30))

    assert late_rounds(on=TODAY) == []


def test_an_agreement_is_unchecked_after_ninety_days(tpp):
    make.check(tpp, "2013-07-08")

    assert unchecked(on=date(2013, 10, 6)) == []
    [found] = unchecked(on=date(2013, 10, 7))
    assert (found.name, found.last) == ("TPP", date(2013, 7, 8))


def test_agreements_under_way_and_longest_unchecked_come_first(tpp):
    make.check(tpp, "2013-01-01")
    make.status_event(tpp)
    ttip = make.agreement("ttip")
    make.status_event(ttip, stated_date="2013-07-08")
    nafta = make.agreement("nafta")
    make.status_event(nafta, Status.IN_FORCE, "1994-01-01")

    assert [each.name for each in unchecked(on=TODAY)] == ["TTIP", "TPP", "NAFTA"]


def test_what_has_come_to_its_end_need_not_be_checked(tpp):
    make.status_event(tpp, Status.ABANDONED, "2013-01-01")

    assert unchecked(on=TODAY) == []


def test_drafts_are_found_table_by_table_newest_first(tpp):
    make.party("JP", publication="draft")
    for topic in ("Rice", "Sugar"):
        make.topic(tpp, topic_en=topic, publication="draft")

    assert names(drafts(TABLES)) == ["Sugar", "Rice", "Japan"]
    assert names(drafts([Party])) == ["Japan"]


def test_a_citation_waits_with_its_fact_and_not_beside_it(tpp):
    make.topic(tpp, publication="draft")

    assert len(drafts([Citation, Topic])) == 1


def test_a_draft_without_a_source_is_found(tpp):
    bare = Topic(agreement=tpp, topic_en="Rice", stance="agenda")
    bare.record(make.WHY)
    make.topic(tpp)

    assert names(without_a_source(TABLES)) == ["Rice"]


def test_a_row_without_a_chinese_name_is_found(tpp):
    make.party("JP", name_zh="日本")
    make.party("US")
    make.speaker()

    assert names(without_a_chinese_name(TABLES)) == ["United States", "Michael Froman"]


def test_a_discrepancy_is_undecided_while_neither_claim_is_followed(tpp):
    make.discrepancy(tpp)
    make.discrepancy(tpp, subject="Members", preferred=Preference.NEITHER)

    assert names(undecided()) == ["Members"]


def test_what_was_withdrawn_waits_for_nobody(tpp):
    make.discrepancy(tpp, preferred=Preference.NEITHER).withdraw(make.WHY)
    make.party("US").withdraw(make.WHY)
    planned(tpp).withdraw(make.WHY)

    assert not undecided()
    assert "United States" not in names(without_a_chinese_name([Party]))
    assert late_rounds(on=TODAY) == []


def test_changes_by_others_are_told_newest_first_without_ones_own(tpp):
    tpp.region = "americas"
    tpp.record(ChangeContext("Read again", by=make.user("wang.wei")))
    tpp.region = "asia-pacific"
    tpp.record(ChangeContext("Read a third time", by=make.user("li.na")))

    found = changes_by_others("li.na", after=LONG_AGO, tables=TABLES, limit=5)

    newest, *earlier = found

    assert (newest.author, newest.reason, newest.row.name, newest.rows) == (
        "wang.wei",
        "Read again",
        "TPP",
        1,
    )
    assert {each.author for each in earlier} == {""}


def test_what_was_changed_together_is_one_change(tpp):
    moment = tpp.history.first().history_date
    make.topic(tpp)

    [found] = changes_by_others("li.na", after=moment, tables=TABLES, limit=1)

    assert found.row.table is Topic
    assert found.rows == 2


def test_changes_before_the_moment_are_no_news(tpp):
    since = tpp.history.first().history_date + timedelta(days=1)

    assert changes_by_others("li.na", after=since, tables=TABLES, limit=5) == []
