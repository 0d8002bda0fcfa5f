"""What everybody has to reach: the way in, and what axe and a small screen say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from tests.browser.axe import violations

SCREENS = [(1280, "light"), (320, "dark")]
# Colours fade from one scheme to the other.
STILL = "Promise.all(document.getAnimations().map((each) => each.finished))"


def log_in(page: Page, client: Any, account: Any) -> None:
    client.force_login(account)
    cookie = client.cookies["sessionid"]
    page.context.add_cookies(
        [
            {
                "name": cookie.key,
                "value": cookie.value,
                "domain": "localhost",
                "path": "/",
            }
        ]
    )


def too_wide(page: Page) -> list[str]:
    """By how many pixels the page scrolls sideways, if it does."""
    root = "document.documentElement"
    wide = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
    return [f"{wide} too wide"] if wide > 0 else []


def beyond_reach(page: Page) -> list[str]:
    """What is found on the open page, large and light, small and dark."""
    return [
        f"{width} {scheme}: {found}"
        for width, scheme in _shown(page)
        for found in too_wide(page) + violations(page)
    ]


def _shown(page: Page) -> Iterator[tuple[int, str]]:
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 720})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(STILL)
        yield width, scheme
