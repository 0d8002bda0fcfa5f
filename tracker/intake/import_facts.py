"""Facts into the database: checked whole, then written whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db import transaction

from tracker.facts import Table
from tracker.intake.checks import (
    once_each,
    shared_columns,
    unsourced,
    wrong_publications,
    wrong_references,
)
from tracker.intake.faults import FaultyFactsError, LoadFault
from tracker.intake.lists import listed_again, placed, unlisted
from tracker.intake.origin import ImportBatch
from tracker.intake.pending_rows import PendingRow, drafts
from tracker.intake.report import Report
from tracker.intake.rows import Facts, Row
from tracker.intake.rules import broken_rules
from tracker.intake.snapshot import DatabaseSnapshot
from tracker.intake.tables import ORDER
from tracker.intake.write_rows import take_out, write
from tracker.models import DoorError, change_set

Watch = Callable[[Sequence[PendingRow]], Iterable[PendingRow]]


def import_facts(
    facts: Facts, load: ImportBatch, *, is_rehearsal: bool = False, watch: Watch = iter
) -> Report:
    """Record what the facts say that is new; a rehearsal takes all of it back.

    ``watch`` is handed the drafts before they are written and gives them on, so that
    it can show progress. Raises ``FaultyFactsError``, and then nothing is written.
    """
    report = Report(facts.files)
    try:
        with transaction.atomic():
            with change_set():
                _take_in(facts, load, watch, report)
            if is_rehearsal:
                transaction.set_rollback(True)
    except DoorError as error:
        raise FaultyFactsError([LoadFault("", None, "", "", str(error))]) from error
    return report


def _take_in(facts: Facts, load: ImportBatch, watch: Watch, report: Report) -> None:
    held = DatabaseSnapshot()
    rows, again = once_each(_in_order(facts.rows), facts.faults)
    rows = list(placed(rows, held))
    gone = list(unlisted(rows, held))
    drafted = drafts(rows, held, listed_again(rows, held))
    faults = [
        *facts.faults,
        *_faults_of_each([*drafted, *drafts(again, held, ())], held, facts.unread),
        *shared_columns(drafted, held),
        *unsourced(drafted),
        *wrong_publications(drafted),
    ]
    if faults:
        raise FaultyFactsError(faults)
    report.begin(drafted, gone)
    for draft in watch(drafted):
        write(draft, held, load)
        report.add(draft)
    for row, fact in gone:
        take_out(row, fact, load)
        report.add_taken_out(row, fact)


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: ORDER.index(row.table))


def _faults_of_each(
    drafted: list[PendingRow], held: DatabaseSnapshot, unread: set[Table]
) -> Iterator[LoadFault]:
    yield from wrong_references(drafted, held, unread)
    for draft in drafted:
        if draft.row.is_read and not draft.is_left:
            draft.fill()
            yield from broken_rules(draft.row, draft.fact)
