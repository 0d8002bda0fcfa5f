"""One agreement on a day: all that its page shows, and nothing from after it."""

from datetime import date

import pytest

from tests import make
from tracker.models import ChangeContext
from tracker.models.moments import newest_moment
from tracker.queries.agreement.page import agreement_page
from tracker.queries.rows.facts import agreement_named
from tracker.vocabulary.accessions import Side, Stage
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Preference
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

OCTOBER = date(2013, 10, 7)
TAKEN_BACK = ChangeContext("The communiqué does not say so")
HIDDEN = pytest.mark.parametrize(
    "publication", [Publication.DRAFT, Publication.WITHDRAWN], ids=str
)


def page_of(agreement, on=OCTOBER, known=None):
    fact = agreement_named(agreement.slug, known=known)
    return agreement_page(fact, on=on, known=known)


def codes(seats):
    return [seated.party.code for seated in seats]


def test_the_page_says_where_the_agreement_stands_and_since_when():
    tpp = make.agreement()
    make.status_event(tpp, Status.PROPOSED, "2008-09-22")
    make.status_event(tpp, Status.NEGOTIATING, "2010-03-15")
    make.status_event(tpp, Status.NEGOTIATING, "2011-11-12")
    make.status_event(tpp, Status.CONCLUDED, "2015-10-05")

    page = page_of(tpp)

    assert page.standing.status is Status.NEGOTIATING
    assert page.standing.since.stated_date == "2010-03-15"
    assert page.developed_on == date(2011, 11, 12)


def test_parties_sit_by_side_each_with_its_steps_oldest_first():
    tpp = make.agreement()
    make.step(tpp, make.party("JP"), Stage.JOINED, "2013-07-23")
    make.step(tpp, make.party("JP"), Stage.INTEREST, "2013-03-15")
    make.step(tpp, make.party("JP"), Stage.SIGNED, "2016-02-04")
    make.step(tpp, make.party("KR"), Stage.INTEREST, "2013-09-30")
    make.step(tpp, make.party("CL"), Stage.WITHDREW, "2013-01-15")
    make.step(tpp, make.party("CN"), Stage.INTEREST, "2021-09-16")

    page = page_of(tpp)

    [japan] = page.on_side(Side.IN)
    assert [step.stage for step in japan.steps] == [Stage.INTEREST, Stage.JOINED]
    assert codes(page.on_side(Side.APPROACHING)) == ["KR"]
    assert codes(page.on_side(Side.OUT)) == ["CL"]


def test_parties_of_one_side_come_by_name():
    tpp = make.agreement()
    for code in ["VN", "AU", "NZ"]:
        make.step(tpp, make.party(code), Stage.JOINED, "2010-03-15")

    assert codes(page_of(tpp).seats) == ["AU", "NZ", "VN"]


def test_developments_are_events_and_steps_newest_first():
    tpp, japan = make.agreement(), make.party("JP")
    opened = make.status_event(tpp, Status.NEGOTIATING, "2010-03-15")
    joined = make.step(tpp, japan, Stage.JOINED, "2013-07-23")
    last = make.status_event(tpp, Status.NEGOTIATING, "2013-08-30", party=japan)
    make.status_event(tpp, Status.CONCLUDED, "2015-10-05")

    developments = page_of(tpp).developments

    assert [each.anchor for each in developments] == [
        f"event-{last.id}",
        f"step-{joined.id}",
        f"event-{opened.id}",
    ]
    assert [str(each.party) for each in developments] == ["Japan", "Japan", "None"]


def test_of_two_events_of_one_day_the_later_status_is_the_newer():
    jordan = make.agreement("us-jordan-fta")
    make.status_event(jordan, Status.SIGNED, "2000-10-24")
    make.status_event(jordan, Status.CONCLUDED, "2000-10-24")

    statuses = [each.fact.status for each in page_of(jordan).developments]

    assert statuses == [Status.SIGNED, Status.CONCLUDED]


def test_facts_of_one_day_keep_the_order_in_which_they_were_recorded():
    tpp = make.agreement()
    events = [
        make.status_event(tpp, stated_date="2010-03-15", party=make.party(code))
        for code in ["VN", "AU", "NZ"]
    ]
    events[0].description = "Corrected, and so written anew."
    events[0].record(make.WHY)

    now, then = page_of(tpp), page_of(tpp, known=newest_moment())

    assert [each.anchor for each in now.developments] == [
        f"event-{event.id}" for event in reversed(events)
    ]
    assert now.developments == then.developments


