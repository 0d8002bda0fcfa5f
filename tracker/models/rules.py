"""Rules that the database itself holds, each named as a sentence."""

from __future__ import annotations

from django.db.models import CheckConstraint, F, Q

from tracker.vocabulary.words import Word


def known_word(subject: str, column: str, words: type[Word]) -> CheckConstraint:
    """The column holds a word of the vocabulary (or nothing, where it may be empty)."""
    return CheckConstraint(
        condition=Q(**{f"{column}__in": words.values}),
        name=f"{subject}_has_a_known_{column}",
    )


def known_word_or_none(subject: str, column: str, words: type[Word]) -> CheckConstraint:
    return CheckConstraint(
        condition=Q(**{f"{column}__in": ["", *words.values]}),
        name=f"{subject}_has_a_known_{column}_or_none",
    )


def not_empty(subject: str, column: str) -> CheckConstraint:
    return CheckConstraint(
        condition=~Q(**{column: ""}), name=f"{subject}_{column}_is_not_empty"
    )


def in_order(subject: str, first: str, last: str) -> CheckConstraint:
    """The first day is not after the last; either may be open."""
    return CheckConstraint(
        condition=Q(**{f"{first}__isnull": True})
        | Q(**{f"{last}__isnull": True})
        | Q(**{f"{first}__lte": F(last)}),
        name=f"{subject}_{first}_is_not_after_{last}",
    )
