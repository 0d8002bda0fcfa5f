"""The Chinese catalogue: whole, compiled, and true to its placeholders."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override

from tracker.vocabulary.glossary import VOCABULARIES

FOLDER = Path(settings.LOCALE_PATHS[0]) / "zh_Hans" / "LC_MESSAGES"
HAN = re.compile("[\u4e00-\u9fff]")

TEXTS = [
    text
    for vocabulary in VOCABULARIES
    for text in (
        vocabulary.heading,
        *(word.label for word in vocabulary.words),
        *(word.meaning for word in vocabulary.words),
        *(word.origin for word in vocabulary.words),
    )
]


def catalogue(name: str) -> dict[tuple[str, object], object]:
    """What each text becomes, by its context and itself; the head left out."""
    read = {"django.po": read_po, "django.mo": read_mo}[name]
    with (FOLDER / name).open("rb") as file:
        return {
            (context(message), whole(message.id)): whole(message.string)
            for message in read(file)
            if message.id
        }


def whole(text: object) -> object:
    """A text with its plural comes as a list from a compiled file, else as a tuple."""
    return tuple(text) if isinstance(text, list) else text


def context(message: Message) -> str:
    """Babel gives it as text from a source and as bytes from a compiled file."""
    given = message.context or b""
    return given if isinstance(given, str) else given.decode("utf-8")


def test_the_compiled_catalogue_is_that_of_the_source():
    assert catalogue("django.mo") == catalogue("django.po")


def test_no_text_of_the_catalogue_is_left_untranslated():
    assert [key for key, string in catalogue("django.po").items() if not string] == []


def test_a_translation_keeps_the_placeholders_of_its_text():
    def placeholders(text: object) -> list[str]:
        return sorted(set(re.findall(r"%\(\w+\)s|{\w+}", str(text))))

    broken = [
        text
        for (_context, text), string in catalogue("django.po").items()
        if placeholders(text) != placeholders(string)
    ]

    assert broken == []


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_every_word_meaning_and_origin_is_there_in_chinese(text):
    with override("zh-hans"):
        assert HAN.search(str(text))
