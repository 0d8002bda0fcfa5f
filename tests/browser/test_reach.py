"""What is wrong is found, on one screen alone and in one text of many."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import low_contrast
from tests.browser.reach import beyond_reach

SMALL = """
<style>
  nav a { display: block; height: 3rem }
  @media (max-width: 46rem) {
    h1 { width: 400px }
    nav a { height: 9px }
  }
  @media (prefers-color-scheme: dark) { p { background: black; color: #444 } }
</style>
<main>
  <h1>TPP</h1>
  <p>Talks began in Melbourne.</p>
  <nav><a href="/rounds/">Rounds</a><a href="/parties/">Parties</a></nav>
</main>
"""
PALER = "tr:nth-child(3) { color: #bbb }"
# Of a text with something drawn before it, axe cannot tell.
DRAWN = """
table { color: #bbb }
tr:first-child td::before { background: red; content: ""; inset: 0; position: absolute }
"""


def test_what_is_wrong_on_a_small_dark_screen_alone_is_found(page: Page):
    page.set_content(f"<html lang=en><title>TPP</title>{SMALL}")

    found = {": ".join(each.split(": ")[:2]) for each in beyond_reach(page)}

    assert found == {
        "320 dark: 88 too wide",
        "320 dark: color-contrast",
        "320 dark: target-size",
    }


@pytest.mark.parametrize(
    ("style", "pale"), [(PALER, ["Signed"]), (DRAWN, ["Concluded", "Signed"])]
)
def test_a_pale_text_among_others_like_it_is_found(
    page: Page, style: str, pale: list[str]
):
    rows = "<tr><td>Mandate</td><tr><td>Concluded</td><tr><td>Signed</td>"
    page.set_content(f"<style>{style}</style><table>{rows}</table>")

    found = low_contrast(page)

    assert found == [f"color-contrast: <td>{each}</td>" for each in pale]