def test_only_numbered_rounds_that_are_over_are_counted():
    tpp = make.agreement()
    make.round(tpp, 18, start="2013-07-15", end="2013-07-25")
    make.round(tpp, 19, start="2013-08-22", end="2013-08-30")
    make.round(tpp, None, label="TPP leaders, Bali", start="2013-10-06", end="")

    assert page_of(tpp, date(2013, 8, 29)).rounds_held == 1
    assert page_of(tpp, date(2013, 8, 30)).rounds_held == 2
    assert page_of(tpp).rounds_held == 2
    assert len(page_of(tpp).rounds) == 3


def test_a_round_held_is_a_last_development():
    tpp = make.agreement()
    make.round(tpp, 19, start="2013-08-22", end="2013-08-30")

    assert page_of(tpp).developed_on == date(2013, 8, 30)


def test_talks_without_an_event_for_nine_months_are_stalled():
    tpp = make.agreement()
    make.status_event(tpp, Status.NEGOTIATING, "2003-11-20")

    assert not page_of(tpp, date(2004, 8, 20)).is_stalled
    assert page_of(tpp, date(2004, 8, 21)).is_stalled


def test_what_is_expected_next_is_the_first_open_deadline():
    tpp = make.agreement()
    make.forecast(
        make.deadline(tpp, Milestone.SIGNED), target_latest=date(2013, 12, 31)
    )
    make.forecast(make.deadline(tpp), target_latest=date(2013, 12, 31))

    page = page_of(tpp)

    assert page.next_up.fact.milestone is Milestone.CONCLUDED
    assert len(page.deadlines) == 2


def test_figures_count_from_their_day_and_those_without_one_always():
    tpp = make.agreement()
    make.indicator(tpp, name="Members", value="12", as_of="2013-10")
    make.indicator(tpp, name="Share of world trade", value="25", as_of="")
    make.indicator(tpp, name="Rounds", value="18", as_of="2013-07")

    figures = [figure.name for figure in page_of(tpp).figures]

    assert figures == ["Rounds", "Share of world trade"]


def test_topics_and_discrepancies_are_shown_whole():
    tpp = make.agreement()
    make.topic(tpp, topic_en="Labour")
    make.discrepancy(tpp, preferred=Preference.NEITHER)

    page = page_of(tpp, date(2000, 1, 1))

    assert [topic.topic_en for topic in page.topics] == ["Labour"]
    assert [each.preferred for each in page.discrepancies] == [Preference.NEITHER]


def test_what_it_took_the_place_of_is_named_from_the_first():
    tpp, p4 = make.agreement("tpp"), make.agreement("p4")
    make.succession(tpp, p4)

    assert [str(other) for other in page_of(tpp).supersedes] == ["P4"]


def test_its_successor_is_named_once_that_has_begun():
    tpp, cptpp = make.agreement("tpp"), make.agreement("cptpp")
    make.succession(cptpp, tpp)
    make.status_event(cptpp, Status.EXPLORATORY, "2017-03")

    assert page_of(tpp).superseded_by == ()
    later = page_of(tpp, date(2017, 3, 31)).superseded_by
    assert [str(other) for other in later] == ["CPTPP"]


@HIDDEN
def test_a_successor_that_is_not_published_is_not_named(publication):
    tpp = make.agreement("tpp")
    cptpp = make.agreement("cptpp", publication=publication)
    make.status_event(cptpp, Status.EXPLORATORY, "2012-03")
    make.succession(cptpp, tpp)

    assert page_of(tpp).superseded_by == ()


def test_sources_are_numbered_in_the_order_of_the_page():
    tpp = make.agreement()
    event = make.status_event(tpp)
    make.cite(event, make.source("ustr-round1"), locator="p. 2")

    cited = page_of(tpp).cited

    assert [source.slug for source in cited.sources] == [
        "cass-wp-201407",
        "ustr-round1",
    ]
    assert [(c.number, c.locator) for c in cited.of("status_event", event.id)] == [
        (1, ""),
        (2, "p. 2"),
    ]


