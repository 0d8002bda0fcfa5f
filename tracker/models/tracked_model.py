"""The base of every fact: one door in, one door out, and a version for each change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Never, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.append_only import AppendOnlyQuerySet
from tracker.models.change_sets import ChangeSet, change_set
from tracker.models.errors import StaleVersionError, UntracedWriteError
from tracker.models.history import ChangeContext, HistoryRecorder
from tracker.models.review import is_lone
from tracker.models.stated_dates import StatedDateField
from tracker.vocabulary.changes import Publication


class TrackedQuerySet(AppendOnlyQuerySet):
    """Refuses the writes that send no signals, so leave no version."""

    way_in = "record() each one, or no history is kept"
    way_out = "withdraw() each one"

    def get_by_natural_key(self, *parts: Any) -> Any:
        """The row whose natural key this is, as fixtures name it."""
        model: Any = self.model
        return self.get(**dict(zip(model.key_paths(), parts, strict=True)))


class TrackedModel(models.Model):
    """A row that changes only with a reason, and keeps every version.

    ``KEY`` names the fields that tell one row from another, as the fact files do.
    """

    KEY: ClassVar[tuple[str, ...]] = ()
    needs_a_source: ClassVar[bool] = False
    is_referred_to_by_published_facts: ClassVar[bool] = False

    publication = models.CharField(
        _("publication"),
        max_length=10,
        choices=Publication,
        default=Publication.DRAFT,
        help_text=_("Readers see published facts only."),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    history = HistoryRecorder(inherit=True)
    objects = TrackedQuerySet.as_manager()

    class Meta:
        abstract = True
        # What relations write through, as in agreement.rounds.add(…).
        base_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        """Refuses a save that does not come through ``record``."""
        if getattr(self, "_why", None) is None:
            raise UntracedWriteError(
                f"got a bare save() of {self._meta.verbose_name} “{self}”; "
                "wanted record(why)"
            )
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Never:
        raise UntracedWriteError(
            f"got delete() of {self._meta.verbose_name} “{self}”; wanted withdraw(why)"
        )

    @classmethod
    def key_paths(cls) -> list[str]:
        """Look-ups from this row to each part of its natural key, in order."""
        paths: list[str] = []
        for name in cls.KEY:
            target: Any = cls._meta.get_field(name).related_model
            inner = target.key_paths() if target else None
            paths += [f"{name}__{path}" for path in inner] if inner else [name]
        return paths

    def natural_key(self) -> tuple[Any, ...]:
        """What fixtures name this row by; None for each part of a missing relation."""
        return tuple(_follow(self, path) for path in self.key_paths())

    def clean(self) -> None:
        """Works out the days that stated dates may mean."""
        super().clean()
        fields = self._meta.concrete_fields
        stated = [field for field in fields if isinstance(field, StatedDateField)]
        for field in stated:
            field.clear(self)
        for field in stated:
            field.work_out(self)

    def record(self, why: ChangeContext, *, sources: Iterable[Any] = ()) -> bool:
        """Checks and saves, keeping why. The only way in; did it change anything?

        ``sources`` are cited for the row in the same change. A row that says nothing
        new leaves no version. Raises ``ValidationError`` for a bad value,
        ``StaleVersionError`` where somebody else has changed the row since it was
        read, and the other ``DoorError``s where the change breaks a rule.
        """
        with change_set() as unit:
            self.clean_fields(exclude=_relations(self))
            self.clean()
            changed = self._write(why, unit)
            for position, source in enumerate(sources):
                self._cite(source, position, why)
            self._touch(unit)
        return changed

    def publish(self, why: ChangeContext) -> bool:
        """Lets readers see the row, or see it again; did it change anything?"""
        return self._become(Publication.PUBLISHED, why)

    def withdraw(self, why: ChangeContext) -> bool:
        """Takes the row back out, with a reason; its versions stay."""
        return self._become(Publication.WITHDRAWN, why)

    def _become(self, publication: Publication, why: ChangeContext) -> bool:
        had = self.publication
        self.publication = publication
        try:
            return self.record(why)
        except BaseException:
            self.publication = had
            raise

    def _write(self, why: ChangeContext, unit: ChangeSet) -> bool:
        unit.remember(self)
        is_new, held = self._state.adding, None
        if not is_new:
            held = type(self)._default_manager.get(pk=self.pk)
            if held.version != self.version:
                raise StaleVersionError(self, self.version, held.version)
            if not self.differs_from(held):
                return False
            # A citation that moves leaves another fact behind.
            held._touch(unit)
            self.version += 1
        if is_lone(self, held, why):
            unit.lone(self, why)
        self._why = why
        try:
            self.save(force_insert=is_new)
        finally:
            del self._why
        return True

    def differs_from(
        self, other: Self, *, apart_from: Iterable[str] = ("version",)
    ) -> bool:
        """Does any column but those hold another value?"""
        return any(
            field.to_python(getattr(self, field.attname))
            != getattr(other, field.attname)
            for field in self._meta.concrete_fields
            if field.name not in apart_from
        )

    def _cite(self, source: Any, position: int, why: ChangeContext) -> None:
        raise TypeError(f"{self._meta.verbose_name} takes no sources")

    def _touch(self, unit: ChangeSet) -> None:
        unit.touch(type(self), self.pk)


def _relations(row: models.Model) -> set[str]:
    """Fields whose check would ask the database, which checks them itself."""
    return {field.name for field in row._meta.concrete_fields if field.is_relation}


def _follow(row: Any, path: str) -> Any:
    for step in path.split("__"):
        row = getattr(row, step, None) if row is not None else None
    return row
