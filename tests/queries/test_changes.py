"""What this site changed: what readers are told, and what they never are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make
from tracker.models import Agreement, ChangeContext, StatusEvent, change_set
from tracker.models.moments import newest_moment
from tracker.queries.history.change_log import (
    ChangeLogFilters,
    batch_page,
    change_log,
    changes_to,
)
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.kinds import AgreementKind, Region, Scope

pytestmark = pytest.mark.django_db

LOAD = "2026-11-23T19:41:43Z-83fc1ef1"


def why(kind=ChangeKind.CORRECTION, note="The host's programme says so.", **fields):
    return ChangeContext(
        "Seen by Li Na in a leaked mail", kind=kind, note=note, **fields
    )


def changed(row, because=None, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.record(because or why())


def log(known=None, limit=50, **asked):
    return change_log(ChangeLogFilters(**asked), known=known, limit=limit).entries


def told(known=None, **asked):
    """Each change that is told: kind of fact, name, what happened."""
    entries = log(known=known, **asked)
    return [(c.fact_kind, c.label, c.what) for e in entries for c in e.changes]


def agreements(count, because):
    """So many agreements, recorded together."""
    with change_set():
        for number in range(count):
            Agreement(
                publication=Publication.PUBLISHED,
                slug=f"tifa-{number:02}",
                short_name=f"TIFA {number:02}",
                name_en=f"TIFA {number:02}",
                kind=AgreementKind.TIFA,
                scope=Scope.BILATERAL,
                region=Region.AFRICA,
            ).record(because, sources=[make.source()])


def test_a_correction_tells_what_was_there_before_and_after():
    tpp = make.agreement("tpp")
    nineteenth = make.round(tpp, 19)

    changed(nineteenth, start="2013-08-22", city="Bandar Seri Begawan (Brunei)")

    [entry] = log()
    [change] = entry.changes
    assert (entry.kind, entry.note) == (
        ChangeKind.CORRECTION,
        "The host's programme says so.",
    )
    assert (change.fact_kind, change.about, change.label, change.what) == (
        "Round",
        "TPP",
        "TPP round 19",
        "changed",
    )
    assert [(f.field_label, f.before, f.after) for f in change.fields] == [
        ("First day", "2013-08-23", "2013-08-22"),
        ("City", "Bandar Seri Begawan", "Bandar Seri Begawan (Brunei)"),
    ]
    assert change.place.anchor == f"round-{nineteenth.id}"
    assert change.anchor.startswith("change-round-")


def test_a_fact_that_is_published_at_once_is_told_as_recorded():
    tpp = make.agreement("tpp")
    event = StatusEvent(
        agreement=tpp,
        status="signed",
        stated_date="2016-02-04",
        description="Signed in Auckland.",
        publication=Publication.PUBLISHED,
    )

    event.record(why(ChangeKind.DEVELOPMENT), sources=[make.source()])

    assert told() == [
        ("Status event", "Signed, 4 February 2016", "recorded"),
        ("Citation", "Working paper cass-wp-201407", "recorded"),
    ]


def test_a_draft_is_not_told_of():
    tpp = make.agreement("tpp")
    event = make.status_event(tpp, publication=Publication.DRAFT)

    changed(event, description="A rumour about Japan.")

    assert log() == ()


def test_a_draft_that_is_published_is_recorded_and_tells_nothing_of_the_draft():
    tpp = make.agreement("tpp")
    event = make.status_event(
        tpp, description="A rumour about Japan.", publication=Publication.DRAFT
    )
    citation = event.citations.get()

    with change_set():
        changed(citation, publication=Publication.PUBLISHED)
        changed(event, description="Announced.", publication=Publication.PUBLISHED)

    [entry] = log()
    assert [(c.what, c.fields) for c in entry.changes] == [("recorded", ())] * 2
    assert "rumour" not in str(entry)


def test_housekeeping_is_silent():
    tpp = make.agreement("tpp")

    changed(tpp, ChangeContext("Spelling"), short_name="TPP.")

    assert log() == ()


def test_neither_the_authors_name_nor_the_inner_reason_is_told():
    tpp = make.agreement("tpp")

    changed(tpp, why(by=make.user("li.na")), short_name="TPPA")

    assert "li.na" not in str(log())
    assert "leaked" not in str(log())


def test_a_withdrawal_is_told_with_the_name_that_readers_knew():
    topic = make.topic(make.agreement("tpp"))
    topic.topic_en = "Something else"

    topic.withdraw(why())

    [entry] = log()
    [change] = entry.changes
    assert (change.label, change.what, change.place, change.fields) == (
        "State-owned enterprises",
        "withdrawn",
        None,
        (),
    )
    assert "Something else" not in str(entry)


def test_of_a_withdrawn_fact_only_the_withdrawal_is_told():
    topic = make.topic(make.agreement("tpp"))
    changed(topic, topic_en="A slander")
    changed(topic, topic_en="State-owned firms")

    topic.withdraw(why())

    assert told() == [("Topic", "State-owned firms", "withdrawn")]


def test_a_fact_that_comes_back_is_recorded_again():
    topic = make.topic(make.agreement("tpp"))
    topic.withdraw(why())

    topic.publish(why())

    of_the_topic = [what for kind, _label, what in told() if kind == "Topic"]
    assert of_the_topic == ["recorded", "withdrawn"]


def test_nothing_is_told_of_facts_of_an_agreement_that_is_not_public():
    tpp = make.agreement("tpp", publication=Publication.DRAFT)
    changed(make.round(tpp, 19), city="Brunei")
    changed(make.forecast(make.deadline(tpp)), note="Said in Bali.")
    changed(make.topic(tpp).citations.get(), locator="Section 2")

    assert log() == ()


def test_what_was_changed_before_an_agreement_was_public_stays_untold():
    tpp = make.agreement("tpp", publication=Publication.DRAFT)
    changed(make.round(tpp, 19), city="Brunei")
    with change_set():
        changed(tpp.citations.get(), publication=Publication.PUBLISHED)
        changed(tpp, publication=Publication.PUBLISHED)

    assert [kind for kind, _label, _what in told()] == ["Agreement", "Citation"]


def test_a_withdrawn_agreement_takes_the_changes_of_its_facts_along():
    tpp = make.agreement("tpp")
    changed(make.round(tpp, 19), city="Brunei")

    tpp.withdraw(why())

    assert told() == [("Agreement", "TPP", "withdrawn")]


def test_facts_changed_together_are_one_entry_with_a_count():
    agreements(20, why(ChangeKind.DEVELOPMENT, batch=LOAD))

    [entry] = log()

    assert (entry.batch, entry.total, entry.changes) == (LOAD, 40, ())
    assert [(kept.kind, kept.facts) for kept in entry.kept] == [
        ("agreements", 20),
        ("citations", 20),
    ]


def test_corrections_and_developments_of_one_load_are_told_apart():
    with change_set():
        changed(make.agreement("tpp"), why(batch=LOAD), name_zh="跨太平洋伙伴关系协定")
        news = why(ChangeKind.DEVELOPMENT, batch=LOAD)
        changed(make.agreement("ttip"), news, name_zh="跨大西洋伙伴关系协定")

    assert [entry.kind for entry in log()] == [
        ChangeKind.DEVELOPMENT,
        ChangeKind.CORRECTION,
    ]
    assert [e.changes[0].label for e in log(kind="correction")] == ["TPP"]


def test_the_changes_of_a_load_can_be_read_one_by_one():
    agreements(60, why(ChangeKind.DEVELOPMENT, batch=LOAD))

    first = batch_page(ChangeLogFilters(batch=LOAD), page=1, known=None)
    second = batch_page(ChangeLogFilters(batch=LOAD), page=2, known=None)
    past = batch_page(ChangeLogFilters(batch=LOAD), page=9, known=None)

    pages = first.page.paginator
    assert (pages.count, pages.num_pages, len(first.changes)) == (120, 2, 100)
    assert [c.fact_kind for c in first.changes] == ["Agreement"] * 60 + [
        "Citation"
    ] * 40
    assert len(second.changes) == 20
    assert past == second
    assert past.page.number == 2
    numbers = [c.anchor for c in (*first.changes, *second.changes)]
    assert len(set(numbers)) == 120


def test_a_large_change_outside_any_load_is_found_by_its_moment():
    agreements(20, why())
    [entry] = log()

    page = batch_page(ChangeLogFilters(at=entry.moment), page=1, known=None)

    assert page.page.paginator.count == 40


def test_entries_are_newest_first_and_older_ones_follow():
    tpp = make.agreement("tpp")
    for number in range(5):
        changed(tpp, name_zh=f"协定{number}")

    first = change_log(ChangeLogFilters(), known=None, limit=2)
    second = change_log(ChangeLogFilters(before=first.before), known=None, limit=2)
    third = change_log(ChangeLogFilters(before=second.before), known=None, limit=2)

    afters = [
        entry.changes[0].fields[0].after
        for page in (first, second, third)
        for entry in page.entries
    ]
    assert afters == ["协定4", "协定3", "协定2", "协定1", "协定0"]
    assert third.before is None


def test_the_log_of_a_past_moment_knows_nothing_later():
    tpp = make.agreement("tpp")
    changed(tpp, name_zh="协定")
    then = newest_moment()
    before = log(known=then)

    changed(tpp, name_zh="跨太平洋伙伴关系协定")
    tpp.withdraw(why())

    assert [e.changes[0].what for e in before] == ["changed"]
    assert log(known=then) == before


def test_an_agreements_log_has_the_changes_of_its_facts_and_no_others():
    tpp, ttip = make.agreement("tpp"), make.agreement("ttip")
    changed(make.round(tpp, 19), city="Brunei")
    changed(make.forecast(make.deadline(tpp)), note="Said in Bali.")
    changed(make.topic(tpp).citations.get(), locator="Section 2")
    changed(make.succession(ttip, tpp), publication=Publication.WITHDRAWN)
    changed(tpp, name_zh="协定")
    changed(make.round(ttip, 2), city="Brussels")
    changed(make.party("JP"), name_zh="日本")

    entries = changes_to(tpp.id, known=None, limit=50)

    assert [change.fact_kind for entry in entries for change in entry.changes] == [
        "Agreement",
        "Succession",
        "Citation",
        "Forecast",
        "Round",
    ]


def test_facts_that_no_agreement_has_are_told_with_their_places():
    changed(make.party("JP"), name_zh="日本")
    changed(make.source(), title="A new title")
    changed(make.speaker(), name_zh="弗罗曼")
    changed(make.topic(None), topic_zh="国有企业")
    bloc = make.membership(make.party("ASEAN"), make.party("MY"))
    bloc.withdraw(why())

    entries = log()

    assert [(e.changes[0].fact_kind, e.changes[0].place) for e in entries] == [
        ("Membership of a bloc", None),
        ("Topic", entries[1].changes[0].place),
        ("Speaker", entries[2].changes[0].place),
        ("Source", entries[3].changes[0].place),
        ("Party", entries[4].changes[0].place),
    ]
    assert entries[1].changes[0].place.page == "programme"
    assert entries[2].changes[0].place.names == ("michael-froman",)
    assert entries[3].changes[0].place.names == ("cass-wp-201407",)
    assert entries[4].changes[0].place.names == ("JP",)


def test_a_statement_leads_to_its_deadlines_page():
    said = make.forecast(make.deadline(make.agreement("tpp")))

    changed(said, note="Said in Bali.")

    [entry] = log()
    place = entry.changes[0].place
    assert (place.page, place.names) == ("deadline", ("tpp", "concluded"))
    assert place.anchor == f"forecast-{said.id}"


def test_the_log_asks_no_more_for_more_changes(django_assert_num_queries):
    tpp = make.agreement("tpp")
    for number in range(3):
        changed(tpp, name_zh=f"协定{number}")
    with CaptureQueriesContext(connection) as for_three:
        assert len(log()) == 3

    for number in range(3, 33):
        changed(tpp, name_zh=f"协定{number}")

    with django_assert_num_queries(len(for_three)):
        assert len(log()) == 33
