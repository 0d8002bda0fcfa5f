"""The desk: what waits for whoever is logged in, with a way to act on each."""

from datetime import date

import pytest

from tests import make
from tests.admin.pages import address, messages, typing
from tests.admin.test_lists import rows_more
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext, Proposal
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.roles import Role
from tracker.vocabulary.stances import Preference

DESK = "/admin/"
CHINESE = {"Accept-Language": "zh-hans"}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2013, 10, 7))


@pytest.fixture
def lapsed(tpp):
    goal = make.deadline(tpp)
    make.forecast(goal, "2012-11", target_latest=date(2013, 9, 30))
    return goal


def test_an_empty_desk_says_so_in_words(desk):
    page = desk.get(DESK)

    assert title(page.text) == "Desk | Negotiation tracker"
    said = words(page.text, "content-main")
    assert "Nothing to do here No deadline has lapsed." in said
    assert "Nobody else has changed anything in the last 30 days." in said
    assert 'class="waiting"' not in page.text


def test_a_lapsed_deadline_is_told_with_its_words_and_leads_to_its_form(desk, lapsed):
    page = desk.get(DESK)

    said = words(page.text, "content-main")
    assert "1 Lapsed deadlines" in said
    assert (
        "TPP: Conclusion “by end of 2013” (Michael Froman): up to 30 September 2013, "
        "7 days ago"
    ) in said
    assert f'href="{address(lapsed)}"' in page.text


def test_a_round_past_its_dates_leads_to_its_form(desk, tpp):
    late = make.round(
        tpp,
        status=RoundStatus.PLANNED,
        start="",
        end="",
        planned_start="2013-09-20",
        planned_end="2013-09-30",
    )

    page = desk.get(DESK)

    said = words(page.text, "content-main")
    assert "TPP: TPP round 19 planned up to 30 September 2013" in said
    assert f'href="{address(late)}"' in page.text


def test_drafts_undecided_claims_and_names_wait_too(desk, tpp):
    make.topic(tpp, publication="draft", topic_zh="国有企业")
    make.discrepancy(tpp, preferred=Preference.NEITHER)

    said = words(desk.get(DESK).text, "content-main")

    assert "1 Drafts waiting" in said
    assert "State-owned enterprises Topic" in said
    assert "Number of rounds by October 2013" in said
    assert "TPP Agreement" in said


def test_an_agreement_is_marked_as_checked_from_the_desk(desk, tpp):
    page = desk.get(DESK)
    assert "TPP never checked" in words(page.text)
    assert f'action="{address(tpp, "checked")}"' in page.text

    done = desk.post(
        address(tpp, "checked"), {"next": "/admin/#unchecked"}, follow=True
    )

    assert messages(done)[0].startswith("“TPP” is marked as checked today.")
    assert "Every agreement was checked in the last 90 days." in words(done.text)


def test_a_change_by_another_is_told_with_its_reason(desk, tpp):
    tpp.region = "americas"
    tpp.record(ChangeContext("Read again", by=make.user("wang.wei")))

    page = desk.get(DESK)

    assert "wang.wei: Read again" in words(page.text)
    assert f'href="{address(tpp, "history")}"' in page.text


def test_a_load_leads_to_all_that_it_changed(desk, tpp):
    batch = "2013-10-07T12:00:00Z-1a2b3c4d"
    tpp.region = "americas"
    tpp.record(ChangeContext("Taken in", batch=batch))

    assert f'href="/admin/batches/{batch}/"' in desk.get(DESK).text


def test_a_long_group_shows_the_first_and_leads_to_all(desk):
    for code in ("AU", "BN", "CA", "CL", "JP", "MX"):
        make.party(code)

    front = desk.get(DESK).text
    whole = desk.get(DESK, {"all": "chinese"}).text

    assert 'href="?all=chinese"' in front
    assert "Australia Party" not in words(front)
    assert "Australia Party" in words(whole)
    assert title(whole) == "Chinese names missing | Negotiation tracker"


