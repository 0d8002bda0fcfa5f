"""What is written once and kept as it is: no fact, and part of no answer."""

from __future__ import annotations

from typing import Any, Never

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.errors import UntracedWriteError


class KeptQuerySet(models.QuerySet[Any]):
    """Refuses to change or remove what is there."""

    def update(self, **changes: Any) -> Never:
        raise UntracedWriteError("kept as it is: got update()")

    def bulk_create(self, *args: Any, **options: Any) -> Never:
        raise UntracedWriteError("got bulk_create(): save() each one")

    def bulk_update(self, *args: Any, **options: Any) -> Never:
        raise UntracedWriteError("kept as it is: got bulk_update()")

    def delete(self) -> Never:
        raise UntracedWriteError("kept for good: got delete()")


class KeptModel(models.Model):
    """Who kept it, by number and name, so that both outlive the account, and when."""

    account = models.BigIntegerField(_("number of the account"))
    author = models.CharField(_("author"), max_length=150)
    at = models.DateTimeField(_("recorded at"), default=timezone.now)

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_permissions = ()

    def save(self, *args: Any, **options: Any) -> None:
        """Refuses to change what is kept already."""
        if not self._state.adding:
            raise UntracedWriteError(f"kept as it is: got save() of {self}")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Never:
        raise UntracedWriteError(f"kept for good: got delete() of {self}")
