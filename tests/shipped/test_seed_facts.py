"""Every fact of the founding paper stands on the page that docs/seed-facts.md names."""

import re

import pytest
from django.conf import settings

from tests.reading import words

GUIDE = settings.ROOT / "docs" / "seed-facts.md"
LINE = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)
# An address, its section, and the words that stand there, each in code type.
PLACE = re.compile(r" (/[^\s#]*)#(\S+)((?: `[^`]+`)+)")


def facts():
    """The places of each fact, by its number: address, section and words."""
    guide = GUIDE.read_text(encoding="utf-8")
    return {
        int(number): [
            (address, section, re.findall(r"`([^`]+)`", quoted))
            for address, section, quoted in PLACE.findall(line)
        ]
        for number, line in LINE.findall(guide)
    }


FACTS = facts()


@pytest.fixture(scope="module")
def read():
    """Words of each section that was opened, so that each page is asked for once."""
    return {}


def section_words(client, read, address, section):
    if address not in read:
        page = client.get(address)
        assert page.status_code == 200
        read[address] = (page.text, {})
    text, sections = read[address]
    if section not in sections:
        sections[section] = words(text, section)
    return sections[section]


def test_all_eighty_facts_have_a_line_in_order():
    assert list(FACTS) == list(range(1, 81))


def test_every_line_names_an_address_and_words():
    assert [number for number, places in FACTS.items() if not places] == []


def test_no_quoted_words_are_left_unread():
    lines = LINE.findall(GUIDE.read_text(encoding="utf-8"))

    unread = [
        number
        for number, line in lines
        if len(re.findall(r"`[^`]+`", line))
        != sum(len(quoted) for _address, _section, quoted in FACTS[int(number)])
    ]

    assert unread == []


@pytest.mark.parametrize("number", FACTS)
def test_the_words_stand_where_the_line_says(client, read, number):
    missing = [
        (address, section, quoted)
        for address, section, all_quoted in FACTS[number]
        for quoted in all_quoted
        if quoted not in section_words(client, read, address, section)
    ]

    assert missing == []
