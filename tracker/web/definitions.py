"""What the words mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from tracker.vocabulary.glossary import VOCABULARIES, Vocabulary
from tracker.web.clocks import clocks
from tracker.web.pages import page

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Definition:
    """A word: its anchor and code, and what it is called in both languages.

    ``chinese`` is empty where it has no Chinese label.
    """

    anchor: str
    code: str
    english: str
    chinese: str
    meaning: StrOrPromise
    origin: StrOrPromise


@dataclass(frozen=True, slots=True)
class Section:
    """A vocabulary, with its anchor."""

    anchor: str
    heading: StrOrPromise
    definitions: tuple[Definition, ...]


@require_safe
def definitions(request: HttpRequest) -> HttpResponse:
    """Every vocabulary, and the rules by which the site works out what it shows."""
    return page(request, "definitions.html", clocks(request), sections=sections())


def sections() -> list[Section]:
    """Every vocabulary, with its words in the active language."""
    return [_section(vocabulary) for vocabulary in VOCABULARIES]


def every_definition() -> list[Definition]:
    """Every word of every vocabulary."""
    return [each for section in sections() for each in section.definitions]


def _section(vocabulary: Vocabulary) -> Section:
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", vocabulary.words.__name__).lower()
    with override("en"):
        english = [str(word.label) for word in vocabulary.words]
    with override("zh-hans"):
        chinese = [str(word.label) for word in vocabulary.words]
    return Section(
        name,
        vocabulary.heading,
        tuple(
            Definition(
                f"{name}-{word.value}",
                word.value,
                en,
                zh if zh != en else "",
                word.meaning,
                word.origin,
            )
            for word, en, zh in zip(vocabulary.words, english, chinese, strict=True)
        ),
    )
