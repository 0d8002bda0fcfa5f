"""What Datasette says beside the SQLite file: titles, meanings, terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.exports.description import ABOUT, TITLE
from tracker.exports.package import Licence, as_json
from tracker.exports.sqlite import FILE, columns
from tracker.facts import KINDS, Kind

METADATA = "metadata.json"
VIEWS: Mapping[str, str] = {
    "timeline": "Status events with names, oldest first.",
    "statements": "Forecasts with what they are about, oldest first.",
    "meetings": "Rounds with names, oldest first.",
    "steps": "Steps of parties with names, oldest first.",
    "who_takes_part": "Parties of each agreement, by name.",
}


def datasette_metadata(licence: Licence) -> str:
    """The text of ``metadata.json``, to be named with ``--metadata``."""
    database = FILE.partition(".")[0]
    kinds = {kind.table_name: kind for kind in KINDS}
    tables = {
        name: _table(kinds[name], has)
        if name in kinds
        else {"description": VIEWS[name]}
        for name, has in columns().items()
    }
    return as_json(
        {
            "title": TITLE,
            "description": ABOUT,
            "license": licence.text,
            **({"license_url": licence.url} if licence.url else {}),
            "databases": {database: {"tables": tables}},
        }
    )


def _view(name: str) -> dict[str, Any]:
    return {"description": VIEWS[name]}


def _table(kind: Kind, has: Iterable[str]) -> dict[str, Any]:
    meanings = {column.name: column.meaning for column in kind.columns}
    described = {column: meanings[column] for column in has if column in meanings}
    label = kind.name_column if (kind.name_column,) != kind.model.KEY else ""
    is_named = len(kind.model.KEY) == 1 and label
    return {
        "description": kind.about,
        **({"columns": described} if described else {}),
        **({"label_column": label} if is_named else {}),
    }
