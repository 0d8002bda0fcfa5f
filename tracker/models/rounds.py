"""The meetings at which an agreement is negotiated."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.agreements import Agreement
from tracker.models.cited_model import CitedModel
from tracker.models.parties import Party
from tracker.models.rules import in_order, known_word, not_empty
from tracker.models.stated_dates import StatedDateField
from tracker.vocabulary.kinds import RoundStatus


class Round(CitedModel):
    """A numbered round, or a meeting of ministers or chief negotiators without one."""

    KEY = ("agreement", "label")

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="rounds", verbose_name=_("agreement")
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    label = models.CharField(_("label"), max_length=120)
    start = StatedDateField(_("first day"), blank=True, bounds=("earliest", "latest"))
    end = StatedDateField(_("last day"), blank=True, bounds=("", "latest"))
    city = models.CharField(_("city"), max_length=80, blank=True)
    country = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds_hosted",
        verbose_name=_("country"),
    )
    status = models.CharField(_("status"), max_length=20, choices=RoundStatus)
    planned_start = StatedDateField(
        _("planned first day"),
        blank=True,
        bounds=("planned_earliest", "planned_latest"),
    )
    planned_end = StatedDateField(
        _("planned last day"), blank=True, bounds=("", "planned_latest")
    )
    note = models.TextField(_("note"), blank=True)
    # The first day on which it can have begun and the last on which it can have ended.
    earliest = models.DateField(null=True, editable=False)
    latest = models.DateField(null=True, editable=False)
    planned_earliest = models.DateField(null=True, editable=False)
    planned_latest = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["latest", "earliest", "pk"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        indexes = [models.Index(fields=["agreement", "latest"])]
        constraints = [
            known_word("round", "status", RoundStatus),
            not_empty("round", "label"),
            in_order("round", "earliest", "latest"),
            in_order("round", "planned_earliest", "planned_latest"),
            models.CheckConstraint(
                condition=~models.Q(status=RoundStatus.HELD) | ~models.Q(start=""),
                name="round_that_was_held_has_a_first_day",
            ),
            models.UniqueConstraint(
                fields=["agreement", "label"], name="round_label_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["agreement", "number"], name="round_number_is_used_once"
            ),
        ]

    def __str__(self) -> str:
        return self.label
