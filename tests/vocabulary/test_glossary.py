"""The glossary says what the program says, in both languages."""

from pathlib import Path

import pytest
from django.utils.translation import override

from tracker.vocabulary.glossary import VOCABULARIES
from tracker.vocabulary.words import Word

PAGE = Path(__file__).parents[2] / "docs" / "glossary.md"
GLOSSARY = PAGE.read_text(encoding="utf-8")
WORDS = [word for vocabulary in VOCABULARIES for word in vocabulary.words]


def section(heading: str) -> str:
    """What the page has under the heading."""
    return GLOSSARY.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("word", WORDS, ids=repr)
def test_every_word_is_in_the_glossary(word):
    with override("zh-hans"):
        chinese = str(word.label)

    line = (
        f"| **{word.label}** {chinese} | `{word.value}` "
        f"| {word.meaning} | {word.origin} |\n"
    )

    [heading] = [one.heading for one in VOCABULARIES if type(word) is one.words]
    assert line in section(heading)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.heading)
def test_the_glossary_has_no_word_that_the_program_lacks(vocabulary):
    assert section(vocabulary.heading).count("\n| **") == len(vocabulary.words)


def test_every_enumeration_of_the_vocabulary_is_in_the_glossary():
    assert {one.words for one in VOCABULARIES} == set(Word.__subclasses__())
