"""A stranger's questions, each answered from the home page in three clicks at most."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.house.files import ROOT

pytestmark = pytest.mark.django_db

ROW = re.compile(r"^\| (?P<question>.+\?) \| (?P<clicks>.+) \| (?P<answer>.+) \|$")
CLICK = re.compile(r"“(?P<link>[^”]+)”(?: at “(?P<place>[^”]+)”)?")
TEXT = (ROOT / "docs" / "ten-questions.md").read_text(encoding="utf-8")
QUESTIONS = [row.groupdict() for line in TEXT.splitlines() if (row := ROW.match(line))]
MOST_CLICKS = 3


def link(page: Page, name: str, place: str | None) -> Locator:
    """The first link of that name, in the innermost part that holds the words."""
    if place is None:
        return page.get_by_role("link", name=name, exact=True).first
    part = page.locator("main :is(li, tr, section, article)", has_text=place).last
    return part.get_by_role("link", name=name).first


def test_there_are_ten():
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked["question"])
def test_a_stranger_finds_the_answer(reading: Page, asked: dict[str, str]):
    clicks = CLICK.findall(asked["clicks"])
    assert 1 <= len(clicks) <= MOST_CLICKS
    reading.goto("/")

    for name, place in clicks:
        link(reading, name, place or None).click()

    for words in asked["answer"].split("; "):
        expect(reading.locator("main")).to_contain_text(words)
