"""The one gate: what the public may see, now or as this site held it."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from tracker.models import (
    Agreement,
    Deadline,
    Succession,
    TrackedModel,
    newest_moment,
)
from tracker.vocabulary.changes import Publication

__all__ = ["newest_moment", "published_as_of"]


def published_as_of(
    model: type[TrackedModel], *, known: datetime | None
) -> QuerySet[Any]:
    """Published rows of the model, as they are now or were held at the moment.

    ``known`` is an aware UTC moment, or None for now. Rows of an agreement (or of a
    deadline) that was not published are left out with it. Ask for ``values``: rows of
    the past are versions, whose relations lead to the rows of today; resolve them by
    number, through this same gate.
    """
    return _published(model, known=known).all()


# Room for every model now and at a few moments.
@lru_cache(maxsize=64)
def _published(model: type[TrackedModel], *, known: datetime | None) -> QuerySet[Any]:
    """Kept once built, since a page asks many times; it asks nothing itself."""
    rows: QuerySet[Any]
    if known is None:
        rows = model._default_manager.all()
    else:
        rows = model.history.as_known(known)
    rows = rows.filter(publication=Publication.PUBLISHED).order_by()
    return rows.filter(_parents_are_public(model, known=known))


def _parents_are_public(model: type[TrackedModel], *, known: datetime | None) -> Q:
    together = Q()
    for field in model._meta.concrete_fields:
        if field.related_model is Agreement and model is not Succession:
            ids = published_as_of(Agreement, known=known).values("id")
            inside = Q(**{f"{field.attname}__in": ids})
            together &= inside | Q(**{f"{field.attname}__isnull": True})
        elif field.related_model is Deadline:
            ids = published_as_of(Deadline, known=known).values("id")
            together &= Q(**{f"{field.attname}__in": ids})
    return together
