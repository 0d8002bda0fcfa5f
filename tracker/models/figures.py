"""Figures, agenda, and where sources disagree."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import UniqueConstraint, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from tracker.models.agreements import Agreement
from tracker.models.cited_model import CitedModel
from tracker.models.rules import in_order, known_word, not_empty
from tracker.models.stated_dates import StatedDateField
from tracker.vocabulary.stances import Preference, TopicStance

WHOLE_PROGRAMME = _("Empty for a fact about the whole programme.")
a_number = RegexValidator(
    r"\A-?[0-9]+(\.[0-9]+)?\Z", _("Enter a number, such as 12 or 0.35.")
)


class Indicator(CitedModel):
    """A figure about an agreement, as the source prints it."""

    KEY = ("agreement", "name", "as_of", "value")

    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("agreement"),
        help_text=WHOLE_PROGRAMME,
    )
    name = models.CharField(_("name"), max_length=200)
    # Text, because 2.70 says more than 2.7.
    value = models.CharField(_("value"), max_length=30, validators=[a_number])
    unit = models.CharField(_("unit"), max_length=60)
    as_of = StatedDateField(_("as of"), blank=True, bounds=("earliest", "latest"))
    earliest = models.DateField(null=True, editable=False)
    latest = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["name", "latest", "pk"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            not_empty("indicator", "name"),
            not_empty("indicator", "value"),
            in_order("indicator", "earliest", "latest"),
            UniqueConstraint(
                Coalesce("agreement", Value(0)),
                "name",
                "as_of",
                "value",
                name="indicator_is_recorded_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value} {self.unit}"


class Topic(CitedModel):
    """Something on the agenda, aimed at, in the way, or typical of the talks."""

    KEY = ("agreement", "topic_en", "stance")

    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="topics",
        verbose_name=_("agreement"),
        help_text=WHOLE_PROGRAMME,
    )
    topic_en = models.CharField(_("topic in English"), max_length=250)
    topic_zh = models.CharField(_("topic in Chinese"), max_length=250, blank=True)
    stance = models.CharField(_("stance"), max_length=20, choices=TopicStance)

    class Meta:
        ordering = ["stance", "pk"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            known_word("topic", "stance", TopicStance),
            not_empty("topic", "topic_en"),
            UniqueConstraint(
                Coalesce("agreement", Value(0)),
                "topic_en",
                "stance",
                name="topic_is_recorded_once",
            ),
        ]

    def __str__(self) -> str:
        return self.topic_en


class Discrepancy(CitedModel):
    """Two claims that do not agree, each with its sources, side by side."""

    KEY = ("agreement", "subject")

    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="discrepancies",
        verbose_name=_("agreement"),
        help_text=WHOLE_PROGRAMME,
    )
    subject = models.CharField(_("subject"), max_length=200)
    claim_a = models.TextField(_("claim A"))
    claim_b = models.TextField(_("claim B"))
    preferred = models.CharField(_("preferred"), max_length=10, choices=Preference)
    reason = models.TextField(_("reason"), help_text=_("Readers see it."))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("discrepancy")
        verbose_name_plural = _("discrepancies")
        constraints = [
            known_word("discrepancy", "preferred", Preference),
            not_empty("discrepancy", "subject"),
            not_empty("discrepancy", "claim_a"),
            not_empty("discrepancy", "claim_b"),
            UniqueConstraint(
                Coalesce("agreement", Value(0)),
                "subject",
                name="discrepancy_is_recorded_once",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
