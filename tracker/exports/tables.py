"""The fact files from the published facts, as ``load_facts`` takes them in."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from tracker.exports.selection import Selection
from tracker.intake.columns import FILES, FactFile
from tracker.intake.guarded import guarded
from tracker.models import (
    Citation,
    Deadline,
    Forecast,
    Party,
    Speaker,
    Succession,
    TrackedModel,
)

LIST = ";"
# The columns that tell one row of a file from another, as docs/fact-files.md has them.
KEYS: Mapping[str, tuple[str, ...]] = {
    "sources.csv": ("id",),
    "parties.csv": ("code",),
    "memberships.csv": ("bloc", "party"),
    "agreements.csv": ("id",),
    "participations.csv": ("agreement", "party"),
    "status_events.csv": ("agreement", "date", "status", "party"),
    "rounds.csv": ("agreement", "label"),
    "accessions.csv": ("agreement", "party", "stage", "date"),
    "forecasts.csv": (
        "agreement",
        "milestone",
        "subject",
        "stage",
        "stated_on",
        "speaker",
        "target_text",
    ),
    "indicators.csv": ("agreement", "name", "as_of", "value"),
    "topics.csv": ("agreement", "topic_en", "stance"),
    "discrepancies.csv": ("agreement", "subject"),
    "identifiers.csv": ("agreement", "database"),
}


@dataclass(frozen=True)
class FactRow:
    """One row of a fact file: its texts by column, and the fact that it is about."""

    cells: Mapping[str, str]
    fact: TrackedModel


@dataclass(frozen=True)
class FactTable:
    """One fact file: its rows in the order of their keys, by code point."""

    file: FactFile
    rows: tuple[FactRow, ...]

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def key(self) -> tuple[str, ...]:
        return KEYS[self.file.name]

    def csv(self) -> str:
        """UTF-8 with a heading and ``\\n`` line ends; no cell that a spreadsheet runs
        and none that spans lines.
        """
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerows(self.lines())
        return text.getvalue()

    def lines(self) -> Iterator[list[str]]:
        """The heading and each row, cells as ``csv`` has them."""
        yield self.file.columns
        yield from map(self._cells, self.rows)

    def _cells(self, row: FactRow) -> list[str]:
        needed = self.file.required
        return [
            guarded(row.cells[name], is_required=name in needed)
            for name in self.file.columns
        ]


def fact_tables(selection: Selection) -> list[FactTable]:
    """The tables of the selection, in the order of the format.

    Loaded into an empty database they give the same facts, except for what the format
    has no column for: criteria of deadlines, parties and Chinese names of speakers,
    places in sources, and deadlines that nobody has spoken of.
    """
    lists = _Lists(selection)
    return [_table(file, selection, lists) for file in FILES]


def _table(file: FactFile, selection: Selection, lists: _Lists) -> FactTable:
    key = KEYS[file.name]
    rows = [_row(file, fact, lists) for fact in selection[file.table]]
    rows.sort(key=lambda row: [row.cells[name] for name in key])
    return FactTable(file, tuple(rows))


def _row(file: FactFile, fact: TrackedModel, lists: _Lists) -> FactRow:
    values: dict[str, str] = lists.of(file, fact)
    if isinstance(fact, Forecast):
        values |= _deadline(fact.deadline) | _speaker(fact.speaker)
    for name in file.columns:
        if name not in values:
            values[name] = cell(getattr(fact, file.fields.get(name, name)))
    return FactRow(values, fact)


def cell(value: Any) -> str:
    """The text of one value; a row that is referred to is named by its id or code."""
    if value is None:
        return ""
    if isinstance(value, TrackedModel):
        [key] = value.natural_key()
        return str(key)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _deadline(deadline: Deadline) -> dict[str, str]:
    party: Party | None = deadline.party
    return {
        "agreement": cell(deadline.agreement),
        "milestone": deadline.milestone,
        "subject": deadline.round_name or cell(party),
        "stage": deadline.stage,
    }


def _speaker(speaker: Speaker) -> dict[str, str]:
    return {"speaker": speaker.name, "stated_by_kind": speaker.kind}


class _Lists:
    """The sources of each fact, and what each agreement takes the place of."""

    def __init__(self, selection: Selection) -> None:
        self._sources: dict[tuple[TrackedModel, str], list[str]] = defaultdict(list)
        self._supersedes: dict[TrackedModel, list[str]] = defaultdict(list)
        for citation in sorted(_of(Citation, selection), key=_place):
            listed = self._sources[citation.fact, citation.claim]
            listed.append(citation.source.slug)
        for succession in _of(Succession, selection):
            listed = self._supersedes[succession.successor]
            listed.append(succession.predecessor.slug)

    def of(self, file: FactFile, fact: TrackedModel) -> dict[str, str]:
        """The columns of the file that hold lists, each with those of the fact."""
        found = {
            column: LIST.join(self._sources[fact, claim])
            for column, claim in file.citations.items()
        }
        if "supersedes" in file.columns:
            found["supersedes"] = LIST.join(sorted(self._supersedes[fact]))
        return found


def _of(table: Any, selection: Selection) -> Iterable[Any]:
    return selection[table]


def _place(citation: Citation) -> tuple[int, int]:
    # As on the pages, where those of one place stand in the order of their recording.
    return citation.position, citation.pk