def test_a_group_of_many_comes_in_pages(desk):
    for number in range(51):
        make.party(f"P{number}")

    page = desk.get(DESK, {"all": "chinese", "p": "2"})

    assert "P0 Party" in words(page.text)
    assert "P1 Party" not in words(page.text)
    assert 'aria-current="page">2<' in page.text


def test_an_empty_group_says_so(desk):
    page = desk.get(DESK, {"all": "lapsed"})

    assert "No deadline has lapsed." in words(page.text)


def test_a_group_that_is_not_there_is_not_found(desk):
    assert desk.get(DESK, {"all": "nothing"}).status_code == 404


@pytest.mark.parametrize(
    ("role", "groups"),
    [
        (Role.VIEWER, {"others"}),
        (Role.ADMINISTRATOR, set()),
        (
            Role.ANALYST,
            {
                "lapsed",
                "rounds",
                "drafts",
                "unsourced",
                "undecided",
                "unchecked",
                "chinese",
                "others",
            },
        ),
    ],
)
def test_a_role_sees_what_it_may_act_on(as_role, role, groups):
    page = as_role(role).get(DESK)

    assert {group.slug for group in page.context["done"]} == groups
    assert page.status_code == 200


def test_a_group_that_a_role_may_not_act_on_is_not_found(as_role, lapsed):
    assert as_role(Role.VIEWER).get(DESK, {"all": "lapsed"}).status_code == 404


def test_every_table_stays_within_reach(desk, tpp):
    page = desk.get(DESK).text

    assert 'href="/admin/tracker/source/"' in page
    assert 'href="/admin/tracker/source/add/"' in page
    assert 'href="/admin/auth/user/"' in page


def test_who_is_not_logged_in_sees_no_desk(client, db):
    assert client.get(DESK)["Location"] == "/admin/login/?next=/admin/"


def test_the_desk_takes_no_more_queries_for_more_rows(desk):
    def some_more(first, last):
        rows_more(first, last)
        for number in range(first, last):
            tpp = make.agreement(f"b{number}")
            make.forecast(make.deadline(tpp), target_latest=date(2013, 9, 30))
            make.discrepancy(tpp, preferred=Preference.NEITHER)
            make.topic(tpp, publication="draft")

    some_more(0, 6)
    few = queries(desk, DESK)

    some_more(6, 20)

    assert queries(desk, DESK) == few
    assert few < 70


def test_the_desk_is_well_formed(desk, lapsed):
    assert faults(desk.get(DESK).text) == []


def test_the_desk_speaks_chinese(desk, lapsed):
    page = desk.get(DESK, headers=CHINESE).text

    said = words(page, "content-main")
    assert "1 已过期的期限" in said
    assert "7天前" in said
    assert "没有等待处理的草稿。" in said


def test_a_lapsed_deadline_is_renewed_from_the_desk_and_leads_back(desk, tpp, lapsed):
    where = address(tpp, "new-forecast")
    page = desk.get(DESK).text
    link = f"{where}?deadline={lapsed.pk}&amp;next=%2Fadmin%2F%23lapsed"
    assert f'href="{link}"' in page

    form = desk.get(link.replace("&amp;", "&"))

    assert form.context["back"] == "/admin/#lapsed"


def test_an_agreement_to_check_leads_to_its_public_page(desk, tpp):
    make.agreement("nafta", publication="draft")

    page = desk.get(DESK).text

    assert '<a class="do" href="/agreements/tpp/">' in page
    assert "/agreements/nafta/" not in page


def test_what_waits_for_anothers_eyes_leads_to_its_page(desk, as_role, tpp, settings):
    settings.REVIEW_REQUIRED = True
    event = make.status_event(tpp)
    analyst = as_role(Role.ANALYST)
    typed = typing(analyst, address(event), description="Ministers met in Melbourne.")
    analyst.post(address(event), typed)
    proposal = Proposal.objects.get()

    page = desk.get(DESK)

    assert "1 Waiting for another's eyes" in words(page.text, "content-main")
    assert f'href="/admin/review/proposals/{proposal.pk}/"' in page.text


def test_who_may_not_publish_is_not_asked_to_look(as_role):
    page = as_role(Role.ANALYST).get(DESK)

    assert "another's eyes" not in words(page.text, "content-main")
