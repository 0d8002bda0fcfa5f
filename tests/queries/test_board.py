"""The board: where agreements stand on a day, narrowed, sorted and paged."""

from datetime import date

import pytest

from tests import make
from tracker.models import ChangeContext
from tracker.models.moments import newest_moment
from tracker.queries.board.board import PAGE_SIZE, BoardFilters, board
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import AgreementKind, Region, RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

OCTOBER = date(2013, 10, 7)
TAKEN_BACK = ChangeContext("The communiqué does not say so")


def shown(on=OCTOBER, known=None, **asked):
    return board(BoardFilters(**asked), on=on, known=known)


def line(on=OCTOBER, known=None):
    [only] = shown(on, known).lines
    return only


def names(on=OCTOBER, **asked):
    return [each.agreement.short_name for each in shown(on, **asked).lines]


def begun(slug, status=Status.NEGOTIATING, stated_date="2010-03-15", **fields):
    agreement = make.agreement(slug, **fields)
    make.status_event(agreement, status, stated_date)
    return agreement


def test_an_agreement_stands_at_the_newest_status_not_after_the_day():
    tpp = begun("tpp", Status.NEGOTIATING, "2010-03-15")
    make.status_event(tpp, Status.CONCLUDED, "2015-10-05")

    then, later = line(), line(date(2015, 10, 5))

    assert then.standing.status is Status.NEGOTIATING
    assert then.standing.since.stated_date == "2010-03-15"
    assert later.standing.status is Status.CONCLUDED


def test_a_repeated_status_is_a_development_and_not_a_new_standing():
    tpp = begun("tpp", Status.NEGOTIATING, "2010-03-15")
    make.status_event(
        tpp, Status.NEGOTIATING, "2011-11-12", description="A broad outline."
    )

    standing = line().standing

    assert standing.since.stated_date == "2010-03-15"
    assert line().developed_on == date(2011, 11, 12)
    assert line().development.description == "A broad outline."


def test_a_status_of_a_month_counts_once_the_month_is_over():
    begun("tpp", Status.PROPOSED, "2008-09")

    assert line(date(2008, 9, 29)).standing is None
    assert line(date(2008, 9, 30)).standing.status is Status.PROPOSED


def test_of_two_events_of_one_day_the_later_status_stands():
    tpp = begun("tpp", Status.SIGNED, "2000-10-24")
    make.status_event(tpp, Status.CONCLUDED, "2000-10-24")

    assert line().standing.status is Status.SIGNED


def test_an_agreement_without_an_event_by_the_day_has_no_standing():
    make.agreement("cptpp")

    assert line().standing is None
    assert line().developed_on is None


def test_the_parties_are_those_that_are_in():
    tpp = begun("tpp")
    make.step(tpp, make.party("NZ"), Stage.JOINED, "2008-09-22")
    make.step(tpp, make.party("KR"), Stage.INTEREST, "2013-09-30")
    make.step(tpp, make.party("CL"), Stage.JOINED, "2008-09-22")
    make.step(tpp, make.party("CL"), Stage.WITHDREW, "2013-01-15")
    make.step(tpp, make.party("JP"), Stage.JOINED, "2013-10-08")

    found = line()

    assert [party.code for party in found.parties] == ["NZ"]
    assert found.approaching == 1
    assert {party.code for party in found.involved} == {"NZ", "KR", "CL"}


def test_a_party_named_without_a_step_is_in():
    nafta = begun("nafta", Status.IN_FORCE, "1994-01-01")
    make.participation(nafta, make.party("MX"))

    assert [party.code for party in line().parties] == ["MX"]


@pytest.mark.parametrize(
    ("newer", "day"),
    [
        (lambda a: make.status_event(a, stated_date="2013-07-23"), (2013, 7, 23)),
        (lambda a: make.step(a, make.party("JP")), (2013, 7, 23)),
        (lambda a: make.round(a, 19), (2013, 8, 30)),
        (lambda a: make.round(a, 20, start="2013-10-08", end=""), (2010, 3, 15)),
        (
            lambda a: make.round(a, 20, status=RoundStatus.CANCELLED),
            (2010, 3, 15),
        ),
    ],
    ids=["event", "step", "round", "round to come", "cancelled round"],
)
def test_the_last_development_is_the_newest_event_step_or_round_held(newer, day):
    tpp = begun("tpp", stated_date="2010-03-15")
    newer(tpp)

    assert line().developed_on == date(*day)


