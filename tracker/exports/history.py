"""Every version that readers ever saw, as fixtures that give the same answers."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef

from tracker.exports.history_authors import pseudonym
from tracker.exports.history_choice import Narrowing, Numbers, chosen
from tracker.exports.history_folder import written_through
from tracker.exports.history_visibility import Version, Visibility, names_of
from tracker.facts import Table
from tracker.intake.history_manifest import (
    MANIFEST,
    FileOfPast,
    Manifest,
    file_name,
    newest_migration,
)
from tracker.intake.history_values import OF_VERSIONS, label, version_label
from tracker.intake.tables import ORDER
from tracker.models import Agreement
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.utc import in_utc_to_the_microsecond

Watch = Callable[[int], object]


class UntracedFactsError(Exception):
    """Published facts have no version, so nobody can say since when they are held."""


@dataclass(frozen=True)
class HistoryRequest:
    """An export: up to which moment, and what to leave out.

    ``filters`` are what the manifest keeps of the wish.
    """

    known: datetime
    narrowing: Narrowing
    filters: Mapping[str, Any] = field(default_factory=dict)


def write_past(folder: Path, asked: HistoryRequest, *, watch: Watch) -> Manifest:
    """Write all that readers saw up to the moment asked for, and the manifest, last.

    The same facts give the same bytes. A few hundred facts are in memory at a time,
    and the numbers of those chosen where the narrowing leaves any out. ``watch`` is
    told of each row how many versions it has. Raises ``OSError``, and
    ``UntracedFactsError`` where facts have come in past the program.
    """
    _require_traced()
    sight = Visibility(asked.known)
    is_part = asked.narrowing.leaves_out
    numbers = chosen(asked.narrowing, sight.pasts) if is_part else None
    files = [
        _write_table(folder, table, _pasts(sight, table, numbers, watch))
        for table in ORDER
    ]
    manifest = Manifest(
        program=_program(),
        schema=newest_migration(),
        moment=max((f.moment for f in files if f.moment), default=None),
        filters=asked.filters,
        files=tuple(files),
    )
    with written_through(folder / MANIFEST) as file:
        file.write(manifest.text.encode())
    return manifest


def agreements_that_leave(known: datetime) -> dict[str, int]:
    """Number by id of each agreement that readers ever saw, by its newest id."""
    pasts = Visibility(known).pasts(Agreement)
    return {past[-1]["slug"]: past[-1]["id"] for past in pasts}


def _require_traced() -> None:
    for table in ORDER:
        versions = table.history.model.objects.filter(id=OuterRef("pk"))
        published = table._default_manager.filter(publication=Publication.PUBLISHED)
        bare = published.filter(~Exists(versions)).first()
        if bare is not None:
            raise UntracedFactsError(
                f"got {table._meta.verbose_name} “{bare}” without a version; wanted "
                "facts that came in through the program: see manage.py check_history"
            )


def _pasts(
    sight: Visibility, table: Table, numbers: Numbers | None, watch: Watch
) -> Iterator[list[Version]]:
    for past in sight.pasts(table):
        watch(len(past))
        if numbers is None or past[0]["id"] in numbers[table]:
            yield past


class _Count:
    """How many rows and versions were written, and the newest moment of them."""

    def __init__(self) -> None:
        self.rows = 0
        self.versions = 0
        self.moment: datetime | None = None

    def add(self, past: list[Version]) -> None:
        newest = past[-1]["history_date"]
        self.rows += 1
        self.versions += len(past)
        self.moment = max(self.moment or newest, newest)


def _write_table(
    folder: Path, table: Table, pasts: Iterable[list[Version]]
) -> FileOfPast:
    name, digest, count = file_name(table), hashlib.sha256(), _Count()
    with written_through(folder / name) as file:
        for line in _lines(table, pasts, count):
            content = f"{line}\n".encode()
            digest.update(content)
            file.write(content)
    return FileOfPast(
        name, label(table), count.rows, count.versions, digest.hexdigest(), count.moment
    )


def _lines(
    table: Table, pasts: Iterable[list[Version]], count: _Count
) -> Iterator[str]:
    """Each row as its newest version has it, then its versions, oldest first."""
    names = names_of(table)
    for past in pasts:
        count.add(past)
        newest = past[-1]
        facts = {name: newest[attname] for name, attname in names.items()}
        yield _line(label(table), newest["id"], facts)
        for version in past:
            fields = _fields(version, names)
            yield _line(version_label(table), version["history_id"], fields)


def _fields(version: Version, names: dict[str, str]) -> dict[str, Any]:
    fields = {"id": version["id"]}
    fields |= {name: version[attname] for name, attname in names.items()}
    fields |= {name: version[name] for name in OF_VERSIONS}
    has_account = version["history_user_id"] is not None
    fields["author"] = pseudonym(version["author"], has_account=has_account)
    return fields


def _line(model: str, number: int, fields: dict[str, Any]) -> str:
    return _encode({"model": model, "pk": number, "fields": fields})


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return in_utc_to_the_microsecond(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(
        f"got a {type(value).__name__}; wanted what a column of facts holds"
    )


_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, default=_text
).encode


def _program() -> str:
    project = tomllib.loads((settings.SHIPPED / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])
