"""What a search looks through: each kind of fact, its texts, and its days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import override

from tracker.models import (
    AccessionStep,
    Agreement,
    Deadline,
    Discrepancy,
    Forecast,
    Indicator,
    Party,
    Round,
    Source,
    Speaker,
    StatusEvent,
    Topic,
    TrackedModel,
)
from tracker.models.folded import folded_columns, folded_names
from tracker.queries.held import held
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.folding import folded
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status
from tracker.vocabulary.words import Word

# Whose names a fact is also found by, and the columns that hold them.
NAMES: dict[type[TrackedModel], tuple[str, ...]] = {
    Agreement: ("short_name", "name_en", "name_zh"),
    Party: ("code", "name_en", "name_zh"),
    Speaker: ("name", "name_zh"),
}
OfDay = Callable[[date, datetime | None], Q]


def _always(on: date, known: datetime | None) -> Q:
    return Q()


def _over(on: date, known: datetime | None) -> Q:
    return Q(latest__lte=on)


def _said(on: date, known: datetime | None) -> Q:
    return Q(stated_latest__lte=on)


def _over_or_undated(on: date, known: datetime | None) -> Q:
    return Q(latest__isnull=True) | Q(latest__lte=on)


def _happened(on: date, known: datetime | None) -> Q:
    """A round is a fact once it was held, or once the days that it lost are over."""
    return Q(status=RoundStatus.HELD, latest__lte=on) | (
        ~Q(status=RoundStatus.HELD) & Q(planned_latest__lte=on)
    )


def _spoken_of(on: date, known: datetime | None) -> Q:
    said = held(Forecast, known=known).filter(stated_latest__lte=on)
    return Q(id__in=said.values("deadline_id"))


@dataclass(frozen=True)
class Searchable:
    """A kind of fact as a search sees it.

    ``columns`` are its texts and ``relations`` columns of what it is also found by;
    ``vocabulary`` columns hold words. ``context`` leads to its agreement, and with
    ``dated`` it narrows a search, but is not enough to be found by. ``order`` sorts
    what is found.
    """

    code: str
    model: type[TrackedModel]
    columns: tuple[str, ...]
    of_day: OfDay = _always
    relations: tuple[tuple[str, type[TrackedModel]], ...] = ()
    vocabulary: tuple[tuple[str, type[Word]], ...] = ()
    context: str = ""
    dated: str = ""
    order: tuple[str, ...] = ("id",)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns by which the closest hits come first."""
        return NAMES.get(self.model, ())

    @property
    def text(self) -> Any:
        """Its texts as the database compares them."""
        join = folded_names if self.names else folded_columns
        return join(*self.columns)

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
        for column, model in self.relations:
            own |= Q(**{f"{column}__in": named(model, word, known=known)})
        for column, vocabulary in self.vocabulary:
            own |= Q(**{f"{column}__in": called(vocabulary, word)})
        return own

    def _context(self, word: str, *, known: datetime | None) -> Q:
        about = Q(pk__in=())
        agreements = named(Agreement, word, known=known)
        if self.context == "agreement_id":
            about |= Q(agreement_id__in=agreements)
        if self.context == "deadline_id":
            goals = held(Deadline, known=known).filter(
                Q(agreement_id__in=agreements)
                | Q(milestone__in=called(Milestone, word))
            )
            about |= Q(deadline_id__in=goals.values("id"))
        if self.dated:
            about |= Q(**{f"{self.dated}__contains": word})
        return about


def named(
    model: type[TrackedModel], word: str, *, known: datetime | None
) -> QuerySet[Any]:
    """Numbers of the rows with the folded word in one of their names."""
    rows = held(model, known=known).alias(text=folded_names(*NAMES[model]))
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


_PARTY = (("party_id", Party),)
_NEWEST = ("-latest", "-earliest", "id")

SEARCHABLE = (
    Searchable("agreement", Agreement, (*NAMES[Agreement], "parent_body")),
    Searchable("party", Party, NAMES[Party]),
    Searchable("speaker", Speaker, NAMES[Speaker]),
    Searchable(
        "status-event",
        StatusEvent,
        ("description",),
        _over,
        relations=_PARTY,
        vocabulary=(("status", Status),),
        context="agreement_id",
        dated="stated_date",
        order=_NEWEST,
    ),
    Searchable(
        "accession-step",
        AccessionStep,
        ("note",),
        _over,
        relations=_PARTY,
        vocabulary=(("stage", Stage),),
        context="agreement_id",
        dated="stated_date",
        order=_NEWEST,
    ),
    Searchable(
        "round",
        Round,
        ("label", "city", "note"),
        _happened,
        relations=(("country_id", Party),),
        context="agreement_id",
        dated="start",
        order=_NEWEST,
    ),
    Searchable(
        "deadline",
        Deadline,
        ("round_name", "criteria"),
        _spoken_of,
        relations=_PARTY,
        vocabulary=(("milestone", Milestone), ("stage", Stage)),
        context="agreement_id",
    ),
    Searchable(
        "forecast",
        Forecast,
        ("target_text", "note", "stated_by", "speaker_role"),
        _said,
        relations=(("speaker_id", Speaker),),
        context="deadline_id",
        dated="stated_on",
        order=("-stated_latest", "-stated_earliest", "id"),
    ),
    Searchable("topic", Topic, ("topic_en", "topic_zh"), context="agreement_id"),
    Searchable(
        "indicator",
        Indicator,
        ("name", "unit"),
        _over_or_undated,
        context="agreement_id",
        dated="as_of",
    ),
    Searchable(
        "discrepancy",
        Discrepancy,
        ("subject", "claim_a", "claim_b", "reason"),
        context="agreement_id",
    ),
    Searchable(
        "source",
        Source,
        ("title", "publisher"),
        dated="published_on",
        order=_NEWEST,
    ),
)
