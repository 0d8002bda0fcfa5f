"""The desk in a browser: nothing out of reach, on small screens and large."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests import make
from tests.admin.pages import address
from tests.admin.test_quick import FORMS
from tests.browser.axe import violations
from tracker.vocabulary.stances import Preference

FORECAST = re.compile("New forecast.*TPP")
MARK = re.compile("Mark as checked.*TPP")


@pytest.fixture
def tpp(desk):
    tpp = make.agreement("tpp")
    goal = make.deadline(tpp)
    make.forecast(goal, "2012-11", target_latest=date(2013, 12, 31))
    make.discrepancy(tpp, preferred=Preference.NEITHER)
    make.topic(tpp, publication="draft")
    return tpp


@pytest.mark.parametrize("address", ["/admin/", "/admin/?all=chinese"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_on_the_desk_is_beyond_reach(desk, tpp, address, scheme):
    desk.emulate_media(color_scheme=scheme)
    desk.goto(address)

    assert violations(desk) == []


def test_the_desk_fits_a_small_screen(desk, tpp):
    desk.set_viewport_size({"width": 320, "height": 640})
    desk.goto("/admin/")

    assert desk.evaluate("document.documentElement.scrollWidth") == 320


def test_an_agreement_is_marked_as_checked_by_keyboard(desk, tpp):
    desk.goto("/admin/")
    desk.get_by_role("button", name=MARK).press("Enter")

    expect(desk.get_by_text("“TPP” is marked as checked today.")).to_be_visible()
    expect(desk.get_by_text("Every agreement was checked")).to_be_visible()


def by_keyboard(page, label, text):
    """Goes on to the next field, which has to be that, and types."""
    page.keyboard.press("Tab")
    expect(page.get_by_label(label, exact=True)).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def test_a_forecast_with_a_new_source_is_added_by_keyboard_alone(desk, tpp):
    desk.goto("/admin/")
    desk.get_by_role("link", name=FORECAST).press("Enter")
    expect(desk.get_by_label("Deadline")).to_be_focused()
    by_keyboard(desk, "Who said it", "Michael Froman")
    by_keyboard(desk, "What was said", "by end of 2014")
    expect(desk.get_by_text("Understood as: up to 31 December 2014.")).to_be_visible()
    by_keyboard(desk, "Said on", "2013-10-07")
    by_keyboard(desk, "Source", "https://ustr.gov/joint-statement-of-ministers")
    desk.keyboard.press("Enter")

    expect(desk.get_by_text("Saved: Michael Froman, 2013-10-07")).to_be_visible()
    desk.get_by_role("link", name="See it as readers do").press("Enter")
    expect(desk.get_by_text("by end of 2014").first).to_be_visible()
    expect(desk.get_by_text("Joint statement of ministers").first).to_be_visible()


def test_a_speaker_is_suggested_while_the_name_is_typed(desk, tpp):
    desk.goto(f"{address(tpp, 'new-forecast')}")
    desk.get_by_label("Who said it").press_sequentially("from")

    expect(desk.locator("datalist option")).to_have_attribute("value", "Michael Froman")


@pytest.mark.parametrize("name", FORMS)
def test_nothing_on_a_short_form_is_beyond_reach(desk, tpp, name):
    desk.set_viewport_size({"width": 320, "height": 640})
    desk.goto(address(tpp, name))
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Nothing was saved")).to_be_visible()

    assert violations(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") == 320


def test_a_date_on_an_ordinary_form_is_said_back_while_it_is_typed(desk, tpp):
    desk.goto(address(make.status_event(tpp)))
    desk.get_by_label("Date").fill("by end of 2013")

    expect(desk.locator("[aria-live=polite]").first).to_have_text(
        "Understood as: up to 31 December 2013."
    )
