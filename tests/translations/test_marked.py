"""The texts that code and templates mark for translation."""

import pytest

from translations.marked import marked_texts

COUNTED = ("%(n)s day", "%(n)s days")


@pytest.fixture
def found(tmp_path):
    def found(path, content):
        file = tmp_path / path
        file.parent.mkdir(parents=True)
        file.write_text(content, encoding="utf-8")
        messages = [each for each in marked_texts(tmp_path) if each.id]
        return [(each.id, each.context, each.locations) for each in messages]

    return found


def test_the_texts_of_code_are_found(found):
    code = (
        '_("Parties"); pgettext("a day", "Y")\n'
        'ngettext("%(n)s day", "%(n)s days", 1); gettext_lazy("Parties")'
    )

    assert found("tracker/web/days.py", code) == [
        ("Parties", None, [("tracker/web/days.py", 1), ("tracker/web/days.py", 2)]),
        ("Y", "a day", [("tracker/web/days.py", 1)]),
        (COUNTED, None, [("tracker/web/days.py", 2)]),
    ]


def test_the_texts_of_a_template_are_found(found):
    template = """{% translate "Parties" %} {{ _("Rounds") }}
        {% translate "State" context "of a round" %}
        {% blocktranslate trimmed count n=3 %}
          {{ n }} day
        {% plural %}
          {{ n }} days
        {% endblocktranslate %}
    """

    assert found("templates/parts/days.html", template) == [
        ("Parties", None, [("templates/parts/days.html", 1)]),
        ("Rounds", None, [("templates/parts/days.html", 1)]),
        ("State", "of a round", [("templates/parts/days.html", 2)]),
        (COUNTED, None, [("templates/parts/days.html", 3)]),
    ]
