"""What a thing is called in the active language, and which language a text is in.

Nothing else below the pages asks which language is active, except by ``gettext``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import get_language

ENGLISH, CHINESE = "en", "zh-Hans"
# By Django's code of the active language; any other than these is told in English.
_TAGS = {"zh-hans": CHINESE}
_ENDINGS = {"zh-hans": "zh"}

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
# A code says the same in any language: TPP, DR-CAFTA, P4, TISA (PSA).
_CODE = re.compile(r"[A-Z0-9][A-Z0-9+&() -]*")


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called, and the tag of the language that it is called so in."""

    text: str
    tag: str

    @property
    def is_foreign(self) -> bool:
        """Is it in another language than the active one?"""
        return bool(self.tag) and self.tag != active_tag()


def active_tag() -> str:
    """The active language as HTML calls it."""
    return _TAGS.get(get_language() or "", ENGLISH)


def called(thing: object) -> Name:
    """What a thing is called for short: a code, or its name in the active language.

    Its English name where it has no other.
    """
    short = getattr(thing, "short_name", "")
    if short and _CODE.fullmatch(short):
        return Name(short, "")
    own = in_full(thing)
    if short and own.tag == ENGLISH:
        return Name(short, ENGLISH)
    return own


def in_full(thing: object) -> Name:
    """The whole name in the active language; in English where there is no other."""
    if name := _held(thing, _language()):
        return Name(name, active_tag())
    return Name(_held(thing, "en") or str(thing), ENGLISH)


def in_the_other(thing: object) -> Name:
    """The whole name in the other language; empty where there is none."""
    if _language() == "en":
        return Name(_held(thing, "zh"), CHINESE)
    return Name(_held(thing, "en") or str(thing), ENGLISH)


def passage(text: str) -> Name:
    """The words of a source or of an analyst, with the language that they are in."""
    if _HAN.search(text):
        return Name(text, CHINESE)
    return Name(text, ENGLISH if _LATIN.search(text) else "")


def in_active_language(column: str) -> str:
    """The twin of a column such as ``name_en``; one without a twin itself."""
    stem, dash, language = column.rpartition("_")
    return f"{stem}_{_language()}" if dash and language == "en" else column


def _held(thing: object, language: str) -> str:
    """What it is called in the language: a name, or a topic."""
    name: str = getattr(thing, f"name_{language}", "")
    return name or getattr(thing, f"topic_{language}", "")


def _language() -> str:
    """What fields in the active language end in: ``name_en``, ``name_zh``."""
    return _ENDINGS.get(get_language() or "", "en")
