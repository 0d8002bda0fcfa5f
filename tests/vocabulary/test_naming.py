"""What things are called in the language of the page."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from tracker.vocabulary.names import (
    active_tag,
    called,
    in_active_language,
    in_full,
    in_the_other,
    passage,
)

JAPAN = SimpleNamespace(name_en="Japan", name_zh="日本")
TPP = SimpleNamespace(
    short_name="TPP",
    name_en="Trans-Pacific Partnership",
    name_zh="跨太平洋伙伴关系协定",
)
KORUS = SimpleNamespace(
    short_name="US–Korea FTA",
    name_en="United States–Korea Free Trade Agreement",
    name_zh="美国—韩国自由贸易协定",
)
NAMELESS = SimpleNamespace(
    short_name="US–Nepal TIFA",
    name_en="United States–Nepal Framework Agreement",
    name_zh="",
)
TOPIC = SimpleNamespace(topic_en="Rules of origin", topic_zh="原产地规则")


@pytest.mark.parametrize(
    ("language", "tag", "column"),
    [
        ("en", "en", "name_en"),
        ("zh-hans", "zh-Hans", "name_zh"),
        ("fr", "en", "name_en"),
        (None, "en", "name_en"),
    ],
)
def test_a_language_has_a_tag_and_a_column_and_any_but_ours_has_those_of_english(
    language, tag, column
):
    with override(language):
        assert active_tag() == tag
        assert in_active_language("name_en") == column


@pytest.mark.parametrize(
    ("thing", "english", "chinese"),
    [
        (JAPAN, "Japan", "日本"),
        (TPP, "TPP", "TPP"),
        (KORUS, "US–Korea FTA", "美国—韩国自由贸易协定"),
        (NAMELESS, "US–Nepal TIFA", "US–Nepal TIFA"),
        (TOPIC, "Rules of origin", "原产地规则"),
    ],
)
def test_a_thing_is_called_in_the_active_language(thing, english, chinese):
    assert called(thing).text == english
    with override("zh-hans"):
        assert called(thing).text == chinese


def test_what_has_an_english_name_only_says_so():
    with override("zh-hans"):
        assert called(NAMELESS).is_foreign
        assert in_full(NAMELESS).tag == "en"
        assert not called(TPP).is_foreign


def test_the_name_in_the_other_language_stands_beside_it():
    assert in_the_other(TPP).text == "跨太平洋伙伴关系协定"
    with override("zh-hans"):
        assert in_the_other(TPP).text == "Trans-Pacific Partnership"


@pytest.mark.parametrize(
    ("text", "tag"),
    [("by the end of 2013", "en"), ("争取年底前完成", "zh-Hans"), ("19", "")],
)
def test_a_passage_is_in_the_language_of_its_letters(text, tag):
    assert passage(text).tag == tag
