"""Every public page in Chinese, on the shipped facts."""

import pytest

from tests.browser.test_pages import PAGES
from tests.untranslated import english_words
from tests.well_formed import faults

# The batch is of a change that the browser's server makes.
ADDRESSES = [
    address for each in PAGES.values() for address in each if "batch=" not in address
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_says_all_in_chinese_but_what_it_marks(site, address):
    page = site.page(f"/zh-hans{address}")

    assert '<html lang="zh-Hans">' in page
    assert english_words(page) == []
    assert faults(page) == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "跨太平洋伙伴关系"),
        ("/agreements/tpp/", "2016年2月4日"),
        ("/agreements/tpp/", '<html lang="zh-Hans">'),
        ("/agreements/tpp/", "澳大利亚、文莱、加拿大"),
        ("/agreements/tpp/deadlines/concluded/", "2015年10月5日"),
        ("/parties/JP/", "日本"),
        ("/rounds/?year=2013", "2013年7月15日至25日"),
        ("/compare/?a=2013-09-30&b=2014-03-03", "谈判中"),
        ("/changes/", "变更"),
        ("/scores/", "布赖尔评分"),
    ],
)
def test_facts_are_told_in_chinese(site, address, words):
    assert words in site.page(f"/zh-hans{address}")


def test_what_is_english_only_is_marked_so(site):
    page = site.page("/zh-hans/agreements/tpp/deadlines/concluded/")

    assert 'lang="en">Michael Froman' in page


def test_an_english_word_left_on_a_chinese_page_is_found():
    page = '<html lang="zh-Hans"><p title="Parties">缔约方 <b>Rounds</b></p></html>'

    assert english_words(page) == ["Parties", "Rounds"]


def test_words_marked_as_english_are_let_be():
    page = '<html lang="zh-Hans"><p>所说 <q lang="en">by the end</q> TPP</p></html>'

    assert english_words(page) == []
