"""How searches compare text."""

import pytest

from tracker.vocabulary.folding import folded, spans


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Cecilia Malmström", "cecilia malmstrom"),
        ("Edgars RINKĒVIČS", "edgars rinkevics"),
        ("Việt Nam", "viet nam"),
        ("US–China BIT", "us-china bit"),
        ("one ‘tank’ of gas", "one 'tank' of gas"),
        ("ＴＰＰ 第１９轮", "tpp 第19轮"),
        ("跨太平洋伙伴关系协定", "跨太平洋伙伴关系协定"),
        ("İstanbul ΣΙΣ ß", "istanbul σισ ß"),
    ],
)
def test_case_accents_dashes_and_widths_fold(text, same):
    assert folded(text) == same
    assert folded(same) == same


def test_words_are_found_where_they_stand_in_the_text_as_written():
    text = "Malmström met Malmstrom"

    found = [text[start:end] for start, end in spans(text, ["malmstrom"])]

    assert found == ["Malmström", "Malmstrom"]


def test_words_that_touch_or_overlap_are_one_piece():
    assert spans("ministers", ["mini", "nist", "ers"]) == [(0, 9)]


def test_one_character_may_fold_to_several():
    assert spans("½ of it", ["2"]) == [(0, 1)]


def test_nothing_is_found_of_no_words():
    assert spans("Bali", []) == []
