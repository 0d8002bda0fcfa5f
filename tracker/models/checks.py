"""When an analyst last compared an agreement's record with its sources."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.agreements import Agreement
from tracker.models.append_only import AppendOnlyModel
from tracker.models.change_sets import change_set
from tracker.models.moments import TICK, newest_moment


class AgreementCheck(AppendOnlyModel):
    """Somebody looked the agreement over on the day and found it up to date.

    A date and no change: the agreement keeps its version, readers are told of no
    change. ``checked_at`` is the moment of our record, later than any before it.
    """

    # Not among the rows that name the agreement, each of which has a history.
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="+", verbose_name=_("agreement")
    )
    checked_on = models.DateField(_("checked on"))
    checked_at = models.DateTimeField(_("recorded at"), unique=True)
    by = models.CharField(_("author"), max_length=150)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-checked_at"]
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        # Whoever may change the agreement may say that nothing is to be changed: the
        # table has no permissions of its own.
        indexes = [models.Index(fields=["agreement", "-checked_at"])]

    def __str__(self) -> str:
        return f"{self.agreement}, {self.checked_on.isoformat()}"

    @classmethod
    def add(cls, agreement: Agreement, *, on: date, by: str) -> Self:
        """Keeps that the agreement was checked on the day, by the name given."""
        with change_set():
            moment = max(timezone.now(), newest_moment() + TICK)
            check = cls(agreement=agreement, checked_on=on, checked_at=moment, by=by)
            check.save(force_insert=True)
        return check
