"""Which source backs which fact, and where in the source."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tracker.models.agreements import Agreement
from tracker.models.change_sets import ChangeSet
from tracker.models.cited_model import CitedModel
from tracker.models.deadlines import Forecast
from tracker.models.events import AccessionStep, StatusEvent
from tracker.models.figures import Discrepancy, Indicator, Topic
from tracker.models.rounds import Round
from tracker.models.sources import Source
from tracker.models.tracked_model import TrackedModel, TrackedQuerySet
from tracker.vocabulary.stances import Preference

CITABLE: dict[str, type[CitedModel]] = {
    "agreement": Agreement,
    "status_event": StatusEvent,
    "round": Round,
    "accession_step": AccessionStep,
    "forecast": Forecast,
    "indicator": Indicator,
    "topic": Topic,
    "discrepancy": Discrepancy,
}
CLAIMS = [(Preference.A.value, _("Claim A")), (Preference.B.value, _("Claim B"))]


def _exactly_one_fact() -> Q:
    """Of all the facts that a citation may be for, one and only one is named."""
    either = Q()
    for named in CITABLE:
        either |= Q(**{f"{fact}__isnull": fact != named for fact in CITABLE})
    return either


def _fact(model: type[CitedModel]) -> Any:
    return models.ForeignKey(
        model,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="citations",
        verbose_name=model._meta.verbose_name,
    )


class CitationQuerySet(TrackedQuerySet):
    def get_by_natural_key(self, *parts: Any) -> Any:
        """The citation of a source for one fact: (source, claim, fact, *its key)."""
        source, claim, fact, *key = parts
        paths = (f"{fact}__{path}" for path in CITABLE[fact].key_paths())
        return self.get(
            source__slug=source, claim=claim, **dict(zip(paths, key, strict=True))
        )


class Citation(TrackedModel):
    """A source backs a fact; for a discrepancy, one of its two claims."""

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="citations", verbose_name=_("source")
    )
    agreement = _fact(Agreement)
    status_event = _fact(StatusEvent)
    round = _fact(Round)
    accession_step = _fact(AccessionStep)
    forecast = _fact(Forecast)
    indicator = _fact(Indicator)
    topic = _fact(Topic)
    discrepancy = _fact(Discrepancy)
    claim = models.CharField(_("claim"), max_length=10, blank=True, choices=CLAIMS)
    locator = models.CharField(
        _("place in the source"),
        max_length=120,
        blank=True,
        help_text=_("Page, section, table or footnote."),
    )
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "position", "pk"]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one_fact(), name="citation_is_for_exactly_one_fact"
            ),
            models.CheckConstraint(
                condition=Q(claim__in=["", *dict(CLAIMS)]),
                name="citation_has_a_known_claim_or_none",
            ),
            models.CheckConstraint(
                condition=Q(discrepancy__isnull=False) ^ Q(claim=""),
                name="citation_names_a_claim_if_sources_disagree",
            ),
            *(
                models.UniqueConstraint(
                    fields=["source", fact, "claim"],
                    name=f"source_is_cited_once_for_the_{fact}",
                )
                for fact in CITABLE
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}" + (f", {self.locator}" if self.locator else "")

    @classmethod
    def for_fact(cls, fact: CitedModel, source: Source, **details: Any) -> Self:
        """A citation of the source for the fact, as public as the fact; unsaved."""
        name = next(n for n, model in CITABLE.items() if isinstance(fact, model))
        return cls(
            source=source, publication=fact.publication, **{name: fact}, **details
        )

    @property
    def fact_name(self) -> str:
        """The column that names the fact."""
        return next(n for n in CITABLE if getattr(self, f"{n}_id") is not None)

    @property
    def fact(self) -> Any:
        return getattr(self, self.fact_name)

    def natural_key(self) -> tuple[Any, ...]:
        fact = self.fact
        return (self.source.slug, self.claim, self.fact_name, *fact.natural_key())

    @classmethod
    def key_paths(cls) -> list[str]:
        raise TypeError("a citation's key depends on its fact; ask natural_key()")

    def _touch(self, unit: ChangeSet) -> None:
        super()._touch(unit)
        name = self.fact_name
        unit.touch(CITABLE[name], getattr(self, f"{name}_id"))
