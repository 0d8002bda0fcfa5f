"""The list of files of an export with history: what should be there, to the byte."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from tracker.facts import Table
from tracker.intake.faults import LoadFault, quoted
from tracker.intake.files import TextFile, UnreadableFileError
from tracker.intake.fixtures import object_of, refuse_constant
from tracker.intake.history_values import label, moment_of
from tracker.intake.tables import ORDER
from tracker.vocabulary.utc import in_utc_to_the_microsecond

MANIFEST = "manifest.json"
JSON_LINES = "jsonl"
LARGEST_MANIFEST = 100_000
SHA256 = re.compile(r"[0-9a-f]{64}")


def file_name(table: Table) -> str:
    """The file of the table; names sort in the order in which they can be read."""
    return f"{ORDER.index(table) + 1:02}-{table._meta.model_name}.{JSON_LINES}"


# Those of an export, and of an older one, whose files were lists.
FILE_NAMES = {
    MANIFEST,
    *(name for t in ORDER for name in (file_name(t), file_name(t).removesuffix("l"))),
}


def newest_migration() -> str:
    """The name of the newest migration: which columns there are."""
    [(_app, name)] = MigrationLoader(None).graph.leaf_nodes("tracker")
    return str(name)


@dataclass(frozen=True)
class FileOfPast:
    """A file: its name, the table, how many rows and versions, SHA-256 in hex.

    ``moment`` is that of its newest version; the manifest keeps that of them all.
    """

    file: str
    model: str
    rows: int
    versions: int
    sha256: str
    moment: datetime | None = None

    @property
    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in OF_A_FILE}


@dataclass(frozen=True)
class Manifest:
    """What an export with history holds.

    ``program`` is the version of the program that wrote it, ``schema`` the newest
    migration, ``moment`` that of the newest version, None where there is none;
    ``filters`` say what was asked for.
    """

    program: str
    schema: str
    moment: datetime | None
    filters: Mapping[str, Any]
    files: tuple[FileOfPast, ...]

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)

    @property
    def versions(self) -> int:
        return sum(file.versions for file in self.files)

    @property
    def text(self) -> str:
        """JSON, the same for the same content."""
        moment = in_utc_to_the_microsecond(self.moment) if self.moment else None
        fields = {
            "format": JSON_LINES,
            "program": self.program,
            "schema": self.schema,
            "moment": moment,
            "filters": dict(self.filters),
            "files": [file.fields for file in self.files],
        }
        return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of the folder.

        Raises ``UnreadableFileError`` where it is not as this program writes it.
        """
        fields = _object(folder / MANIFEST)
        for name, (is_right, wanted) in WANTED.items():
            if name not in fields or not is_right(fields[name]):
                _refuse(name, fields.get(name), wanted())
        for name in sorted(fields.keys() - {*WANTED}):
            _refuse(name, fields[name], _("no such field"))
        moment = fields["moment"]
        return cls(
            program=fields["program"],
            schema=fields["schema"],
            moment=moment and moment_of(moment),
            filters=fields["filters"],
            files=tuple(_files(fields["files"])),
        )


def _object(path: Path) -> dict[str, Any]:
    if path.is_file() and path.stat().st_size > LARGEST_MANIFEST:
        wanted = _("at most %(bytes)s bytes") % {"bytes": f"{LARGEST_MANIFEST:,}"}
        _refuse("", f"{path.stat().st_size:,}", wanted)
    source = TextFile.read(path)
    wanted = _("a manifest, as export_fixture --with-history writes it")
    try:
        found = json.loads(
            source.text, object_pairs_hook=object_of, parse_constant=refuse_constant
        )
    except (ValueError, RecursionError) as error:
        _refuse("", str(error), wanted)
    if not isinstance(found, dict):
        _refuse("", type(found).__name__, wanted)
    return found


def _files(found: list[Any]) -> list[FileOfPast]:
    if len(found) != len(ORDER):
        _refuse("files", len(found), _("%(count)s files") % {"count": len(ORDER)})
    return [_file(fields, table) for fields, table in zip(found, ORDER, strict=True)]


def _file(fields: Any, table: Table) -> FileOfPast:
    if not isinstance(fields, dict) or fields.keys() != {*OF_A_FILE}:
        _refuse("files", fields, _("an object with %(names)s") % _named(OF_A_FILE))
    expected = {"file": file_name(table), "model": label(table)}
    for name, wanted in expected.items():
        if fields[name] != wanted:
            _refuse(name, fields[name], quoted(wanted))
    for name in ("rows", "versions"):
        if not _is_a_count(fields[name]):
            _refuse(name, fields[name], _("a whole number"))
    if not isinstance(fields["sha256"], str) or not SHA256.fullmatch(fields["sha256"]):
        _refuse("sha256", fields["sha256"], _("a SHA-256 digest in hexadecimal"))
    return FileOfPast(**fields)


def _refuse(name: str, got: object, wanted: str) -> NoReturn:
    raise UnreadableFileError(LoadFault(MANIFEST, None, name, quoted(str(got)), wanted))


def _named(names: tuple[str, ...]) -> dict[str, str]:
    return {"names": ", ".join(names)}


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_a_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_a_moment_or_none(value: object) -> bool:
    return value is None or (isinstance(value, str) and moment_of(value) is not None)


OF_A_FILE = ("file", "model", "rows", "versions", "sha256")
WANTED: dict[str, tuple[Callable[[Any], bool], Callable[[], str]]] = {
    "format": (
        lambda value: value == JSON_LINES,
        lambda: (
            _("“%(form)s”: an export in another form has to be made anew")
            % {"form": JSON_LINES}
        ),
    ),
    "program": (_is_text, lambda: _("the version of a program")),
    "schema": (
        lambda value: value == newest_migration(),
        lambda: (
            _("“%(name)s”, the tables that are here") % {"name": newest_migration()}
        ),
    ),
    "moment": (
        _is_a_moment_or_none,
        lambda: _("a moment such as 2026-12-01T12:00:00.000000Z"),
    ),
    "filters": (lambda value: isinstance(value, dict), lambda: _("an object")),
    "files": (lambda value: isinstance(value, list), lambda: _("a list")),
}
