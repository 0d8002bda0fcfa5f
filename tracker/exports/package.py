"""The fact files as a tabular Data Package: descriptor, dictionary and licence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from tracker.exports.description import ABOUT, NAME, TITLE
from tracker.exports.dictionary import ColumnEntry, FileEntry, dictionary
from tracker.exports.dictionary_page import dictionary_page
from tracker.exports.selection import Selection
from tracker.exports.tables import fact_tables
from tracker.vocabulary.utc import in_utc

DESCRIPTOR = "datapackage.json"
DICTIONARY = "data-dictionary.md"
LICENCE = "LICENCE.txt"


@dataclass(frozen=True)
class Licence:
    """Under what terms the data may be used: a statement, and an address if any."""

    text: str
    url: str = ""


def package(
    selection: Selection, *, moment: datetime, licence: Licence
) -> dict[str, str]:
    """The texts of the package's files by name; the fact files among them can be taken
    in by ``load_facts``. ``moment``, in UTC, is the version: what was held then.
    """
    files = {table.name: table.csv() for table in fact_tables(selection)}
    return {
        **files,
        DESCRIPTOR: as_json(_descriptor(files, moment=moment, licence=licence)),
        DICTIONARY: dictionary_page(),
        LICENCE: f"{licence.text}\n" + (f"{licence.url}\n" if licence.url else ""),
    }


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _descriptor(
    files: Mapping[str, str], *, moment: datetime, licence: Licence
) -> dict[str, Any]:
    terms = {"path": licence.url} if licence.url else {"path": LICENCE}
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "description": ABOUT,
        "version": in_utc(moment),
        "created": in_utc(moment),
        "licenses": [{**terms, "title": licence.text}],
        "sources": [
            {
                "title": "The texts listed in sources.csv; each fact names its own",
                "path": "sources.csv",
            }
        ],
        "resources": [_resource(entry, files[entry.name]) for entry in dictionary()],
    }


def _resource(entry: FileEntry, text: str) -> dict[str, Any]:
    content = text.encode()
    return {
        "profile": "tabular-data-resource",
        "name": entry.resource,
        "path": entry.name,
        "title": entry.resource.replace("-", " ").capitalize(),
        "description": entry.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _schema(entry),
    }


def _schema(entry: FileEntry) -> dict[str, Any]:
    # The columns of a primary key are never empty; a unique key may be, in part.
    keys: dict[str, Any] = (
        {"primaryKey": [*entry.key]}
        if entry.is_key_always_full
        else {"uniqueKeys": [[*entry.key]]}
    )
    return {
        "fields": [_field(column) for column in entry.columns],
        "missingValues": [""],
        **keys,
        "foreignKeys": [*_foreign_keys(entry.columns)],
    }


def _field(column: ColumnEntry) -> dict[str, Any]:
    constraints = {
        **({"required": True} if column.is_required else {}),
        **({"enum": [*column.words]} if column.words else {}),
        **({"minimum": 0, "maximum": 1} if column.name == "probability" else {}),
    }
    return {
        "name": column.name,
        "type": column.type,
        **({"format": column.form} if column.form else {}),
        "description": column.description,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_keys(columns: Iterable[ColumnEntry]) -> Iterable[dict[str, Any]]:
    resources = {entry.name: entry.resource for entry in dictionary()}
    for column in columns:
        if column.names:
            file, name = column.names
            reference = {"resource": resources[file], "fields": [name]}
            yield {"fields": [column.name], "reference": reference}