def test_talks_without_an_event_for_nine_months_are_stalled():
    begun("ftaa", Status.NEGOTIATING, "2003-11-20")

    assert not line(date(2004, 8, 20)).is_stalled
    assert line(date(2004, 8, 21)).is_stalled


def test_a_line_shows_the_deadline_that_is_asked_about_first():
    tpp = begun("tpp")
    make.forecast(
        make.deadline(tpp, Milestone.CONCLUDED),
        "2013-08-23",
        target_latest=date(2013, 12, 31),
    )

    assert line().next_up.fact.milestone is Milestone.CONCLUDED
    assert line(date(2013, 8, 22)).next_up is None


def test_the_board_narrows_to_a_kind():
    begun("tpp")
    begun("tisa", kind=AgreementKind.SERVICES)

    assert names(kind="services") == ["TISA"]


def test_the_board_narrows_to_a_region():
    begun("tpp")
    begun("ttip", region=Region.TRANSATLANTIC)

    assert names(region="transatlantic") == ["TTIP"]


def test_the_board_narrows_to_a_status_on_the_day():
    tpp = begun("tpp", Status.NEGOTIATING, "2010-03-15")
    make.status_event(tpp, Status.CONCLUDED, "2015-10-05")
    begun("nafta", Status.IN_FORCE, "1994-01-01")

    assert names(status="negotiating") == ["TPP"]
    assert names(date(2015, 10, 5), status="negotiating") == []


def test_the_board_narrows_to_what_had_not_begun():
    begun("tpp")
    begun("cptpp", Status.EXPLORATORY, "2017-03")

    assert names(status="none") == ["CPTPP"]


@pytest.mark.parametrize(
    "stage", [Stage.JOINED, Stage.INTEREST, Stage.WITHDREW], ids=str
)
def test_the_board_narrows_to_a_party_that_is_in_on_its_way_or_out(stage):
    make.step(begun("tpp"), make.party("JP"), stage)
    begun("nafta")

    assert names(party="JP") == ["TPP"]


def test_a_party_counts_only_once_it_had_taken_a_step():
    make.step(begun("tpp"), make.party("JP"), Stage.JOINED, "2013-07-23")

    assert names(date(2013, 7, 22), party="JP") == []


def test_filters_go_together():
    make.step(begun("tpp"), make.party("US"), Stage.JOINED, "2008-09-22")
    make.step(
        begun("tisa", kind=AgreementKind.SERVICES),
        make.party("US"),
        Stage.JOINED,
        "2013-06",
    )

    assert names(party="US", kind="fta") == ["TPP"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("developed", ["RCEP", "TPP", "NAFTA", "CPTPP"]),
        ("name", ["CPTPP", "NAFTA", "RCEP", "TPP"]),
        ("status", ["CPTPP", "RCEP", "TPP", "NAFTA"]),
        ("since", ["RCEP", "TPP", "NAFTA", "CPTPP"]),
        ("parties", ["NAFTA", "TPP", "CPTPP", "RCEP"]),
    ],
)
def test_the_board_can_be_sorted(sort, order):
    nafta = begun("nafta", Status.IN_FORCE, "1994-01-01")
    for code in ["US", "CA", "MX"]:
        make.participation(nafta, make.party(code))
    make.participation(begun("tpp", Status.NEGOTIATING, "2010"), make.party("JP"))
    begun("rcep", Status.NEGOTIATING, "2013-05-09")
    make.agreement("cptpp")

    assert names(sort=sort) == order


