"""Rows that are written once, one at a time, and stay as they are."""

from __future__ import annotations

from typing import Any, Never

from django.db import models

from tracker.models.errors import UntracedWriteError


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses what would write or remove rows by the many.

    ``way_in`` and ``way_out`` say what to do in its place, a row at a time.
    """

    way_in = "save() each one"
    way_out = "they are kept for good"

    def update(self, **changes: Any) -> Never:
        self._refuse("update()", self.way_in)

    def bulk_create(self, *args: Any, **options: Any) -> Never:
        self._refuse("bulk_create()", self.way_in)

    def bulk_update(self, *args: Any, **options: Any) -> Never:
        self._refuse("bulk_update()", self.way_in)

    def delete(self) -> Never:
        self._refuse("delete()", self.way_out)

    def _refuse(self, got: str, wanted: str) -> Never:
        raise UntracedWriteError(f"got {got} of {self.model.__name__} rows: {wanted}")


class AppendOnlyModel(models.Model):
    """A row that is written once, and then neither changed nor removed."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_permissions = ()

    def save(self, *args: Any, **options: Any) -> None:
        """Raises ``UntracedWriteError`` for a row that is kept already."""
        if not self._state.adding:
            raise UntracedWriteError(f"kept as it is: got save() of {self}")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Never:
        """Raises ``UntracedWriteError``."""
        raise UntracedWriteError(f"kept for good: got delete() of {self}")
