"""When an analyst last compared an agreement's record with its sources."""

from __future__ import annotations

from datetime import date
from typing import Any, Never, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.agreements import Agreement
from tracker.models.errors import UntracedWriteError
from tracker.models.moments import TICK, newest_moment
from tracker.models.unit import one_change


class CheckQuerySet(models.QuerySet["AgreementCheck"]):
    """Checks are added one by one and kept as they are."""

    def update(self, **changes: Any) -> Never:
        raise UntracedWriteError("checks are kept as they are: got update()")

    def bulk_create(self, *args: Any, **options: Any) -> Never:
        raise UntracedWriteError("got bulk_create() of checks: add() each one")

    def bulk_update(self, *args: Any, **options: Any) -> Never:
        raise UntracedWriteError("checks are kept as they are: got bulk_update()")

    def delete(self) -> Never:
        raise UntracedWriteError("checks are kept for good: got delete()")


class AgreementCheck(models.Model):
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

    objects = CheckQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_at"]
        base_manager_name = "objects"
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        # Whoever may change the agreement may say that nothing is to be changed.
        default_permissions = ()
        indexes = [models.Index(fields=["agreement", "-checked_at"])]

    def __str__(self) -> str:
        return f"{self.agreement}, {self.checked_on.isoformat()}"

    def save(self, *args: Any, **options: Any) -> None:
        """Refuses to change a check that is kept already."""
        if not self._state.adding:
            raise UntracedWriteError(
                f"checks are kept as they are: got save() of {self}"
            )
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Never:
        raise UntracedWriteError(f"checks are kept for good: got delete() of {self}")

    @classmethod
    def add(cls, agreement: Agreement, *, on: date, by: str) -> Self:
        """Keeps that the agreement was checked on the day, by the name given."""
        with one_change():
            moment = max(timezone.now(), newest_moment() + TICK)
            check = cls(agreement=agreement, checked_on=on, checked_at=moment, by=by)
            check.save(force_insert=True)
        return check
