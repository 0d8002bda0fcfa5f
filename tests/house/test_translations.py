"""Every text that readers or analysts see is there in Chinese."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from django.conf import settings

from tests.house.messages import Text, marked_texts, texts_of_code, texts_of_template

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "zh_Hans" / "LC_MESSAGES" / "django.po"


@cache
def translated() -> dict[tuple[str, str], str]:
    """What is translated: each text and its context, with its plural."""
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    pairs = [(m.id if m.pluralizable else (m.id, ""), m.context) for m in messages]
    return {(one, context or ""): many for (one, many), context in pairs}


def test_every_marked_text_is_there_in_chinese():
    missing = {
        one: places[0]
        for (one, many, context), places in marked_texts().items()
        if translated().get((one, context)) is None
    }

    assert missing == {}


def test_a_text_that_is_counted_is_translated_with_its_plural():
    unlike = {
        one: places[0]
        for (one, many, context), places in marked_texts().items()
        if many and translated().get((one, context)) != many
    }

    assert unlike == {}


def test_the_texts_of_code_are_found():
    code = (
        '_("Parties"); pgettext("a day", "Y"); ngettext("%(n)s day", "%(n)s days", 1)'
    )

    assert found(texts_of_code(code.encode())) == [
        ("Parties", "", ""),
        ("Y", "", "a day"),
        ("%(n)s day", "%(n)s days", ""),
    ]


def test_the_texts_of_a_template_are_found():
    template = """
      {% translate "Parties" %} {{ _("Rounds") }}
        {% blocktranslate trimmed count n=3 %}
          {{ n }} day
        {% plural %}
          {{ n }} days
        {% endblocktranslate %}
    """

    assert found(texts_of_template(template)) == [
        ("Parties", "", ""),
        ("Rounds", "", ""),
        ("%(n)s day", "%(n)s days", ""),
    ]


def found(texts) -> list[Text]:
    return [text for _line, text in texts]
