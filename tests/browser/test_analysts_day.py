"""The day of an analyst on the shipped facts: desk, forecast, import, undoing."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.admin import uploads
from tests.browser.axe import violations
from tests.databases import load_shipped_facts
from tracker.facts import FILES

WORDS = "said-and-then-moved"
LAPSED = "US–China BIT: Conclusion"
[ROUNDS] = [kind for kind in FILES if kind.file == "rounds.csv"]
MEETING = {
    "agreement": "tpp",
    "label": "Ministers in Miri",
    "start": "2013-10-07",
    "end": "2013-10-08",
    "city": "Miri",
    "country": "MY",
    "status": "held",
    "sources": "cass-wp-201407",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOTE = "From the list of the host."


@pytest.fixture
def desk(page, loads, monkeypatch) -> Page:
    """The desk on 23 November 2026, after the analyst has logged in."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 23))
    loads.copy(load_shipped_facts)
    make.user("li.na", password=WORDS)
    page.goto("/admin/")
    page.get_by_label("Username").fill("li.na")
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Log in").click()
    return page


def hand_over(page: Page, **changed: str) -> None:
    """A workbook with the one round, some of its cells changed."""
    row = [{**MEETING, **changed}.get(column, "") for column in ROUNDS.column_names]
    content = uploads.as_workbook({"rounds": [ROUNDS.column_names, row]})
    file = {"name": "rounds.xlsx", "mimeType": XLSX, "buffer": content}
    page.get_by_label("File:", exact=True).set_input_files(file)
    page.get_by_role("button", name="Look at what it would do").click()


def test_a_lapsed_deadline_gets_a_forecast_that_readers_and_colleagues_see(desk):
    expect(desk.get_by_role("heading", name="Lapsed deadlines")).to_be_visible()
    found = violations(desk)
    desk.get_by_role("link", name=re.compile(f"New forecast.*{LAPSED}")).click()
    found += violations(desk)
    desk.get_by_label("Who said it").fill("Jack Lew")
    desk.get_by_label("What was said").fill("by end of 2027")
    desk.get_by_label("Said on").fill("2026-11-20")
    desk.get_by_label("Source", exact=True).fill("https://ustr.gov/talks-on-a-bit")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved: Jack Lew, 2026-11-20")).to_be_visible()

    desk.get_by_role("link", name="See it as readers do").click()
    expect(desk.get_by_text("by end of 2027").first).to_be_visible()

    desk.goto("/admin/tracker/forecast/?q=2027")
    said = desk.get_by_role("row", name=re.compile("by end of 2027"))
    said.get_by_role("link").first.click()
    desk.get_by_role("link", name="History").first.click()
    expect(desk.get_by_text("li.na").first).to_be_visible()
    expect(desk.get_by_role("row", name=re.compile("by end of 2027"))).to_be_visible()
    found += violations(desk)
    assert found == []


def test_a_workbook_is_mended_taken_in_and_taken_back(desk):
    desk.get_by_role("link", name="Import facts").first.click()
    found = violations(desk)

    hand_over(desk, status="hedl")
    fault = desk.get_by_role("row", name=re.compile("rounds 2 status got “hedl”"))
    expect(fault).to_be_visible()
    found += violations(desk)
    desk.get_by_role("link", name="Hand over the mended file").click()

    hand_over(desk)
    expect(desk.get_by_role("heading", name="Round: Ministers in Miri")).to_be_visible()
    found += violations(desk)
    desk.get_by_label("Public note").fill(NOTE)
    desk.get_by_role("button", name="Take in").click()
    expect(desk.get_by_text("“rounds.xlsx” was taken in.")).to_be_visible()
    found += violations(desk)
    batch = desk.url

    desk.goto("/agreements/tpp/")
    meeting = desk.locator("#rounds").get_by_text("Ministers in Miri")
    expect(meeting.first).to_be_visible()

    desk.goto(batch)
    desk.get_by_role("link", name="Take it back…").click()
    found += violations(desk)
    desk.get_by_label("Public note").fill("The host's list was of another year.")
    desk.get_by_role("button", name="Take back").click()
    expect(desk.get_by_text("was taken back.")).to_be_visible()

    desk.goto("/agreements/tpp/")
    rounds = desk.locator("#rounds")
    expect(rounds).to_be_visible()
    expect(rounds.get_by_text("Ministers in Miri")).to_have_count(0)
    assert found == []


def test_the_pages_of_imports_fit_a_small_dark_screen(desk):
    desk.emulate_media(color_scheme="dark")
    desk.set_viewport_size({"width": 320, "height": 640})
    desk.goto("/admin/import/")
    hand_over(desk)

    for address in ("/admin/import/", "/admin/batches/", desk.url):
        desk.goto(address)
        assert desk.evaluate("document.documentElement.scrollWidth") == 320, address
        assert violations(desk) == [], address
