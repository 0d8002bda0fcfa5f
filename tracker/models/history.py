"""The trail: what each version of a row keeps, and how the newest is sought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Never

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from simple_history.manager import HistoricalQuerySet, HistoryManager
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

from tracker.models.append_only import AppendOnlyQuerySet
from tracker.models.change_sets import open_change_set
from tracker.models.errors import UntracedWriteError
from tracker.vocabulary.changes import ChangeKind

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

# Written out in the query: SQLite never meets an index that holds a part of a table
# with a parameter.
FIRST = RawSQL("'+'", ())


@dataclass(frozen=True)
class ChangeContext:
    """Why a row changes: kept with the version that the change makes.

    ``reason`` is for colleagues and never empty; ``note`` is for readers, and
    needed unless the change is housekeeping. ``batch`` and ``digest`` (SHA-256, hex)
    name the load and the file that a change came from. ``alone`` says why its author
    publishes it without another's eyes, where those are required; ``writer`` is the
    number of the account that wrote what ``by`` publishes, if another's. Raises
    ``ValueError`` where a reason or a note is missing.
    """

    reason: str
    by: AbstractBaseUser | None = None
    kind: ChangeKind = ChangeKind.HOUSEKEEPING
    note: str = ""
    batch: str = ""
    digest: str = ""
    alone: str = ""
    writer: int | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("got no reason; wanted a sentence that says why")
        if self.kind.needs_note and not self.note.strip():
            raise ValueError(
                f"got no public note; a {self.kind} needs one that readers can see"
            )

    @property
    def author(self) -> str:
        """The name that outlives the account; empty for the program itself."""
        return self.by.get_username() if self.by else ""


class VersionQuerySet(AppendOnlyQuerySet, HistoricalQuerySet):
    """Versions of many rows, of which the newest by a moment is sought per row."""

    way_in = "record() its row"

    def newest_first(self) -> VersionQuerySet:
        """By moment, ties by number."""
        ordered: VersionQuerySet = self.order_by("-history_date", "-history_id")
        return ordered

    def before_outer(self) -> VersionQuerySet:
        """Inside a subquery: those of the same row before the version outside."""
        is_before = Q(id=OuterRef("id"), history_date__lt=OuterRef("history_date"))
        return self.filter(is_before).newest_first()

    def as_known(self, known: datetime) -> VersionQuerySet:
        """The version of each row that was newest at the moment, ties by number.

        Seeks one version per row on the index (id, -history_date, -history_id),
        starting from each row's first version, so that rows deleted since are found
        and rows deleted by then stay away. Filters put on the answer see only the
        newest versions. Raises ``ValueError`` for what is not an aware moment: a bare
        day would leave out the changes of that day.
        """
        if not isinstance(known, datetime) or known.tzinfo is None:
            raise ValueError(f"got {known!r}; wanted an aware moment, in UTC")
        newest = (
            self.model.objects.filter(id=OuterRef("id"), history_date__lte=known)
            .newest_first()
            .values("history_id")[:1]
        )
        firsts = (
            self.model.objects.filter(history_type=FIRST, history_date__lte=known)
            .order_by()
            .annotate(newest=Subquery(newest))
            .values("newest")
        )
        found: VersionQuerySet = self.filter(history_id__in=firsts).exclude(
            history_type="-"
        )
        return found

    def latest_of_each(self) -> VersionQuerySet:
        """One version of each row, even when two were kept at one instant.

        The library's own ``as_of`` asks this; the versions it may choose from are
        those of this queryset.
        """
        newer = self.filter(id=OuterRef("id")).newest_first()
        newest: VersionQuerySet = self.filter(
            history_id=Subquery(newer.values("history_id")[:1])
        )
        return newest


class VersionManager(HistoryManager):
    """The library makes a class of this one at each ``.history``; once is enough."""

    @classmethod
    @cache
    def from_queryset(cls, *args: Any) -> Any:
        return super().from_queryset(*args)


class Version(models.Model):
    """What a version keeps beside the row: kind, note, author's name, origin."""

    change_kind = models.CharField(
        _("kind of change"), max_length=20, choices=ChangeKind
    )
    public_note = models.TextField(_("public note"), blank=True)
    author = models.CharField(_("author"), max_length=150, blank=True)
    batch = models.CharField(_("batch"), max_length=60, blank=True, db_index=True)
    digest = models.CharField(_("digest of the file"), max_length=64, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Refuses a version outside a change, and to change one that is kept."""
        if not self._state.adding or open_change_set() is None:
            raise UntracedWriteError(
                f"versions are kept as they are: got save() of {self}"
            )
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Never:
        raise UntracedWriteError(f"versions are kept for good: got delete() of {self}")


class HistoryRecorder(HistoricalRecords):
    """simple-history's records, with a reason demanded and moments that rise."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "bases": [Version],
                "history_manager": VersionManager,
                "historical_queryset": VersionQuerySet,
                "history_change_reason_field": models.TextField(_("reason")),
                **options,
            }
        )

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        """Adds the indexes on which the newest version of a row is sought."""
        options: dict[str, Any] = super().get_meta_options(model)
        options["indexes"] = [
            models.Index(fields=["id", "-history_date", "-history_id"]),
            models.Index(
                fields=["history_date", "id"],
                condition=Q(history_type="+"),
                name=f"first_{model._meta.model_name}",
            ),
            models.Index(fields=["-history_date"]),
        ]
        return options

    def create_historical_record(
        self, instance: Any, history_type: str, using: str | None = None
    ) -> None:
        """Keeps a version, or refuses a write that does not say why."""
        why: ChangeContext | None = getattr(instance, "_why", None)
        unit = open_change_set()
        if why is None or unit is None:
            raise UntracedWriteError(
                f"got a bare save() or delete() of {instance._meta.verbose_name} "
                f"“{instance}”; wanted record(why) or withdraw(why)"
            )
        last = None if history_type == "+" else _last_moment(instance)
        instance._history_date = unit.next_moment(instance, last)
        instance._history_user = why.by
        instance._change_reason = why.reason
        try:
            # A row that came in untraced has no first version: this one is it.
            super().create_historical_record(
                instance, history_type if last else "+", using
            )
        finally:
            for trace in ("_history_date", "_history_user", "_change_reason"):
                delattr(instance, trace)


def _last_moment(instance: Any) -> datetime | None:
    moments = instance.history.newest_first()
    last: datetime | None = moments.values_list("history_date", flat=True).first()
    return last


@receiver(pre_create_historical_record)
def _keep_why(instance: Any, history_instance: Any, **_: Any) -> None:
    why: ChangeContext = instance._why
    history_instance.change_kind = why.kind
    history_instance.public_note = why.note
    history_instance.author = why.author
    history_instance.batch = why.batch
    history_instance.digest = why.digest
