"""Who loads facts and why, as every version of the load keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.intake.rows import Row
from tracker.models import ChangeContext
from tracker.vocabulary.changes import ChangeKind

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


@dataclass(frozen=True)
class ImportBatch:
    """One load: a reason for colleagues, a note for readers, a name for the whole.

    With a ``kind`` all of it is of that kind; without, what is new is a development and
    what changes a correction. ``alone`` says why nobody else looks at it first.
    """

    reason: str
    note: str
    batch: str
    by: AbstractBaseUser | None = None
    kind: ChangeKind | None = None
    alone: str = ""

    def why(self, kind: ChangeKind, row: Row) -> ChangeContext:
        """Why the row is written, with the digest of the file that it stands in."""
        return ChangeContext(
            reason=self.reason,
            by=self.by,
            kind=self.kind or kind,
            note=self.note,
            batch=self.batch,
            digest=row.place.digest,
            alone=self.alone,
        )
