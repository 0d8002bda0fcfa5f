"""When facts became public, and when a reader last had something new of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, Q

from tracker.models import TrackedModel
from tracker.vocabulary.changes import ChangeKind, Publication


@dataclass(frozen=True, slots=True)
class Recorded:
    """``first`` is when the fact became public, ``last`` when it really changed.

    Both are moments of our record, in UTC. Housekeeping changes nothing; what made
    the fact public is news, whatever kind of change it was called.
    """

    first: datetime
    last: datetime


def recorded(
    model: type[TrackedModel], ids: Iterable[int], *, known: datetime | None
) -> dict[int, Recorded]:
    """The moments of the facts of those numbers, by number. One query."""
    is_real = ~Q(change_kind=ChangeKind.HOUSEKEEPING)
    versions = model.history.filter(
        id__in=set(ids), publication=Publication.PUBLISHED
    ).order_by()
    if known is not None:
        versions = versions.filter(history_date__lte=known)
    rows = versions.values_list("id").annotate(
        first=Min("history_date"), last=Max("history_date", filter=is_real)
    )
    return {
        number: Recorded(first, max(first, last or first))
        for number, first, last in rows
    }