def test_each_claim_of_a_discrepancy_has_its_own_sources():
    row = make.discrepancy(make.agreement())

    cited = page_of(row.agreement).cited

    [a], [b] = (cited.of("discrepancy", row.id, claim) for claim in "ab")
    assert (a.source.slug, b.source.slug) == ("cass-wp-201407", "ustr-tpp-rounds")


def test_only_sources_of_what_is_shown_are_listed():
    tpp = make.agreement()
    event = make.status_event(tpp, Status.CONCLUDED, "2015-10-05")
    make.cite(event, make.source("ustr-atlanta"))

    slugs = [source.slug for source in page_of(tpp).cited.sources]

    assert slugs == ["cass-wp-201407"]


def everything_about(agreement, **fields):
    """One fact of each kind that the page of the agreement shows."""
    japan = make.party("JP")
    make.status_event(agreement, **fields)
    make.step(agreement, japan, **fields)
    make.participation(agreement, make.party("KR"), **fields)
    make.round(agreement, **fields)
    make.forecast(make.deadline(agreement, **fields), **fields)
    make.indicator(agreement, **fields)
    make.topic(agreement, **fields)
    make.discrepancy(agreement, **fields)


def is_empty(page):
    return not any(
        [
            page.standing,
            page.developed_on,
            page.seats,
            page.developments,
            page.rounds,
            page.deadlines,
            page.figures,
            page.topics,
            page.discrepancies,
        ]
    )


def test_drafts_are_not_on_the_page():
    tpp = make.agreement()
    everything_about(tpp, publication=Publication.DRAFT)

    assert is_empty(page_of(tpp))


def test_what_was_recorded_later_was_not_on_the_page_before():
    tpp = make.agreement()
    before = newest_moment()
    everything_about(tpp)

    assert is_empty(page_of(tpp, known=before))
    assert not is_empty(page_of(tpp))


def test_what_was_withdrawn_later_was_on_the_page_before():
    tpp = make.agreement()
    event = make.status_event(tpp)
    before = newest_moment()
    event.withdraw(TAKEN_BACK)

    assert page_of(tpp).standing is None
    assert page_of(tpp, known=before).standing.status is Status.NEGOTIATING


@HIDDEN
def test_an_agreement_that_is_not_published_is_not_found(publication):
    make.agreement(publication=publication)

    assert agreement_named("tpp", known=None) is None


def test_a_withdrawn_agreement_is_found_as_known_before():
    tpp = make.agreement()
    everything_about(tpp)
    before = newest_moment()
    tpp.withdraw(TAKEN_BACK)

    page = page_of(tpp, known=before)

    assert len(page.developments) == 2
    assert agreement_named("tpp", known=None) is None


def test_corrected_names_were_on_the_page_as_they_were_before():
    tpp, japan = make.agreement(), make.party("JP", name_en="Nippon")
    make.step(tpp, japan)
    source = make.source()
    before = newest_moment()
    japan.name_en, source.title = "Japan", "New developments"
    japan.record(make.WHY)
    source.record(make.WHY)

    then, now = page_of(tpp, known=before), page_of(tpp)

    assert str(then.seats[0].party) == "Nippon"
    assert str(then.cited.sources[0]) == "Working paper cass-wp-201407"
    assert str(now.seats[0].party) == "Japan"
    assert str(now.cited.sources[0]) == "New developments"


@pytest.mark.parametrize("count", [3, 60])
def test_the_number_of_queries_does_not_grow(count, django_assert_num_queries):
    tpp = make.agreement()
    make.succession(make.agreement("cptpp"), tpp)
    for number in range(count):
        party, day = make.party(f"P{number:02}"), number % 28 + 1
        make.status_event(tpp, stated_date=f"2010-03-{day:02}", party=party)
        make.step(tpp, party)
        make.round(tpp, number + 1)
        make.forecast(make.deadline(tpp, Milestone.ROUND, round_name=f"{number + 1}"))
        make.indicator(tpp, name=f"Figure {number}")
        make.topic(tpp, topic_en=f"Topic {number}")
        make.discrepancy(tpp, subject=f"Subject {number}")
        make.forecast(
            make.deadline(tpp, Milestone.ACCESSION, party=party, stage=Stage.JOINED)
        )
    moment = newest_moment()

    with django_assert_num_queries(29):
        now = page_of(tpp)
    with django_assert_num_queries(29):
        then = page_of(tpp, known=moment)

    assert now == then
    assert len(now.seats) == count
