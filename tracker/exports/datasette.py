"""What Datasette says beside the SQLite file: titles, meanings, terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.exports.described import ABOUT, COLUMNS, FILES, TITLE
from tracker.exports.package import Licence, as_json
from tracker.exports.sqlite import FILE, columns

METADATA = "metadata.json"
# Tables and views that are no fact files.
OTHERS: Mapping[str, str] = {
    "speakers": "Persons, bodies and described groups whose statements are on record.",
    "successions": "Which agreement takes the place of which.",
    "deadlines": "Milestones that people put dates on; forecasts are about them.",
    "citations": "Which source backs which fact, and where in the source.",
    "timeline": "Status events with names, oldest first.",
    "statements": "Forecasts with what they are about, oldest first.",
    "meetings": "Rounds with names, oldest first.",
    "steps": "Steps of parties with names, oldest first.",
    "who_takes_part": "Parties of each agreement, by name.",
}
LABELS: Mapping[str, str] = {
    "agreements": "short_name",
    "parties": "name_en",
    "sources": "title",
}


def datasette_metadata(licence: Licence) -> str:
    """The text of ``metadata.json``, to be named with ``--metadata``."""
    database = FILE.partition(".")[0]
    tables = {name: _table(name, held) for name, held in columns().items()}
    return as_json(
        {
            "title": TITLE,
            "description": ABOUT,
            "license": licence.text,
            **({"license_url": licence.url} if licence.url else {}),
            "databases": {database: {"tables": tables}},
        }
    )


def _table(name: str, held: Iterable[str]) -> dict[str, Any]:
    file = f"{name}.csv"
    said = COLUMNS.get(file, {})
    described = {column: said[column] for column in held if column in said}
    return {
        "description": FILES.get(file) or OTHERS[name],
        **({"columns": described} if described else {}),
        **({"label_column": LABELS[name]} if name in LABELS else {}),
    }
