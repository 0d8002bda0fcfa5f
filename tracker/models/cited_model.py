"""Facts that need a source before they may be published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q

from tracker.models.change_sets import change_set
from tracker.models.history import ChangeContext
from tracker.models.sources import Source
from tracker.models.tracked_model import TrackedModel
from tracker.vocabulary.changes import Publication


class CitedModel(TrackedModel):
    """A fact that a published source must back; its ``citations`` say which."""

    needs_a_source = True
    # What Django hangs on each such table.
    citations: Any

    class Meta:
        abstract = True

    def share_publication(self, why: ChangeContext) -> bool:
        """Makes the citations that stand as public as the fact; were they not?"""
        standing = ~Q(publication=Publication.WITHDRAWN)
        return self._carry_along(self.citations.filter(standing), why)

    def versions_of_citations(self) -> Any:
        """Versions of every citation that was ever for the fact."""
        relation: Any = type(self)._meta.get_field("citations")
        cited = {f"{relation.field.name}_id": self.pk}
        return relation.related_model.history.filter(**cited)

    def cited_at(self, known: datetime) -> Any:
        """Versions of the citations that stood at the moment of our record."""
        standing = self.versions_of_citations().as_known(known)
        return standing.exclude(publication=Publication.WITHDRAWN).order_by(
            "claim", "position", "id"
        )

    def withdrawn_with(self) -> Any:
        """Numbers of the citations that were withdrawn in one change with the fact."""
        versions = self.history.newest_first()
        standing = versions.exclude(publication=Publication.WITHDRAWN).first()
        gone = versions.filter(publication=Publication.WITHDRAWN)
        if standing:
            gone = gone.filter(history_date__gt=standing.history_date)
        first = gone.last()
        return (
            self.versions_of_citations()
            .filter(
                history_date=first.history_date if first else None,
                publication=Publication.WITHDRAWN,
            )
            .values("id")
        )

    def _become(self, publication: Publication, why: ChangeContext) -> bool:
        """With the citations that stand, and those that went when the fact did."""
        had = self.publication
        along = ~Q(publication=Publication.WITHDRAWN)
        try:
            with change_set():
                if had == Publication.WITHDRAWN:
                    along |= Q(pk__in=self.withdrawn_with())
                citations = list(self.citations.filter(along))
                changed = super()._become(publication, why)
                return self._carry_along(citations, why) or changed
        except BaseException:
            self.publication = had
            raise

    def _carry_along(self, citations: Any, why: ChangeContext) -> bool:
        changed = False
        for citation in citations:
            citation.publication = self.publication
            changed |= citation.record(why)
        return changed

    def _cite(self, source: Source, position: int, why: ChangeContext) -> None:
        citation = apps.get_model("tracker", "Citation")
        citation.for_fact(self, source, position=position).record(why)
