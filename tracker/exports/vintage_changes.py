"""What changed in the facts from one vintage to the next, row by row."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from tracker.exports.selection import all_published
from tracker.exports.tables import FactRow, FactTable, fact_tables
from tracker.facts import Table
from tracker.intake.formula_guard import guarded
from tracker.queries.rows.versions import public_versions

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
COLUMNS = ("file", "key", "what", "column", "before", "after", "kind", "note")
# A list for people says no more than this many; the table has them all.
MOST_TOLD = 200


@dataclass(frozen=True)
class VintageDifference:
    """One cell that differs, or a row that came or went and then no ``column``.

    ``kind`` and ``note`` are those of the newest public change of the row between the
    two moments; empty where the row itself was left alone and only its list of sources,
    or what it belongs to, was changed.
    """

    file: str
    key: str
    what: str
    column: str = ""
    before: str = ""
    after: str = ""
    kind: str = ""
    note: str = ""


def differences(first: datetime, second: datetime) -> list[VintageDifference]:
    """How the tables as held at the second moment differ from the first."""
    before = fact_tables(all_published(known=first))
    after = fact_tables(all_published(known=second))
    return [
        difference
        for old, new in zip(before, after, strict=True)
        for difference in _of_table(old, new, first, second)
    ]


def as_csv(found: Iterable[VintageDifference]) -> str:
    """All of them as a table, its cells guarded as in the fact files."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in found:
        writer.writerow([guarded(getattr(each, name)) for name in COLUMNS])
    return text.getvalue()


def as_page(found: list[VintageDifference], *, name: str, previous: str) -> str:
    """All of them counted, and the first told, as a page of Markdown."""
    head = f"# What changed in {name}\n\n"
    if not previous:
        return f"{head}The first vintage: there is no earlier one to compare it with.\n"
    if not found:
        return f"{head}Since {previous}: nothing.\n"
    told = "".join(f"- {_told(each)}\n" for each in found[:MOST_TOLD])
    rest = len(found) - MOST_TOLD
    more = f"\nAnd {rest:,} more, in `changes.csv`.\n" if rest > 0 else ""
    return f"{head}Since {previous}.\n\n{_counts(found)}\n{told}{more}"


def _of_table(
    old: FactTable, new: FactTable, first: datetime, second: datetime
) -> Iterator[VintageDifference]:
    before = {row.fact.pk: row for row in old.rows}
    after = {row.fact.pk: row for row in new.rows}
    said = _said(new.kind.model, first, second)
    for number, row in after.items():
        why = said.get(number, ("", ""))
        if number not in before:
            yield VintageDifference(new.name, _key(new, row), ADDED, "", "", "", *why)
        else:
            yield from _of_row(new, before[number], row, why)
    for number, row in before.items():
        if number not in after:
            why = said.get(number, ("", ""))
            yield VintageDifference(old.name, _key(old, row), REMOVED, "", "", "", *why)


def _of_row(
    table: FactTable, old: FactRow, new: FactRow, why: tuple[str, str]
) -> Iterator[VintageDifference]:
    for column in table.kind.column_names:
        cells = (old.cells[column], new.cells[column])
        if cells[0] != cells[1]:
            key = _key(table, new)
            yield VintageDifference(table.name, key, CHANGED, column, *cells, *why)


def _said(
    table: Table, first: datetime, second: datetime
) -> Mapping[int, tuple[str, str]]:
    """Kind and note of each row's newest public change between the moments."""
    versions = public_versions(table, known=second).filter(history_date__gt=first)
    rows = versions.order_by("history_date", "history_id")
    found = rows.values_list("id", "change_kind", "public_note")
    return {number: (kind, note) for number, kind, note in found}


def _key(table: FactTable, row: FactRow) -> str:
    return " · ".join(filter(None, (row.cells[name] for name in table.key)))


def _counts(found: Iterable[VintageDifference]) -> str:
    rows = {(each.file, each.key, each.what): None for each in found}
    counts = Counter((file, what) for file, _key, what in rows)
    files = dict.fromkeys(file for file, _what in counts)
    lines = [
        f"| {file} | {counts[file, ADDED]:,} | {counts[file, CHANGED]:,} "
        f"| {counts[file, REMOVED]:,} |\n"
        for file in files
    ]
    head = "| file | added | changed | removed |\n| --- | --- | --- | --- |\n"
    return head + "".join(lines)


def _told(each: VintageDifference) -> str:
    said = f"{each.file}, {_on_one_line(each.key)}: {each.what}"
    if each.column:
        before, after = _on_one_line(each.before), _on_one_line(each.after)
        said += f", `{each.column}` from “{before}” to “{after}”"
    note = _on_one_line(each.note)
    return f"{said}. {each.kind.capitalize()}: {note}" if note else f"{said}."


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
