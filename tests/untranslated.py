"""What a page in Chinese still says in English without marking it as English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.parsing import parsed

ENGLISH = re.compile(r"[A-Za-z]*[a-z]{2,}[A-Za-z]*")
# Attributes that readers see or hear.
SPOKEN = ("title", "aria-label", "data-label", "alt", "placeholder")
# What holds no words of a language, or words of several.
SILENT = {"code", "script", "style", "title"}
# Names that are the same in Chinese.
NAMES = {
    "Atom",
    "DataCite",
    "Datasette",
    "Negotiation",
    "OpenAPI",
    "SQLite",
    "Word",
    "known",
    "on",
    "rtaid",
    "tracker",
}
ADDRESS = re.compile(
    r"(https?://|/)\S+|\S+@\S+|[\w-]+\.(json|csv|xlsx|docx|md)\b|\?\w+=\S*"
)


def english_words(page: str) -> list[str]:
    """The words in English of all that a Chinese page says in Chinese, in its order."""
    root = parsed(page).root
    return [
        found
        for text in _spoken(root, "")
        for found in ENGLISH.findall(ADDRESS.sub("", text))
        if found not in NAMES
    ]


def _spoken(element: Element, language: str) -> Iterator[str]:
    """Every text that the page says for itself, in its own language, which is Chinese.

    What has a language of its own is a passage of somebody else's.
    """
    if not isinstance(element.tag, str):
        return
    if language and "lang" in element.attrib:
        return
    language = language or element.get("lang", "")
    is_chinese = language.startswith("zh")
    if is_chinese:
        yield from (element.get(name, "") for name in SPOKEN)
    if is_chinese and element.tag.rpartition("}")[2] not in SILENT:
        yield element.text or ""
    for child in element:
        yield from _spoken(child, language)
        if is_chinese:
            yield child.tail or ""
