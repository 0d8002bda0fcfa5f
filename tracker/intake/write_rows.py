"""Drafts into the database, through the models' own door."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError

from tracker.facts import relations
from tracker.intake.faults import FaultyFactsError, LoadFault
from tracker.intake.origin import ImportBatch
from tracker.intake.pending_rows import PendingRow
from tracker.intake.rows import Row
from tracker.intake.snapshot import DatabaseSnapshot
from tracker.models import DoorError, TrackedModel
from tracker.vocabulary.changes import ChangeKind


def write(draft: PendingRow, held: DatabaseSnapshot, load: ImportBatch) -> None:
    """Record what the draft's row says, if that is anything new.

    Raises ``FaultyFactsError`` where the door or the database refuses it.
    """
    if draft.is_left:
        return
    _link(draft, held)
    kind = ChangeKind.DEVELOPMENT if draft.is_new else ChangeKind.CORRECTION
    if draft.outcome.is_written:
        _through_the_door(draft.row, draft.fact.record, load.why(kind, draft.row))
    if draft.is_new:
        held.add(draft.fact, draft.row.key)


def take_out(row: Row, fact: TrackedModel, load: ImportBatch) -> None:
    """Withdraw a row that the owner's row no longer lists; errors as of ``write``."""
    _through_the_door(row, fact.withdraw, load.why(ChangeKind.CORRECTION, row))


def _link(draft: PendingRow, held: DatabaseSnapshot) -> None:
    for name, table in relations(draft.row.table).items():
        if name not in draft.row.values:
            continue
        key = draft.row.values[name]
        target = held.find(table, key) if key is not None else None
        if getattr(draft.fact, f"{name}_id") != (target.pk if target else None):
            setattr(draft.fact, name, target)
            draft.change()


def _through_the_door(row: Row, act: Any, why: Any) -> None:
    try:
        act(why)
    except ValidationError as error:
        raise FaultyFactsError(list(_refused_values(row, error))) from error
    except (DatabaseError, DoorError) as error:
        said = " ".join(str(error).split())
        raise FaultyFactsError([row.fault("", "", said)]) from error


def _refused_values(row: Row, error: ValidationError) -> Iterable[LoadFault]:
    for name, messages in error.message_dict.items():
        yield row.fault(name, "", " ".join(messages))