def test_pages_hold_fifty_lines_and_one_past_the_last_is_the_last():
    for number in range(PAGE_SIZE + 2):
        begun(f"tifa-{number:02}")

    first = shown(sort="name")
    second, beyond = shown(sort="name", page=2), shown(sort="name", page=9)

    assert (len(first.lines), first.page.number) == (50, 1)
    assert first.page.paginator.num_pages == 2
    assert [each.agreement.slug for each in second.lines] == ["tifa-50", "tifa-51"]
    assert beyond == second
    assert (second.page.number, beyond.page.number) == (2, 2)


def test_the_board_counts_what_it_shows_and_what_it_holds():
    begun("tpp")
    begun("tisa", kind=AgreementKind.SERVICES)

    found = shown(kind="fta")

    assert (found.page.paginator.count, found.held) == (1, 2)


def test_the_parties_to_choose_from_are_those_of_all_lines():
    make.step(begun("tpp"), make.party("JP"), Stage.JOINED, "2013-07-23")
    make.participation(
        begun("nafta", kind=AgreementKind.CUSTOMS_UNION), make.party("MX")
    )

    found = shown(kind="customs-union")

    assert [str(party) for party in found.parties] == ["Japan", "Mexico"]


def test_an_empty_board_is_one_page():
    found = shown()

    assert (found.lines, found.page.paginator.count, found.held) == ((), 0, 0)
    assert (found.page.number, found.page.paginator.num_pages) == (1, 1)


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_an_agreement_that_is_not_published_has_no_line(publication):
    make.agreement(publication=publication)

    assert shown().held == 0


def test_facts_that_are_not_published_do_not_count():
    tpp = begun("tpp", Status.NEGOTIATING, "2010-03-15")
    draft = {"publication": Publication.DRAFT}
    make.status_event(tpp, Status.CONCLUDED, "2013-10-01", **draft)
    make.step(tpp, make.party("JP"), **draft)
    make.round(tpp, 19, **draft)
    make.participation(tpp, make.party("KR"), **draft)

    found = line()

    assert found.standing.status is Status.NEGOTIATING
    assert found.developed_on == date(2010, 3, 15)
    assert found.involved == ()


def test_a_withdrawn_event_takes_the_agreement_back():
    tpp = begun("tpp", Status.NEGOTIATING, "2010-03-15")
    event = make.status_event(tpp, Status.CONCLUDED, "2013-10-01")
    before = newest_moment()

    event.withdraw(TAKEN_BACK)

    assert line().standing.status is Status.NEGOTIATING
    assert line(known=before).standing.status is Status.CONCLUDED


def test_an_event_recorded_later_was_not_known_before():
    tpp = begun("tpp", Status.NEGOTIATING, "2010-03-15")
    before = newest_moment()
    make.status_event(tpp, Status.CONCLUDED, "2013-10-01")

    assert line(known=before).standing.status is Status.NEGOTIATING
    assert line().standing.status is Status.CONCLUDED


def test_an_agreement_recorded_later_was_not_known_before():
    begun("tpp")
    before = newest_moment()
    begun("rcep")

    assert shown(known=before).held == 1
    assert shown().held == 2


def test_corrected_names_were_known_as_they_were_before():
    japan = make.party("JP", name_en="Nippon")
    tpp = begun("tpp", short_name="TPPA")
    make.participation(tpp, japan)
    before = newest_moment()
    tpp.short_name, japan.name_en = "TPP", "Japan"
    tpp.record(make.WHY)
    japan.record(make.WHY)

    then, now = line(known=before), line()

    assert (str(then.agreement), str(then.parties[0])) == ("TPPA", "Nippon")
    assert (str(now.agreement), str(now.parties[0])) == ("TPP", "Japan")


@pytest.mark.parametrize("count", [3, 60])
def test_the_number_of_queries_does_not_grow(count, django_assert_num_queries):
    japan, joined = make.party("JP"), Stage.JOINED
    for number in range(count):
        agreement = begun(f"tifa-{number:02}")
        make.step(agreement, japan)
        make.round(agreement, 1)
        make.forecast(
            make.deadline(agreement, Milestone.ACCESSION, party=japan, stage=joined)
        )
    moment = newest_moment()

    with django_assert_num_queries(14):
        now = shown()
    with django_assert_num_queries(14):
        then = shown(known=moment)

    assert now == then
    assert now.page.paginator.count == count
