"""What people put dates on, and every dated statement of when it would be done."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, UniqueConstraint, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from tracker.models.agreements import Agreement
from tracker.models.cited_model import CitedModel
from tracker.models.parties import Party
from tracker.models.rules import in_order, known_word, known_word_or_none, not_empty
from tracker.models.sources import Speaker
from tracker.models.stated_dates import StatedDateField
from tracker.models.tracked_model import TrackedModel
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance


class Deadline(TrackedModel):
    """One milestone of one agreement that people put dates on.

    For a round, ``round_name`` is its number, or its label where it has none; such a
    round need not be on record. ``stage`` goes with an accession, and only with it.
    """

    KEY = ("agreement", "milestone", "party", "round_name", "stage")

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="deadlines", verbose_name=_("agreement")
    )
    milestone = models.CharField(_("milestone"), max_length=24, choices=Milestone)
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name=_("party"),
        help_text=_("Where the milestone is one party's alone."),
    )
    round_name = models.CharField(
        _("round"),
        max_length=120,
        blank=True,
        help_text=_("Its number, or its label where it has none."),
    )
    stage = models.CharField(_("stage"), max_length=20, blank=True, choices=Stage)
    criteria = models.TextField(
        _("criteria"), blank=True, help_text=_("What counts as having met it.")
    )

    class Meta:
        ordering = ["agreement__slug", "milestone", "pk"]
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        constraints = [
            known_word("deadline", "milestone", Milestone),
            known_word_or_none("deadline", "stage", Stage),
            models.CheckConstraint(
                condition=Q(milestone=Milestone.ACCESSION) ^ Q(stage=""),
                name="deadline_has_a_stage_if_it_is_an_accession",
            ),
            models.CheckConstraint(
                condition=Q(milestone=Milestone.ROUND) ^ Q(round_name=""),
                name="deadline_names_a_round_if_it_is_one",
            ),
            UniqueConstraint(
                "agreement",
                "milestone",
                Coalesce("party", Value(0)),
                "round_name",
                "stage",
                name="deadline_is_recorded_once",
            ),
        ]

    def __str__(self) -> str:
        details = [self.round_name, str(self.party or ""), self.get_stage_display()]
        about = ", ".join(filter(None, details))
        return f"{self.agreement}: {self.get_milestone_display()}" + (
            f" ({about})" if about else ""
        )


class Forecast(CitedModel):
    """One dated statement by one speaker about one deadline; added, never overwritten.

    The window is the first and the last day that the words can mean: "by X" has only a
    last day, "not before X" only a first. Both empty: a statement without a date.
    """

    KEY = ("deadline", "stated_on", "speaker", "target_text")

    deadline = models.ForeignKey(
        Deadline, models.PROTECT, related_name="forecasts", verbose_name=_("deadline")
    )
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, related_name="forecasts", verbose_name=_("speaker")
    )
    stated_on = StatedDateField(
        _("stated on"), bounds=("stated_earliest", "stated_latest")
    )
    speaker_role = models.CharField(_("office at the time"), max_length=150)
    stated_by = models.CharField(_("as the source names the speaker"), max_length=150)
    target_text = models.CharField(_("what was said"), max_length=200)
    target_earliest = models.DateField(
        _("first day it can mean"), null=True, blank=True
    )
    target_latest = models.DateField(_("last day it can mean"), null=True, blank=True)
    stance = models.CharField(_("stance"), max_length=12, choices=Stance)
    probability = models.DecimalField(
        _("probability"),
        max_digits=4,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("0 to 1, where the source gives a figure."),
    )
    note = models.TextField(_("note"), blank=True)
    stated_earliest = models.DateField(null=True, editable=False)
    stated_latest = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["stated_latest", "stated_earliest", "pk"]
        verbose_name = _("forecast")
        verbose_name_plural = _("forecasts")
        indexes = [models.Index(fields=["deadline", "stated_latest"])]
        constraints = [
            known_word("forecast", "stance", Stance),
            not_empty("forecast", "stated_on"),
            not_empty("forecast", "target_text"),
            in_order("forecast", "stated_earliest", "stated_latest"),
            in_order("forecast", "target_earliest", "target_latest"),
            models.CheckConstraint(
                condition=~Q(stance=Stance.NO_DATE)
                | Q(target_earliest__isnull=True, target_latest__isnull=True),
                name="forecast_that_sets_no_date_has_no_window",
            ),
            models.CheckConstraint(
                condition=Q(probability__isnull=True)
                | Q(probability__gte=0, probability__lte=1),
                name="forecast_probability_is_from_0_to_1",
            ),
            UniqueConstraint(
                fields=["deadline", "stated_on", "speaker", "target_text"],
                name="forecast_is_recorded_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}, {self.stated_on}: {self.target_text}"
