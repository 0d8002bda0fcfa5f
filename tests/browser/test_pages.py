"""Every public page on the shipped facts: for all eyes, on all screens."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import low_contrast, small_targets, violations
from tests.browser.reach import too_wide
from tracker import urls

pytestmark = pytest.mark.django_db

WIDE = {"width": 1280, "height": 800}
SMALL = {"width": 320, "height": 640}

BATCH = "2026-12-01T12:00:00Z-1a2b3c4d"
# By the name of the address; each that answers with a page is here.
PAGES = {
    "board": ["/", "/?on=2013-10-07", "/?known=2013-10-07"],
    "agreement": ["/agreements/tpp/", "/agreements/ttip/?on=2013-10-31"],
    "agreement-background": ["/agreements/tpp/background/"],
    "agreement-changes": ["/agreements/tpp/changes/"],
    "deadline": ["/agreements/tpp/deadlines/concluded/"],
    "deadlines": ["/deadlines/?on=2013-10-07"],
    "slip": ["/slip/"],
    "method": ["/method/"],
    "statements": ["/statements/?speaker=Michael+Froman"],
    "scores": ["/scores/"],
    "compare": ["/compare/", "/compare/?a=2013-09-30&b=2014-03-03"],
    "rounds": ["/rounds/"],
    "parties": ["/parties/"],
    "party": ["/parties/US/"],
    "programme": ["/across/"],
    "reports": ["/reports/"],
    "report": [
        "/reports/agreements/?on=2013-10-31",
        "/reports/rounds/",
        "/reports/parties/",
    ],
    "founding-paper": ["/reports/founding-paper/"],
    "changes": ["/changes/", f"/changes/?batch={BATCH}"],
    "sources": ["/sources/"],
    "source": ["/sources/cass-wp-201407/"],
    "speakers": ["/speakers/"],
    "speaker": ["/speakers/michael-froman/", "/speakers/deborah-elms/?on=2013-10-07"],
    "search": ["/search/", "/search/?q=japan+2013", "/search/?q=tppp"],
    "definitions": ["/definitions/"],
    "lag": ["/lag/"],
    "data": ["/data/"],
    "api": ["/api/"],
}
REFUSED = {"/agreements/tppp/": 404, "/?on=yesterday": 400, "/zh-hans/none/": 404}
# Each page in Chinese, too, as its first address asks for it.
CHINESE = [f"/zh-hans{addresses[0]}" for addresses in PAGES.values()]
ADDRESSES = [
    *(address for each in PAGES.values() for address in each),
    *CHINESE,
    *REFUSED,
]
# What is taken away in the language of its page.
FORMS = ("-json", "-csv", "-docx")
# Pages of what is published only later.
LATER = {"vintage"}


UNSEEN_STOPS = """() => {
  const stops = "a[href], button, input:not([type=hidden]), select, summary";
  const isUnseen = (stop) => {
    stop.focus({focusVisible: true, preventScroll: true});
    const {outlineStyle, outlineWidth} = getComputedStyle(stop);
    const isMarked = outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
    return stop !== document.activeElement || stop.tabIndex < 0 || !isMarked;
  };
  return [...document.querySelectorAll(stops)]
    .filter((stop) => stop.checkVisibility() && isUnseen(stop))
    .map((stop) => stop.outerHTML.slice(0, 200));
}"""


def unseen_stops(page: Page) -> list[str]:
    """Links and fields in sight that the keyboard passes by, or marks by no outline."""
    page.keyboard.press("Tab")
    unseen: list[str] = page.evaluate(UNSEEN_STOPS)
    return unseen


def test_every_public_address_is_visited():
    names = {each.name for each in urls.PAGES}
    forms = {name for name in names if name.endswith(FORMS)}

    assert names - forms - LATER == set(PAGES)


def test_what_is_wrong_is_found(reading: Page):
    link = "<a href=/ style='outline: 0'>Rounds</a><a href=/ tabindex=-1>TPP</a>"
    reading.set_content(f"<title>Rounds</title><img src=data:, width=400>{link}")
    reading.set_viewport_size(SMALL)

    assert any("alt" in each for each in violations(reading))
    assert too_wide(reading) != []
    assert len(unseen_stops(reading)) == 2


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_for_all_eyes_and_all_screens(reading: Page, address: str):
    reading.set_viewport_size(WIDE)
    answer = reading.goto(address)

    assert answer is not None
    assert answer.status == REFUSED.get(address, 200)
    assert violations(reading) == []
    assert too_wide(reading) == []
    assert unseen_stops(reading) == []
    reading.emulate_media(color_scheme="dark")
    assert low_contrast(reading) == []
    assert unseen_stops(reading) == []
    reading.set_viewport_size(SMALL)
    assert small_targets(reading) == []
    assert too_wide(reading) == []


@pytest.mark.parametrize(
    "address", ["/?on=2013-10-07", "/agreements/tpp/deadlines/concluded/"]
)
def test_a_page_reads_the_same_without_script(
    reading: Page, browser: Browser, shipped_site, address: str
):
    reading.goto(address)
    plain = browser.new_context(java_script_enabled=False, base_url=shipped_site.url)
    page = plain.new_page()
    page.goto(address)

    read = page.locator("main").inner_text()

    assert read == reading.locator("main").inner_text()
    plain.close()


def outline(page: Page) -> str:
    """The outline of what has the focus: none where a reader could not see it."""
    style: str = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    return style


def is_at_a_calendar_button(page: Page) -> bool:
    """Is the focus inside a date's field, where Chromium draws an outline itself?"""
    field = page.evaluate("document.activeElement.type") == "date"
    return field and page.locator(":focus").count() == 0


def test_a_mark_is_followed_to_its_statement_by_keyboard(reading: Page):
    reading.goto("/agreements/tpp/deadlines/concluded/")
    reading.locator(".chart").first.focus()

    reading.keyboard.press("Tab")
    mark = reading.locator(".chart a:focus")
    expect(mark).to_have_count(1)
    assert outline(reading) == "solid"
    row = mark.get_attribute("href")
    reading.keyboard.press("Enter")

    target = reading.locator(":target")
    expect(target).to_be_in_viewport()
    assert f"#{target.get_attribute('id')}" == row
    assert target.evaluate("row => row.tagName") == "TR"
    marked = target.evaluate("row => getComputedStyle(row).backgroundColor")
    assert marked == "rgb(255, 242, 204)"


def test_the_first_tab_skips_to_the_content(reading: Page):
    reading.goto("/")

    reading.keyboard.press("Tab")
    skip = reading.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert outline(reading) == "solid"
    reading.keyboard.press("Enter")

    expect(reading.locator("main")).to_be_focused()


def test_every_stop_of_the_keyboard_can_be_seen(reading: Page):
    reading.goto("/agreements/tpp/deadlines/concluded/")

    for _stop in range(40):
        reading.keyboard.press("Tab")
        assert outline(reading) == "solid" or is_at_a_calendar_button(reading)
