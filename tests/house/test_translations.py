"""Every text that readers or analysts see is there in Chinese, and no other text."""

import re
from functools import cache
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.house.files import text
from translations.marked import marked_texts
from translations.update import SOURCE, texts, updated

HAN = re.compile("[\u4e00-\u9fff]")
LETTER = re.compile("[A-Za-z]")
FILLED_IN = re.compile(r"%\(\w+\)s")

marked = cache(marked_texts)


@pytest.fixture
def catalogue():
    with SOURCE.open("rb") as file:
        return read_po(file)


def test_every_marked_text_is_in_the_catalogue(catalogue):
    held = texts(catalogue)

    missing = {
        key: message.locations[0]
        for key, message in texts(marked()).items()
        if key not in held
    }

    assert missing == {}


def test_every_text_of_the_catalogue_is_marked(catalogue):
    assert texts(catalogue).keys() - texts(marked()).keys() == set()


def test_every_text_is_translated_and_no_translation_is_in_doubt(catalogue):
    waiting = [
        key
        for key, message in texts(catalogue).items()
        if message.fuzzy or not all(forms(message))
    ]

    assert waiting == []


def test_every_translation_with_words_is_in_chinese(catalogue):
    foreign = {
        form
        for message in texts(catalogue).values()
        for form in forms(message)
        if LETTER.search(FILLED_IN.sub("", form)) and not HAN.search(form)
    }

    assert foreign == {"API", "Y-m-d"}


def test_a_translation_names_what_its_text_names(catalogue):
    assert [faults for _message, faults in catalogue.check()] == []


def test_the_catalogue_is_as_make_messages_leaves_it():
    assert updated(text(SOURCE), marked()) == text(SOURCE)


def test_compiling_the_catalogue_takes_no_date_from_the_clock(catalogue):
    compiled = BytesIO()
    write_mo(compiled, catalogue)

    assert b"POT-Creation-Date: 2026-01-01 00:00+0000" in compiled.getvalue()


def forms(message):
    return [message.string] if isinstance(message.string, str) else message.string
