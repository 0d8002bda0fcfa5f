"""What a search looks through: each kind of fact, its texts, and its days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import override

from tracker.facts import KINDS, Kind, Search, Table, relations
from tracker.models import Agreement, Deadline
from tracker.models.folded_columns import folded_columns, folded_names
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.folding import folded
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.words import Word


@dataclass(frozen=True)
class Searchable:
    """A kind of fact as a search sees it.

    Words of its agreement, and of its date, narrow a search, but are not enough to be
    found by.
    """

    kind: Kind
    search: Search

    @property
    def text(self) -> Any:
        """Its texts as the database compares them."""
        join = folded_names if self.search.names else folded_columns
        return join(*self.search.columns)

    def has_come(self, on: date, *, known: datetime | None) -> Q:
        """The fact counts by the day."""
        if self.search.spoken_of:
            model, column, day = self.search.spoken_of
            said = published_as_of(model, known=known).filter(**{f"{day}__lte": on})
            return Q(id__in=said.values(column))
        return self.search.by_day(on) if self.search.by_day else Q()

    def matches(self, words: tuple[str, ...], *, known: datetime | None) -> Q:
        """Every folded word is of the fact or its context, and one is of the fact."""
        every, one = Q(), Q()
        for word in words:
            own = self._own(word, known=known)
            every &= own | self._context(word, known=known)
            one |= own
        return every & one

    def _own(self, word: str, *, known: datetime | None) -> Q:
        own = Q(text__contains=word)
        for name in self.search.relations:
            model = relations(self.kind.model)[name]
            own |= Q(**{f"{name}_id__in": named(model, word, known=known)})
        for column, vocabulary in self.search.words.items():
            own |= Q(**{f"{column}__in": called(vocabulary, word)})
        return own

    def _context(self, word: str, *, known: datetime | None) -> Q:
        about = Q(pk__in=())
        agreements = named(Agreement, word, known=known)
        if self.kind.to_agreement == "agreement_id":
            about |= Q(agreement_id__in=agreements)
        elif self.kind.to_agreement:
            goals = published_as_of(Deadline, known=known).filter(
                Q(agreement_id__in=agreements)
                | Q(milestone__in=called(Milestone, word))
            )
            about |= Q(deadline_id__in=goals.values("id"))
        if date := self.kind.date_column:
            about |= Q(**{f"{date}__contains": word})
        return about


def named(model: Table, word: str, *, known: datetime | None) -> QuerySet[Any]:
    """Numbers of the rows with the folded word in one of their names."""
    rows = published_as_of(model, known=known).alias(text=folded_names(*NAMES[model]))
    found: QuerySet[Any] = rows.filter(text__contains=word).values("id")
    return found


def called(vocabulary: type[Word], word: str) -> list[str]:
    """The codes of the words that the folded one is in, in either language."""
    return [code for code, labels in _labels(vocabulary) if word in labels]


@cache
def _labels(vocabulary: type[Word]) -> list[tuple[str, str]]:
    with override("en"):
        english = [str(word.label) for word in vocabulary]
    with override("zh-hans"):
        chinese = [str(word.label) for word in vocabulary]
    return [
        (word.value, folded(f"{en}\n{zh}"))
        for word, en, zh in zip(vocabulary, english, chinese, strict=True)
    ]


# Those whose rows have names come first.
SEARCHABLE = tuple(
    Searchable(kind, kind.search)
    for kind in sorted(KINDS, key=lambda kind: not (kind.search and kind.search.names))
    if kind.search
)
# Whose names a fact is also found by, and the columns that hold them.
NAMES: Mapping[Table, tuple[str, ...]] = {
    each.kind.model: each.search.names for each in SEARCHABLE if each.search.names
}
