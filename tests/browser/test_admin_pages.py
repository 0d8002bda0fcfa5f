"""The rest of the admin in a browser: review, versions, lists, loads, accounts."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import Page

from tests import make
from tests.admin.pages import address, table, typing
from tests.browser.reach import beyond_reach, log_in
from tests.intake import folders
from tracker.models import ChangeContext, LonePublication, Proposal, StatusEvent
from tracker.vocabulary.roles import Role

ACCOUNTS = "/admin/auth/user/"
LINK = "https://ustr.gov/about-us/policy-offices/press-office/press-releases/2010/march"


def faults(desk: Page, where: str, action: str = "") -> list[str]:
    """What is beyond reach there; ``action`` is first chosen for all rows of a list."""
    desk.goto(where)
    if action:
        desk.locator("#action-toggle").check()
        desk.get_by_label("Action:").select_option(action)
        desk.get_by_role("button", name="Go").click()
        desk.get_by_label("Reason").wait_for()
    return beyond_reach(desk)


@pytest.fixture
def event(transactional_db):
    """A fact of two versions, of which the second says more."""
    event = make.status_event(make.agreement("tpp"), party=make.party("NZ"))
    event.description = f"Talks began in Melbourne, as {LINK} says."
    event.record(ChangeContext("Place added", by=make.user("wang.wei")))
    return event


@pytest.fixture
def reviewed(settings, event):
    """An analyst has proposed a change, and an editor has made another alone."""
    settings.REVIEW_REQUIRED = True
    other = make.status_event(event.agreement, stated_date="2011")
    for role, row in (Role.ANALYST, event), (Role.EDITOR, other):
        browser = Client()
        browser.force_login(make.member(role))
        typed = {"description": f"In Sydney: {LINK}", "alone": "Nobody else is in."}
        browser.post(address(row), typing(browser, address(row), **typed))


@pytest.mark.usefixtures("reviewed")
def test_nothing_in_the_review_is_beyond_reach(desk):
    assert faults(desk, "/admin/review/") == []


@pytest.mark.usefixtures("reviewed")
def test_nothing_on_a_proposal_is_beyond_reach(desk):
    where = f"/admin/review/proposals/{Proposal.objects.get().pk}/"

    assert faults(desk, where) == []


@pytest.mark.usefixtures("reviewed")
def test_nothing_in_the_form_of_a_proposal_is_beyond_reach(desk, event):
    proposal = Proposal.objects.get().pk

    assert faults(desk, f"{address(event)}?_proposal={proposal}") == []


@pytest.mark.usefixtures("reviewed")
def test_nothing_on_what_was_published_alone_is_beyond_reach(desk):
    where = f"/admin/review/alone/{LonePublication.objects.get().pk}/"

    assert faults(desk, where) == []


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("change", ""),
        ("history", ""),
        ("withdraw", ""),
        ("compare", "?older=1&newer=2"),
        ("change", "?restore=1"),
    ],
)
def test_nothing_on_the_pages_of_a_version_is_beyond_reach(desk, event, name, query):
    assert faults(desk, address(event, name) + query) == []


def test_nothing_on_a_list_is_beyond_reach(desk, event):
    assert faults(desk, table(StatusEvent)) == []


@pytest.mark.parametrize("action", ["publish", "withdraw"])
def test_nothing_about_many_rows_at_once_is_beyond_reach(desk, event, action):
    assert faults(desk, table(StatusEvent), action) == []


@pytest.mark.parametrize("part", ["", "{}/", "{}/undo/"])
def test_nothing_about_a_load_is_beyond_reach(desk, part):
    folders.load()

    where = "/admin/batches/" + part.format(folders.LOAD.batch)

    assert faults(desk, where) == []


@pytest.mark.parametrize("part", ["", "add/", "{}/change/", "{}/password/"])
def test_nothing_about_an_account_is_beyond_reach(page, client, transactional_db, part):
    log_in(page, client, make.member(Role.ADMINISTRATOR))
    account = make.member(Role.ANALYST)

    assert faults(page, ACCOUNTS + part.format(account.pk)) == []


def test_nothing_on_a_role_is_beyond_reach(page, client, transactional_db):
    log_in(page, client, make.member(Role.ADMINISTRATOR))
    role = Group.objects.get(name=Role.ANALYST.value)

    assert faults(page, f"/admin/auth/group/{role.pk}/change/") == []
