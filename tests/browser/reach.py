"""What everybody has to reach: the way in, and what axe and a small screen say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCREENS = [(1280, "light"), (320, "dark")]
# Colours fade from one scheme to the other.
STILL = "Promise.all(document.getAnimations().map((each) => each.finished))"


def log_in(page: Page, client: Any, account: Any) -> None:
    client.force_login(account)
    cookie = client.cookies["sessionid"]
    page.goto("/healthz")
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "url": page.url}]
    )


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def beyond_reach(page: Page, look: Callable[[Page], list[str]]) -> list[str]:
    """What is found on the open page, large and light, small and dark."""
    return [
        f"{width} {scheme}: {found}"
        for width, scheme in _shown(page)
        for found in look(page)
    ]


def too_wide(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [f"{wide} too wide"] if wide > 0 else []


def _shown(page: Page) -> Iterator[tuple[int, str]]:
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 720})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(STILL)
        yield width, scheme
