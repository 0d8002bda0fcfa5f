"""What happened to an agreement, and how each party came into it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q, UniqueConstraint, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from tracker.models.agreements import Agreement
from tracker.models.cited_model import CitedModel
from tracker.models.parties import Party
from tracker.models.rules import in_order, known_word, not_empty
from tracker.models.stated_dates import StatedDateField
from tracker.vocabulary.accessions import Stage, Track
from tracker.vocabulary.statuses import Status

AS_STATED = _("As the source says it: 2013-10-07, 2013-10, ../2013-10, end of 2013.")


class StatusEvent(CitedModel):
    """An agreement reached a status, says a source.

    A row that repeats the status before it is a development; only a row that changes
    it moves the agreement on.
    """

    KEY = ("agreement", "stated_date", "status", "party")

    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="status_events",
        verbose_name=_("agreement"),
    )
    stated_date = StatedDateField(
        _("date"), help_text=AS_STATED, bounds=("earliest", "latest")
    )
    status = models.CharField(_("status"), max_length=24, choices=Status)
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="status_events",
        verbose_name=_("party"),
        help_text=_("Where the event concerns one party alone."),
    )
    description = models.TextField(_("what happened"))
    # Worked out from stated_date, so that the database can sort and compare.
    earliest = models.DateField(null=True, editable=False)
    latest = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["latest", "earliest", "pk"]
        verbose_name = _("status event")
        verbose_name_plural = _("status events")
        indexes = [models.Index(fields=["agreement", "latest"])]
        constraints = [
            known_word("status_event", "status", Status),
            not_empty("status_event", "stated_date"),
            in_order("status_event", "earliest", "latest"),
            UniqueConstraint(
                "agreement",
                "stated_date",
                "status",
                Coalesce("party", Value(0)),
                name="status_event_is_recorded_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.get_status_display()}, {self.stated_date}"


class AccessionStep(CitedModel):
    """A party took a step into the talks, or towards being bound by the text."""

    KEY = ("agreement", "party", "stage", "stated_date")

    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="accession_steps",
        verbose_name=_("agreement"),
    )
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        related_name="accession_steps",
        verbose_name=_("party"),
    )
    track = models.CharField(_("track"), max_length=10, choices=Track)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage)
    stated_date = StatedDateField(
        _("date"), help_text=AS_STATED, bounds=("earliest", "latest")
    )
    note = models.TextField(_("note"), blank=True)
    earliest = models.DateField(null=True, editable=False)
    latest = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["latest", "earliest", "pk"]
        verbose_name = _("accession step")
        verbose_name_plural = _("accession steps")
        indexes = [models.Index(fields=["agreement", "latest"])]
        constraints = [
            known_word("accession_step", "track", Track),
            known_word("accession_step", "stage", Stage),
            not_empty("accession_step", "stated_date"),
            in_order("accession_step", "earliest", "latest"),
            models.CheckConstraint(
                condition=Q(track=Track.TALKS, stage__in=Stage.on_track(Track.TALKS))
                | Q(track=Track.TREATY, stage__in=Stage.on_track(Track.TREATY)),
                name="accession_step_has_a_stage_of_its_track",
            ),
            UniqueConstraint(
                fields=["agreement", "party", "stage", "stated_date"],
                name="accession_step_is_recorded_once",
            ),
        ]

    def __str__(self) -> str:
        stage = self.get_stage_display()
        return f"{self.agreement}: {self.party}, {stage}, {self.stated_date}"
