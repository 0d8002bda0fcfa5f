"""What the words mean."""

import pytest

from tests.reading import title, words
from tests.well_formed import faults
from tracker.vocabulary.glossary import VOCABULARIES

pytestmark = pytest.mark.django_db


def test_a_word_has_its_labels_code_meaning_and_origin(client):
    page = client.get("/definitions/")

    assert title(page.text) == "What the words mean · Negotiation tracker"
    assert words(page.text, "status-signed") == (
        "Signed 已签署 signed "
        "Representatives have signed the text. Where it has yet to be ratified, it "
        "does not bind the parties. "
        "Vienna Convention on the Law of Treaties, Articles 10, 12 and 18"
    )
    assert '<span lang="zh-Hans">已签署</span>' in page.text
    assert faults(page.text) == []


def test_every_word_of_every_vocabulary_is_defined_once(client):
    sections = client.get("/definitions/").context["sections"]

    assert [section.heading for section in sections] == [
        vocabulary.heading for vocabulary in VOCABULARIES
    ]
    anchors = [word.anchor for section in sections for word in section.definitions]
    assert len(anchors) == sum(len(v.words) for v in VOCABULARIES)
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("counts-once-over", "“October 2013” counts from 31 October 2013"),
        ("lapsed", "nothing newer has been said"),
        ("stalled", "nine months (274 days)"),
        ("outcome", "the opening of the round"),
        ("two-clocks", "a citation that never changes"),
        ("stated-dates", "“Before 2015” ends on 31 December 2014"),
    ],
)
def test_a_rule_has_a_place_of_its_own(client, rule, said):
    page = client.get("/definitions/")

    assert f'id="rule-{rule}"' in page.text
    assert said in words(page.text, "rules")


def test_the_words_are_the_same_for_every_day(client):
    page = client.get("/definitions/?on=2013-10-07")

    assert "Words and rules are as they are now" in words(page.text, "content")


def test_the_page_is_in_english_for_every_reader(client):
    page = client.get("/definitions/", headers={"Accept-Language": "zh-hans"})

    assert '<html lang="en">' in page.text
    assert "Representatives have signed the text." in page.text
