"""Our templates can be read, by people too, and run under the strict policy."""

import re

import pytest
from django.template.loader import get_template

from tests.house.files import ROOT, kept, name, text

INLINE = {
    "a script in the page": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a style in the page": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a handler attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script as an address": re.compile(r"javascript:", re.IGNORECASE),
    "something fetched from another host": re.compile(
        r"<(?:script|img|iframe|link|source)\b[^>]*(?:src|href)=[\"'](?:https?:)?//",
        re.IGNORECASE,
    ),
}
TEMPLATES = kept("templates/*", "tracker/*.html", "tracker/*.svg")
PAGES = kept("templates/*")
LONGEST = 120


def faults(words):
    return [fault for fault, pattern in INLINE.items() if pattern.search(words)]


def too_long(words):
    """Each line that is longer than it may be, by its number, and how long it is."""
    return [
        f"line {number} has {len(line)} characters, at most {LONGEST} are wanted"
        for number, line in enumerate(words.splitlines(), start=1)
        if len(line) > LONGEST
    ]


@pytest.mark.parametrize("path", kept("templates/*.html"), ids=name)
def test_a_template_can_be_read(path):
    assert get_template(path.relative_to(ROOT / "templates").as_posix())


def test_no_line_of_a_template_is_too_long():
    found = [f"{name(path)}: {line}" for path in PAGES for line in too_long(text(path))]

    assert found == []


def test_a_line_that_is_too_long_would_be_found():
    words = f"<p>\n{'协' * LONGEST}\n{'x' * LONGEST}x\n</p>"

    assert too_long(words) == ["line 3 has 121 characters, at most 120 are wanted"]


def test_no_template_asks_for_what_the_policy_forbids():
    found = {name(path): faults(text(path)) for path in TEMPLATES}

    assert {path: found[path] for path in found if found[path]} == {}


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("<script>alert()</script>", "a script in the page"),
        ("<p class='x' style='color: red'>", "a style attribute"),
        ('<button\n  onclick="go()">', "a handler attribute"),
        ('<a href="javascript:go()">', "a script as an address"),
        ('<img src="//cdn.example/x.png">', "something fetched from another host"),
    ],
)
def test_what_the_policy_forbids_would_be_found(words, fault):
    assert faults(words) == [fault]


@pytest.mark.parametrize(
    "words",
    [
        '<script src="{% static "x.js" %}" defer></script>',
        '<a href="https://talks.example/">a source</a>',
        "<p>the style = plain</p>",
    ],
)
def test_what_it_allows_is_let_be(words):
    assert faults(words) == []


@pytest.mark.parametrize("path", kept("tracker/static/*.css"), ids=name)
def test_a_style_sheet_closes_what_it_opens(path):
    depth = 0
    for mark in re.findall("[{}]", text(path)):
        depth += 1 if mark == "{" else -1
        assert 0 <= depth <= 2

    assert depth == 0
