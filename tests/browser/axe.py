"""axe on the open page: by which rules it looks."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "resultTypes": ["violations"],
    # None of these rules reads style sheets, which axe would otherwise fetch and put
    # into the page, against its policy.
    "preload": {"assets": ["media"]},
}
RUN = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    return _found(page, [*WCAG_2_2_AA, "best-practice"])


def low_contrast(page: Page) -> list[str]:
    """What other colours can change for the worse."""
    return _found(page, ["color-contrast", "link-in-text-block"])


def small_targets(page: Page) -> list[str]:
    """What a smaller screen can change for the worse."""
    return _found(page, ["target-size"])


def _found(page: Page, rules: list[str]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN, {"runOnly": rules, **OPTIONS})
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]
