"""The admin in a browser: under the strict policy, by keyboard, nothing unlabelled."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.admin.pages import WHY, address, table
from tests.browser.axe import violations
from tracker.models import ChangeContext, Forecast


@pytest.fixture
def event(desk):
    return make.status_event(make.agreement("tpp"), party=make.party("NZ"))


def fill_in_why(page: Page) -> None:
    page.get_by_label("Public note").fill(WHY["public_note"])
    page.get_by_label("Reason").fill(WHY["change_reason"])


@pytest.mark.parametrize("name", ["change", "history", "withdraw"])
def test_nothing_on_a_page_of_a_row_is_beyond_reach(desk, event, name):
    desk.goto(address(event, name))

    assert violations(desk) == []


@pytest.mark.parametrize("name", ["changelist", "add"])
def test_nothing_on_a_page_of_a_table_is_beyond_reach(desk, event, name):
    desk.goto(table(Forecast, name))

    assert violations(desk) == []


def test_nothing_on_the_way_in_is_beyond_reach(page):
    page.goto("/admin/")

    assert violations(page) == []


def test_a_choice_by_typing_is_named_when_it_is_open_too(desk, event):
    desk.goto(address(event))
    desk.get_by_role("combobox", name="Agreement TPP").click()
    expect(desk.get_by_role("searchbox", name="Agreement")).to_be_focused()
    expect(desk.locator("li[role=option]")).to_have_text(["TPP"])

    assert violations(desk) == []


def test_a_line_that_is_added_is_named_too(desk, event):
    desk.goto(address(event))
    desk.get_by_role("button", name="Add another Source").click()
    expect(desk.get_by_role("combobox", name="Source")).to_have_count(2)

    assert violations(desk) == []


def test_a_new_row_begins_at_its_first_field(desk, event):
    desk.goto(table(Forecast, "add"))

    expect(desk.get_by_role("combobox", name="Deadline")).to_be_focused()


def test_a_source_is_cited_by_keyboard(desk, event):
    make.source("ustr-tpp-rounds")
    desk.goto(address(event))
    desk.get_by_role("button", name="Add another Source").press("Enter")
    desk.get_by_role("combobox", name="Source").nth(1).press("Enter")
    desk.get_by_role("searchbox", name="Source").fill("ustr")
    expect(desk.locator(".select2-results__option--highlighted")).to_have_text(
        re.compile("ustr-tpp-rounds")
    )
    desk.keyboard.press("Enter")
    fill_in_why(desk)
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("was changed successfully")).to_be_visible()

    desk.goto(address(event))

    expect(
        desk.get_by_role("combobox", name="Source Working paper ustr-tpp-rounds")
    ).to_be_visible()


def test_a_source_is_made_on_the_way(desk, event):
    desk.goto(address(event))
    desk.get_by_role("button", name="Add another Source").click()
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Add another source").nth(1).click()
    form = opened.value
    form.get_by_label("Title").fill("Joint statement of TPP ministers")
    form.get_by_label("Publisher").fill("USTR")
    form.get_by_label("Kind:", exact=True).select_option("official")
    form.get_by_label("Language:").fill("en")
    form.get_by_label("Publication").select_option("published")
    fill_in_why(form)
    form.get_by_role("button", name="Save").first.click()

    name = "Source Joint statement of TPP ministers"
    expect(desk.get_by_role("combobox", name=name)).to_be_visible()


def test_a_conflict_is_settled_without_loss(desk, event):
    desk.goto(address(event))
    event.description = "Talks began in Melbourne."
    event.record(ChangeContext("Place added", by=make.user("wang.wei")))
    desk.get_by_label("Date").fill("2010-03")
    fill_in_why(desk)
    with desk.expect_response(lambda answer: answer.status == 409):
        desk.get_by_role("button", name="Save", exact=True).first.click()
    found = violations(desk)

    desk.get_by_role("button", name="Save what is chosen").click()

    expect(desk.get_by_text("was changed successfully")).to_be_visible()
    event.refresh_from_db()
    assert (event.description, event.stated_date) == (
        "Talks began in Melbourne.",
        "2010-03",
    )
    assert found == []


def test_a_saved_change_reaches_readers_and_the_history(desk, event):
    desk.goto(address(event))
    desk.get_by_label("What happened").fill("Talks began in Melbourne.")
    fill_in_why(desk)

    desk.get_by_role("button", name="Save", exact=True).first.click()

    desk.goto("/agreements/tpp/")
    expect(desk.get_by_text("Talks began in Melbourne.").first).to_be_visible()
    desk.goto(address(event, "history"))
    expect(desk.get_by_text(WHY["change_reason"]).first).to_be_visible()
