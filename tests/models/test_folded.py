"""Both databases fold text as the program does."""

import pytest

from tests import make
from tracker.models import Topic
from tracker.models.folded_columns import Folded, folded_columns
from tracker.vocabulary.folding import folded

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        "Cecilia MALMSTRÖM",
        "Edgars Rinkēvičs",
        "Việt Nam",
        "US–China ‘BIT’ — “round” 19‑20",
        "ＴＰＰ 第１９轮",
        "跨太平洋伙伴关系协定",
        "ÇAĞLAYAN, İstanbul",
        "Ødegård Łódź ΣΟΦΟΣ ß",
    ],
)
def test_the_database_folds_as_the_program_does(text):
    make.topic(make.agreement("tpp"), topic_en=text)

    [found] = Topic.objects.annotate(alike=Folded("topic_en"))

    assert found.alike == folded(text)


def test_a_word_is_not_found_across_two_columns():
    make.topic(make.agreement("tpp"), topic_en="State", topic_zh="owned")

    [found] = Topic.objects.annotate(alike=folded_columns("topic_en", "topic_zh"))

    assert found.alike == "state\nowned\n"
