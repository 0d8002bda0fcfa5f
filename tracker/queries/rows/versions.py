"""The gate of the trail: versions of facts that readers may see, of every kind."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from tracker.facts import KIND_OF
from tracker.models import CITABLE, Agreement, Citation, Succession, TrackedModel
from tracker.models.history import VersionQuerySet
from tracker.queries.rows.citable import of_held_facts
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.changes import ChangeKind, Publication


def public_versions(
    model: type[TrackedModel], *, known: datetime | None
) -> QuerySet[Any]:
    """Versions of the model that tell readers of a change, in no order.

    Those that made a fact public or changed a public one, if the fact is held at the
    moment ``known`` (None is now); and those that took a public one back. A fact of an
    agreement counts if the agreement was, and still is, public. Housekeeping is silent.
    """
    versions = _public(model, known=known)
    if known is None:
        return versions.all()
    return versions.filter(history_date__lte=known)


# Room for every kind now and at a few moments.
@lru_cache(maxsize=64)
def _public(model: type[TrackedModel], *, known: datetime | None) -> QuerySet[Any]:
    """Kept once built, which takes longer than to answer it; it asks nothing itself."""
    is_public = Q(publication=Publication.PUBLISHED)
    is_held = Q(id__in=published_as_of(model, known=known).values("id"))
    was_public = Q(publication_before=Publication.PUBLISHED)
    versions = (
        _of(model)
        .exclude(change_kind=ChangeKind.HOUSEKEEPING)
        .alias(publication_before=_publication_before(model))
        .filter(is_public & is_held | was_public & ~is_public)
    )
    return _of_public_facts(model, versions, known=known)


def about(model: type[TrackedModel], agreements: Collection[int]) -> Q:
    """Which versions of the model are about any of the agreements, by number."""
    if model is Agreement:
        return Q(id__in=agreements)
    if model is Succession:
        return Q(successor_id__in=agreements) | Q(predecessor_id__in=agreements)
    if model is Citation:
        cites = Q(agreement_id__in=agreements)
        for name, cited in CITABLE.items():
            if path := KIND_OF[cited].to_agreement:
                cites |= Q(**{f"{name}__{path}__in": agreements})
        return cites
    path = KIND_OF[model].to_agreement
    return Q(**{f"{path}__in": agreements}) if path else Q(pk__in=())


def _of(model: type[TrackedModel]) -> VersionQuerySet:
    versions: VersionQuerySet = model.history.all().order_by()
    return versions


def _publication_before(model: type[TrackedModel]) -> Subquery:
    return Subquery(_of(model).before_outer().values("publication")[:1])


def _of_public_facts(
    model: type[TrackedModel], versions: QuerySet[Any], *, known: datetime | None
) -> QuerySet[Any]:
    public = published_as_of(Agreement, known=known).values("id")
    if model is Succession:
        return versions.filter(successor_id__in=public, predecessor_id__in=public)
    if model is Citation:
        return versions.filter(of_held_facts(known=known))
    path = KIND_OF[model].to_agreement
    if not path:
        return versions
    by_then = Agreement.history.filter(
        id=OuterRef(path), history_date__lte=OuterRef("history_date")
    ).newest_first()
    was_public = Q(agreement_was=Publication.PUBLISHED, **{f"{path}__in": public})
    versions = versions.alias(agreement_was=Subquery(by_then.values("publication")[:1]))
    return versions.filter(Q(**{f"{path}__isnull": True}) | was_public)
