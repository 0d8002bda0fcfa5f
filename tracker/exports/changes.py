"""Changes of the record, as data; values are in words, as readers see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.exports.answers import Answer, AnswerRows
from tracker.exports.rows import ChangeRow
from tracker.models import TrackedModel
from tracker.queries.history.change_entries import ChangeEntry
from tracker.queries.history.change_log import ChangeLogEntry, Log


def log_answer(log: Log) -> Answer:
    """The entries of one page of the log, newest first."""
    return Answer({"before": log.before}, {"changes": change_rows(log.entries)})


def change_rows(entries: Iterable[ChangeLogEntry]) -> AnswerRows:
    """A row for each field that changed; of a large load, one for each kind of fact."""
    return AnswerRows.of(ChangeRow, (row for entry in entries for row in _rows(entry)))


def told_rows(told: Iterable[ChangeEntry]) -> AnswerRows:
    """A row for each field of the changes."""
    return AnswerRows.of(ChangeRow, (row for each in told for row in _told(each)))


def fact_kind(model: type[TrackedModel]) -> str:
    """The kind of fact as data names it, such as ``status_event``."""
    names = (
        f"_{letter.lower()}" if letter.isupper() else letter
        for letter in model.__name__
    )
    return "".join(names).removeprefix("_")


def _rows(entry: ChangeLogEntry) -> Iterator[ChangeRow]:
    for each in entry.changes:
        yield from _told(each)
    if not entry.changes:
        for kept in entry.kept:
            yield _row(entry, kept.model, kept.facts)


def _told(told: ChangeEntry) -> Iterator[ChangeRow]:
    whole = replace(
        _row(told, told.model, 1),
        what=told.what,
        agreement=told.about or None,
        label=told.label,
        anchor=told.anchor,
    )
    if not told.fields:
        yield whole
    for field in told.fields:
        yield replace(
            whole, field=field.field_label, before=field.before, after=field.after
        )


def _row(
    entry: ChangeLogEntry | ChangeEntry, model: type[TrackedModel], facts: int
) -> ChangeRow:
    return ChangeRow(
        moment=entry.moment,
        batch=entry.batch,
        kind=entry.kind.value,
        note=entry.note,
        fact_kind=fact_kind(model),
        facts=facts,
        what=None,
        agreement=None,
        label=None,
        field=None,
        before=None,
        after=None,
        anchor=None,
    )
