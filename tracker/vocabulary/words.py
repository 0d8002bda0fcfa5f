"""The base of every vocabulary: a word with its label, meaning and origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import TextChoices

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Word(TextChoices):
    """A word that the facts use, with what it means and where it comes from.

    A member is written code, meaning, origin, label; Django wants the label
    last. The code is its value, kept in the database and in the fact files.
    Label and meaning are for readers, in the active language; the origin names
    the law, the body or the paper that the word is taken from.
    """

    meaning: StrOrPromise
    origin: StrOrPromise

    def __new__(cls, code: str, *words: StrOrPromise) -> Self:
        word = str.__new__(cls, code)
        word._value_ = code
        word.meaning, word.origin = words
        return word
