"""Objects of one file into rows with their versions, each checked by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tracker.facts import Table, relations
from tracker.intake.faults import LoadFault, quoted
from tracker.intake.history_manifest import FileOfPast
from tracker.intake.history_values import (
    label,
    names_of_row,
    names_of_version,
    number_of,
    value_of,
    version_label,
    versions_of,
)
from tracker.intake.objects import shown
from tracker.intake.tables import bounds
from tracker.intake.values import WrongValueError
from tracker.models import TrackedModel
from tracker.vocabulary.changes import ChangeKind, Publication

Values = dict[str, Any]
# With more faults than this there is no use in reading on.
MOST_FAULTS = 1000


@dataclass(frozen=True)
class Past:
    """A row and its versions, oldest first, not yet kept."""

    row: TrackedModel
    versions: list[Any]


@dataclass(frozen=True)
class _Object:
    """The values of one object that could be read whole, and where it stands."""

    place: int
    pk: int
    values: Values


@dataclass(frozen=True)
class SoFar:
    """What was read of all files: the numbers of the rows, and what is wrong.

    ``moment`` is that after which the manifest has nothing.
    """

    moment: datetime | None
    numbers: dict[Table, set[int]] = field(default_factory=dict)
    faults: list[LoadFault] = field(default_factory=list)


class Pasts:
    """Reads a file of one table; what is wrong goes to the faults.

    Adds the numbers of its rows to those read so far. Stops at a thousand faults.
    """

    def __init__(self, table: Table, file: FileOfPast, so_far: SoFar) -> None:
        self.table = table
        self.file = file
        self.moment = so_far.moment
        self.faults = so_far.faults
        self.numbers = so_far.numbers
        self.rows = so_far.numbers.setdefault(table, set())
        self.versions: set[int] = set()
        self.place = 0
        # The number of the last row, as the file has it, and of the last right one.
        self._at: Any = None
        self._last = 0

    def of(self, objects: Iterable[dict[str, Any]]) -> Iterator[Past]:
        """Each row of which all is right."""
        row: _Object | None = None
        versions: list[_Object] = []
        before = len(self.faults)
        for self.place, offered in enumerate(objects, start=1):
            if len(self.faults) >= MOST_FAULTS:
                return
            if self._is_version(offered):
                if read := self._version(offered):
                    versions.append(read)
                continue
            yield from self._whole(row, versions, before)
            before = len(self.faults)
            self._at = offered.get("pk")
            row, versions = self._row(offered), []
        yield from self._whole(row, versions, before)

    def wrong_counts(self) -> Iterator[LoadFault]:
        """Where the file has more or fewer rows or versions than the manifest says."""
        for name, got in (("rows", self.rows), ("versions", self.versions)):
            wanted = getattr(self.file, name)
            if len(got) != wanted:
                said = _("%(count)s, as the manifest says") % {"count": f"{wanted:,}"}
                yield LoadFault(self.file.file, None, name, f"{len(got):,}", said)

    def _is_version(self, offered: dict[str, Any]) -> bool:
        return offered.get("model") == version_label(self.table)

    def _row(self, offered: dict[str, Any]) -> _Object | None:
        found = self._read(offered, label(self.table), names_of_row(self.table))
        if found and found.pk <= self._last:
            wanted = _("a number after %(last)s") % {"last": self._last}
            self._fault("pk", quoted(str(found.pk)), wanted)
            return None
        if found:
            self._last = found.pk
            self.rows.add(found.pk)
        return found

    def _version(self, offered: dict[str, Any]) -> _Object | None:
        names = names_of_version(self.table)
        found = self._read(offered, version_label(self.table), names)
        if found is None:
            return None
        if found.pk in self.versions:
            self._fault("pk", quoted(str(found.pk)), _("each version once"))
        self.versions.add(found.pk)
        if found.values["id"] != self._at:
            wanted = _("the number of the row that it stands after: %(pk)s")
            after = wanted % {"pk": self._at or _("none")}
            self._fault("id", quoted(str(found.values["id"])), after)
        return found

    def _read(
        self, offered: dict[str, Any], wanted: str, names: list[str]
    ) -> _Object | None:
        """What the object says, if all of it can be read."""
        before = len(self.faults)
        if not self._is_object(offered, wanted):
            return None
        fields = offered["fields"]
        for name in sorted(fields.keys() - {*names}):
            known = _("one of %(words)s") % {"words": ", ".join(names)}
            self._fault(name, _("an unknown field"), known)
        values: Values = {}
        for name in names:
            if name not in fields:
                self._fault(name, _("no such field"), _("a value"))
            elif (value := self._value(name, fields[name])) is not _UNREAD:
                values[name] = value
        pk = self._number(offered["pk"])
        is_read = pk is not None and len(self.faults) == before
        return _Object(self.place, pk or 0, values) if is_read else None

    def _is_object(self, offered: dict[str, Any], wanted: str) -> bool:
        label_got = offered.get("model")
        if label_got != wanted:
            either = _("one of %(words)s")
            words = f"{label(self.table)}, {version_label(self.table)}"
            return self._fault("model", shown(label_got), either % {"words": words})
        if offered.keys() != {"model", "pk", "fields"}:
            names = ", ".join(offered)
            said = _("“model”, “pk” and “fields” alone")
            return self._fault("", quoted(names), said)
        if not isinstance(offered["fields"], dict):
            return self._fault("fields", shown(offered["fields"]), _("an object"))
        return True

    def _value(self, name: str, offered: Any) -> Any:
        try:
            value = value_of(self.table, name, offered)
            target = relations(self.table).get(name)
            if target and value is not None and value not in self.numbers[target]:
                wanted = _("the number of a known %(kind)s")
                kind = {"kind": target._meta.verbose_name}
                raise WrongValueError(quoted(str(value)), wanted % kind)
        except WrongValueError as wrong:
            self._fault(name, wrong.got, wrong.wanted, wrong.meant, wrong.known)
            return _UNREAD
        return value

    def _number(self, offered: Any) -> int | None:
        try:
            return number_of(offered)
        except WrongValueError as wrong:
            self._fault("pk", wrong.got, wrong.wanted)
            return None

    def _whole(
        self, row: _Object | None, versions: list[_Object], before: int
    ) -> Iterator[Past]:
        """The row with its versions, if nothing was or is wrong with them."""
        if row is None or len(self.faults) > before:
            return
        place, self.place = self.place, row.place
        if not versions:
            self._fault("", _("a row without a version"), _("at least one"))
        else:
            self._check_versions(versions)
            self.place = row.place
            self._check_newest(row, versions[-1])
        self.place = place
        if len(self.faults) == before:
            kept = [self._kept(version) for version in versions]
            fact = self.table(**self._columns(row.values))
            fact.pk = row.pk
            yield Past(fact, kept)

    def _check_versions(self, versions: list[_Object]) -> None:
        earlier: _Object | None = None
        for version in versions:
            self.place = version.place
            self._check_kind(version.values, is_first=earlier is None)
            for name in ("history_date", "version"):
                had = earlier.values[name] if earlier else None
                got = version.values[name]
                if had is not None and got <= had:
                    wanted = _("later than %(had)s, as versions rise") % {"had": had}
                    self._fault(name, quoted(str(got)), wanted)
            earlier = version

    def _check_kind(self, values: Values, *, is_first: bool) -> None:
        wanted = "+" if is_first else "~"
        if values["history_type"] != wanted:
            self._fault("history_type", quoted(values["history_type"]), quoted(wanted))
        if is_first and values["publication"] != Publication.PUBLISHED:
            got = quoted(values["publication"])
            self._fault("publication", got, quoted(Publication.PUBLISHED))
        if self.moment is None or values["history_date"] > self.moment:
            said = _("no moment after that of the manifest, %(moment)s")
            wanted = said % {"moment": self.moment}
            self._fault("history_date", quoted(str(values["history_date"])), wanted)
        if ChangeKind(values["change_kind"]).needs_note and not values["public_note"]:
            self._fault("public_note", quoted(""), _("a note that readers can see"))

    def _check_newest(self, row: _Object, newest: _Object) -> None:
        for name, value in row.values.items():
            if value != newest.values[name]:
                said = _("%(value)s, as its newest version says")
                wanted = said % {"value": quoted(str(newest.values[name]))}
                self._fault(name, quoted(str(value)), wanted)
        fact = self.table(**self._columns(row.values))
        fact.clean()
        for name in bounds(self.table):
            if getattr(fact, name) != row.values[name]:
                said = _("%(day)s, as the words for the date say")
                day = {"day": getattr(fact, name) or _("nothing")}
                self._fault(name, quoted(str(row.values[name])), said % day)

    def _columns(self, values: Values) -> Values:
        targets = relations(self.table)
        return {f"{n}_id" if n in targets else n: v for n, v in values.items()}

    def _kept(self, version: _Object) -> Any:
        note = version.values["public_note"]
        return versions_of(self.table)(
            history_id=version.pk,
            # The reason stayed where the change was made: it is for colleagues.
            history_change_reason=note or _("Taken in with its history."),
            **self._columns(version.values),
        )

    def _fault(self, name: str, got: str, wanted: str, *nearest: Any) -> bool:
        where = (self.file.file, self.place or None)
        self.faults.append(LoadFault(*where, name, got, wanted, *nearest))
        return False


_UNREAD = object()
