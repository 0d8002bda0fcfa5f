"""Text as searches compare it: without case, accents, or kinds of dashes and quotes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# What the compatibility decomposition (Unicode NFKD) leaves apart: dashes and quotes.
ALIKE = (
    "\u2010\u2012\u2013\u2014\u2015\u2212\u2018\u2019\u201c\u201d",
    "------''\"\"",
)
# Combining marks, as a pattern that PostgreSQL reads too.
MARKS = r"[\u0300-\u036f]"

_ALIKE = str.maketrans(*ALIKE)
_MARKS = dict.fromkeys(range(0x300, 0x370))


def folded(text: str) -> str:
    """The text in lower case, decomposed (NFKD), without accents.

    Characters are lowered one by one, as databases do it: no final sigma.
    """
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text).translate(_MARKS).translate(_ALIKE)
    return "".join(character.lower() for character in bare)


def spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the folded words stand in the text: first place and the place after.

    In order, and those that touch together.
    """
    places: list[int] = []
    parts: list[str] = []
    for place, character in enumerate(text):
        part = folded(character)
        parts.append(part)
        places += [place] * len(part)
    found = sorted(_found("".join(parts), words))
    together: list[tuple[int, int]] = []
    for start, end in ((places[a], places[b - 1] + 1) for a, b in found):
        if together and start <= together[-1][1]:
            first, last = together.pop()
            start, end = first, max(last, end)
        together.append((start, end))
    return together


def _found(text: str, words: Iterable[str]) -> Iterable[tuple[int, int]]:
    for word in words:
        start = text.find(word)
        while start >= 0:
            yield start, start + len(word)
            start = text.find(word, start + len(word))
