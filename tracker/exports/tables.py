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
from tracker.facts import FILES, Kind
from tracker.intake.formula_guard import guarded
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


@dataclass(frozen=True)
class FactRow:
    """One row of a fact file: its texts by column, and the fact that it is about."""

    cells: Mapping[str, str]
    fact: TrackedModel


@dataclass(frozen=True)
class FactTable:
    """One fact file: its rows in the order of their keys, by code point."""

    kind: Kind
    rows: tuple[FactRow, ...]

    @property
    def name(self) -> str:
        return self.kind.file

    @property
    def key(self) -> tuple[str, ...]:
        return self.kind.key

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
        yield self.kind.column_names
        yield from map(self._cells, self.rows)

    def _cells(self, row: FactRow) -> list[str]:
        needed = self.kind.required
        return [
            guarded(row.cells[name], is_required=name in needed)
            for name in self.kind.column_names
        ]


def fact_tables(selection: Selection) -> list[FactTable]:
    """The tables of the selection, in the order of the format.

    Loaded into an empty database they give the same facts, except for what the format
    has no column for: criteria of deadlines, parties and Chinese names of speakers,
    places in sources, and deadlines that nobody has spoken of.
    """
    lists = _Lists(selection)
    return [_table(kind, selection, lists) for kind in FILES]


def _table(kind: Kind, selection: Selection, lists: _Lists) -> FactTable:
    rows = [_row(kind, fact, lists) for fact in selection[kind.model]]
    rows.sort(key=lambda row: [row.cells[name] for name in kind.key])
    return FactTable(kind, tuple(rows))


def _row(kind: Kind, fact: TrackedModel, lists: _Lists) -> FactRow:
    values: dict[str, str] = lists.of(kind, fact)
    if isinstance(fact, Forecast):
        values |= _deadline(fact.deadline) | _speaker(fact.speaker)
    for name in kind.column_names:
        if name not in values:
            values[name] = cell(getattr(fact, kind.fields.get(name, name)))
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

    def of(self, kind: Kind, fact: TrackedModel) -> dict[str, str]:
        """The columns of its file that hold lists, each with those of the fact."""
        found = {
            column: LIST.join(self._sources[fact, claim])
            for column, claim in kind.claims.items()
        }
        if Succession in kind.filled_elsewhere:
            found["supersedes"] = LIST.join(sorted(self._supersedes[fact]))
        return found


def _of(table: Any, selection: Selection) -> Iterable[Any]:
    return selection[table]


def _place(citation: Citation) -> tuple[int, int]:
    # As on the pages, where those of one place stand in the order of their recording.
    return citation.position, citation.pk
