"""Facts with their past into an empty database: whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.db.models import CheckConstraint
from django.utils.translation import gettext as _

from tracker.facts import Table
from tracker.intake.faults import FaultyFactsError, LoadFault, quoted
from tracker.intake.files import UnreadableFileError
from tracker.intake.history_manifest import MANIFEST, FileOfPast, Manifest
from tracker.intake.history_rows import MOST_FAULTS, Past, Pasts, SoFar
from tracker.intake.history_values import versions_of
from tracker.intake.json_lines import digest_of, objects_in
from tracker.intake.tables import ORDER
from tracker.models import DoorError, change_set

TOGETHER = 500
Watch = Callable[[int], object]


def has_past(path: Path) -> bool:
    """Is the path a folder that an export with history may have written?"""
    return (path / MANIFEST).is_file()


def take_in_past(
    folder: Path, *, by: datetime, is_rehearsal: bool = False, watch: Watch
) -> Manifest:
    """Take in an export with history as it stands: numbers, moments and notes too.

    Only into a database without facts. Checked like any facts that come in; besides,
    every file is to the byte what the manifest says, the moments of each row rise and
    none is later than ``by``, and each row says what its newest version says. The
    digests say that nothing was lost on the way, not who wrote it. ``watch`` is told
    of each row how many versions it has. Gives back what came in. Raises
    ``FaultyFactsError``, and then nothing is written.
    """
    try:
        with transaction.atomic():
            with change_set() as unit:
                manifest = _checked(folder, by)
                _Taking(folder, manifest, unit, watch).take_in()
            if is_rehearsal:
                transaction.set_rollback(True)
    except UnreadableFileError as error:
        raise FaultyFactsError(error.faults) from error
    except DoorError as error:
        raise FaultyFactsError([LoadFault("", None, "", "", str(error))]) from error
    return manifest


def _checked(folder: Path, by: datetime) -> Manifest:
    _require_empty()
    manifest = Manifest.read(folder)
    if manifest.moment and manifest.moment > by:
        got, wanted = quoted(str(manifest.moment)), _("a moment that has passed")
        raise UnreadableFileError(LoadFault(MANIFEST, None, "moment", got, wanted))
    faults = [*_others(folder, manifest), *_wrong_digests(folder, manifest)]
    if faults:
        raise FaultyFactsError(faults)
    return manifest


def _require_empty() -> None:
    for table in ORDER:
        for rows in (table._default_manager, versions_of(table).objects):
            if rows.exists():
                got = _("a database with facts in it (%(kind)s)")
                said = got % {"kind": table._meta.verbose_name_plural}
                wanted = _("an empty one, for facts with their history")
                raise FaultyFactsError([LoadFault("", None, "", said, wanted)])


def _others(folder: Path, manifest: Manifest) -> Iterator[LoadFault]:
    named = {MANIFEST, *(file.file for file in manifest.files)}
    for entry in sorted(folder.iterdir()):
        if entry.name not in named and not entry.name.startswith("."):
            got = _("a file that the manifest does not name")
            yield LoadFault(entry.name, None, "", got, _("those that it names, alone"))


def _wrong_digests(folder: Path, manifest: Manifest) -> Iterator[LoadFault]:
    for file in manifest.files:
        try:
            digest = digest_of(folder / file.file)
        except UnreadableFileError as error:
            yield from error.faults
            continue
        if digest != file.sha256:
            wanted = _("%(digest)s, as the manifest says") % {"digest": file.sha256}
            got = _("a file with the digest %(digest)s") % {"digest": digest}
            yield LoadFault(file.file, None, "", got, wanted)


class _Taking:
    """Files one by one, each table after those that it refers to."""

    def __init__(
        self, folder: Path, manifest: Manifest, unit: Any, watch: Watch
    ) -> None:
        self.folder = folder
        self.manifest = manifest
        self.unit = unit
        self.watch = watch
        self.so_far = SoFar(manifest.moment)
        self.faults = self.so_far.faults

    def take_in(self) -> None:
        for table, file in zip(ORDER, self.manifest.files, strict=True):
            self._take_in_table(table, file)
        self._refuse_if_faulty()
        for table, file in zip(ORDER, self.manifest.files, strict=True):
            self.faults += broken_constraints(table, file.file)
        self._refuse_if_faulty()
        _renew_sequences()

    def _take_in_table(self, table: Table, file: FileOfPast) -> None:
        reading = Pasts(table, file, self.so_far)
        found = objects_in(self.folder / file.file)
        try:
            for some in _in_turn(reading.of(found)):
                self._write(table, file, some)
        except UnreadableFileError as error:
            raise FaultyFactsError([*error.faults, *self.faults]) from error
        if len(self.faults) >= MOST_FAULTS:
            raise FaultyFactsError(self.faults)
        self.faults += reading.wrong_counts()

    def _write(self, table: Table, file: FileOfPast, pasts: list[Past]) -> None:
        """Nothing more is written once anything is wrong: all will be taken back."""
        for past in pasts:
            self.watch(len(past.versions))
        if self.faults:
            return
        try:
            _keep(table, [past.row for past in pasts])
            _keep(versions_of(table), [v for past in pasts for v in past.versions])
        except DatabaseError as error:
            said = " ".join(str(error).split())
            raise FaultyFactsError(
                [LoadFault(file.file, None, "", "", said)]
            ) from error
        for past in pasts:
            self.unit.touch(table, past.row.pk)

    def _refuse_if_faulty(self) -> None:
        if self.faults:
            raise FaultyFactsError(self.faults)


def _in_turn(every: Iterator[Past]) -> Iterator[list[Past]]:
    while some := list(islice(every, TOGETHER)):
        yield some


def _keep(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    # The door makes versions; here they come with the rows, checked.
    kept: Any = models.QuerySet(model)
    kept.bulk_create(rows)


def broken_constraints(table: Table, file: str) -> Iterator[LoadFault]:
    """Versions that the table's own rules would refuse as rows.

    The rules that hold within one row; a table of versions has none of its own.
    """
    versions: Any = versions_of(table).objects
    for constraint in table._meta.constraints:
        if isinstance(constraint, CheckConstraint):
            rule: Any = constraint.condition
            broken = versions.filter(~rule).order_by("pk").first()
            if broken is not None:
                got = _("version %(number)s") % {"number": broken.pk}
                wanted = _("one that keeps the rule: %(rule)s")
                said = {"rule": constraint.name.replace("_", " ")}
                yield LoadFault(file, None, "", got, wanted % said)


def _renew_sequences() -> None:
    """New rows get numbers after those that came in."""
    tables: Iterable[Any] = [m for t in ORDER for m in (t, t.history.model)]
    statements = connection.ops.sequence_reset_sql(no_style(), list(tables))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
