"""The folder of vintages: each published once, whole, and never written again."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tracker.exports.package import Licence
from tracker.exports.vintages import MANIFEST, SUMS, Release, digest, vintage_files

# A month, or a day where one month has several.
NAME = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?")
TO_BE_READ_ONLY = 0o444


class VintageExistsError(Exception):
    """A vintage of that name is there, and a vintage is never written again."""


@dataclass(frozen=True)
class VintageFile:
    """One file: its path in the vintage's folder, its size in bytes, its SHA-256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Vintage:
    """A published release; ``facts`` counts the rows of each table.

    ``digest`` is that of its list of checksums, and so of the whole.
    """

    folder: Path
    release: Release
    facts: Mapping[str, int]
    files: tuple[VintageFile, ...]
    digest: str

    @property
    def name(self) -> str:
        return self.release.name

    @property
    def moment(self) -> datetime:
        return self.release.moment

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)

    @property
    def total(self) -> int:
        """How many facts there are in all."""
        return sum(self.facts.values())

    def file(self, path: str) -> VintageFile | None:
        """The file of that path, one of those that the vintage was made with."""
        return next((file for file in self.files if file.path == path), None)


def vintages(folder: Path) -> list[Vintage]:
    """Those published, the newest moment first."""
    entries = folder.iterdir() if folder.is_dir() else ()
    named = [entry for entry in entries if NAME.fullmatch(entry.name)]
    found = [_read(entry) for entry in named if (entry / SUMS).is_file()]
    return sorted(found, key=lambda each: (each.moment, each.name), reverse=True)


def vintage_named(folder: Path, name: str) -> Vintage | None:
    """The published vintage of that name, or None."""
    is_there = NAME.fullmatch(name) and (folder / name / SUMS).is_file()
    return _read(folder / name) if is_there else None


def publish(folder: Path, release: Release) -> Vintage:
    """Write the vintage beside its place and then put it there, read-only.

    Raises ``VintageExistsError``, and ``OSError`` where it cannot be written; then
    nothing is there.
    """
    place = folder / release.name
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".draft-") as beside:
        draft = Path(beside) / release.name
        for path, content in vintage_files(release).items():
            _write(draft / path, content)
        try:
            # The system itself refuses this where the place is taken, so of two who
            # publish at once the second fails.
            draft.rename(place)
        except OSError as error:
            if place.exists():
                raise VintageExistsError(release.name) from error
            raise
    return _read(place)


def differing(vintage: Vintage) -> list[str]:
    """The paths whose content is not what the live database gives for the release."""
    wanted = vintage_files(vintage.release)
    held = dict(_contents(vintage.folder))
    paths = sorted(wanted.keys() | held.keys())
    return [path for path in paths if wanted.get(path) != held.get(path)]


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(TO_BE_READ_ONLY)


def _read(folder: Path) -> Vintage:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    sums = (folder / SUMS).read_bytes()
    listed = tuple(VintageFile(**file) for file in manifest["files"])
    own = (_listed(folder, path) for path in (MANIFEST, SUMS))
    return Vintage(
        folder,
        _release(manifest),
        manifest["facts"],
        tuple(sorted((*listed, *own), key=lambda file: file.path)),
        digest(sums),
    )


def _listed(folder: Path, path: str) -> VintageFile:
    content = (folder / path).read_bytes()
    return VintageFile(path, len(content), digest(content))


def _release(manifest: Mapping[str, Any]) -> Release:
    previous = manifest["previous"]
    return Release(
        manifest["name"],
        datetime.fromisoformat(manifest["moment"]),
        Licence(**manifest["licence"]),
        (previous["name"], datetime.fromisoformat(previous["moment"]))
        if previous
        else None,
    )
