"""Vintages: dated releases of all the data, each the same whenever it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from tracker.exports.datasette import METADATA, datasette_metadata
from tracker.exports.fixtures import fixture
from tracker.exports.package import Licence, as_json, package
from tracker.exports.selection import Selection, all_published
from tracker.exports.sqlite import FILE as SQLITE
from tracker.exports.sqlite import sqlite_file
from tracker.exports.vintage_changes import as_csv, as_page, differences
from tracker.facts import KIND_OF
from tracker.vocabulary.utc import in_utc

FIXTURE = "fixture.json"
CHANGES_PAGE = "CHANGES.md"
CHANGES_TABLE = "changes.csv"
MANIFEST = "vintage.json"
SUMS = "SHA256SUMS"
TABLES_FOLDER = "tables"


@dataclass(frozen=True)
class Release:
    """What makes a vintage: its name and the moment of our record that it shows.

    ``previous`` is the name and the moment of the vintage that it is compared with.
    Moments are aware and in UTC.
    """

    name: str
    moment: datetime
    licence: Licence
    previous: tuple[str, datetime] | None = None


def vintage_files(release: Release) -> dict[str, bytes]:
    """The content of every file of the vintage, by its path in the vintage's folder.

    Everything comes from what was held at the moment, which never changes: so the same
    release gives the same bytes, today and in ten years.
    """
    selection = all_published(known=release.moment)
    texts: dict[str, str] = {
        **_tables(selection, release),
        FIXTURE: fixture(selection),
        METADATA: datasette_metadata(release.licence),
        **_changes(release),
    }
    files = {path: text.encode() for path, text in texts.items()}
    files[SQLITE] = sqlite_file(selection)
    files[MANIFEST] = as_json(_manifest(release, selection, files)).encode()
    files[SUMS] = _sums(files).encode()
    return dict(sorted(files.items()))


def _tables(selection: Selection, release: Release) -> dict[str, str]:
    files = package(selection, moment=release.moment, licence=release.licence)
    return {f"{TABLES_FOLDER}/{name}": text for name, text in files.items()}


def _changes(release: Release) -> dict[str, str]:
    name, moment = release.previous or ("", None)
    found = differences(moment, release.moment) if moment else []
    page = as_page(found, name=release.name, previous=name)
    return {CHANGES_PAGE: page, CHANGES_TABLE: as_csv(found)}


def _manifest(
    release: Release, selection: Selection, files: Mapping[str, bytes]
) -> dict[str, Any]:
    previous = release.previous
    return {
        "name": release.name,
        "moment": in_utc(release.moment),
        "previous": previous and {"name": previous[0], "moment": in_utc(previous[1])},
        "licence": {"text": release.licence.text, "url": release.licence.url},
        "facts": {
            KIND_OF[table].table_name: len(facts) for table, facts in selection.items()
        },
        "files": [
            {"path": path, "bytes": len(content), "sha256": digest(content)}
            for path, content in sorted(files.items())
        ],
    }


def _sums(files: Mapping[str, bytes]) -> str:
    """As ``sha256sum --check`` reads it."""
    return "".join(f"{digest(files[path])}  {path}\n" for path in sorted(files))


def digest(content: bytes) -> str:
    """SHA-256, in hex."""
    return sha256(content).hexdigest()
