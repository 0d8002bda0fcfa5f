"""Single changes of the record, each told in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from tracker.facts import KIND_OF
from tracker.models import TrackedModel
from tracker.queries.history.wording import Change, changes, in_words, with_earlier
from tracker.queries.rows.anchors import PageLocation
from tracker.queries.rows.page_locations import (
    Subject,
    called,
    kind_of,
    place,
    subjects,
)
from tracker.vocabulary.changes import ChangeKind, Publication

RECORDED, CHANGED, WITHDRAWN = "recorded", "changed", "withdrawn"

ALL = slice(None)

# A version of a row, after the one before it or None.
Pair = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One change of one fact; ``moment`` is in UTC.

    ``what`` is recorded (it became public), changed or withdrawn; ``fields`` are those
    that differ, of a public fact that changed. ``about`` names the agreement, if any.
    ``place`` is None where no page shows the fact.
    """

    model: type[TrackedModel]
    number: int
    moment: datetime
    batch: str
    kind: ChangeKind
    note: str
    what: str
    label: str
    about: str
    place: PageLocation | None
    fields: tuple[Change, ...]

    @property
    def anchor(self) -> str:
        return f"change-{self.model._meta.model_name}-{self.number}"

    @property
    def fact_kind(self) -> str:
        return kind_of(self.model)


def told(
    model: type[TrackedModel],
    versions: QuerySet[Any],
    *,
    known: datetime | None,
    among: slice = ALL,
) -> list[ChangeEntry]:
    """The changes that the versions made, in their order; ``among`` cuts out some.

    ``versions`` are public ones. What became public tells nothing of the draft before
    it. A fixed number of queries, however many versions.
    """
    kind = KIND_OF[model]
    kept = list(versions.annotate(page_row=F(kind.to_page))[among])
    pairs: list[Pair] = [(before, after) for before, after in with_earlier(kept)]
    rows = (version.page_row for version in kept)
    shown_on = subjects(kind.page, rows, known=known)
    names = in_words(model, [_public(pair) for pair in pairs])
    fields = changes(model, [p if _what(p) == CHANGED else (None, None) for p in pairs])
    return [
        _told(model, pair, called(model, words), tuple(differing), shown_on)
        for pair, words, differing in zip(pairs, names, fields, strict=True)
    ]


def _told(
    model: type[TrackedModel],
    pair: Pair,
    label: str,
    fields: tuple[Change, ...],
    shown_on: Mapping[int, Subject],
) -> ChangeEntry:
    _before, after = pair
    subject = shown_on.get(after.page_row)
    return ChangeEntry(
        model=model,
        number=after.history_id,
        moment=after.history_date,
        batch=after.batch,
        kind=ChangeKind(after.change_kind),
        note=after.public_note,
        what=_what(pair),
        label=label,
        about=subject.agreement if subject else "",
        place=_place(model, pair, subject),
        fields=fields,
    )


def _place(
    model: type[TrackedModel], pair: Pair, subject: Subject | None
) -> PageLocation | None:
    """Where the fact is shown, unless it was taken back."""
    _before, after = pair
    if _what(pair) == WITHDRAWN:
        return None
    return place(model, after.id, subject, is_general=after.page_row is None)


def _what(pair: Pair) -> str:
    before, after = pair
    if after.publication != Publication.PUBLISHED:
        return WITHDRAWN
    if before is None or before.publication != Publication.PUBLISHED:
        return RECORDED
    return CHANGED


def _public(pair: Pair) -> Any:
    """The version that readers saw, before or after the change."""
    before, after = pair
    return before if _what(pair) == WITHDRAWN else after
