"""What a file would do to the record: done as a whole, looked at, and taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import OperationalError, transaction

from tracker.admin.form.constraints import refusal
from tracker.intake.faults import FaultyFactsError, LoadFault
from tracker.intake.import_facts import import_facts
from tracker.intake.origin import ImportBatch
from tracker.intake.pending_rows import RowOutcome
from tracker.intake.report import Report
from tracker.intake.rows import SourcePosition
from tracker.intake.uploads import facts_in_upload
from tracker.models import DoorError, Upload, newest_moment
from tracker.queries.history.batches import BatchLine, lines
from tracker.queries.history.wording import Change, changes

PER_PAGE = 100
MOST_FAULTS = 200


class StateChangedError(Exception):
    """The record is no longer the one that was previewed."""


@dataclass(frozen=True)
class PreviewLine:
    """What would become of one row, and where it stands in the file.

    ``meanwhile`` is what others changed of it since it was last looked at.
    """

    line: BatchLine
    place: SourcePosition | None
    meanwhile: list[Change]


@dataclass(frozen=True)
class Preview:
    """What a file would do; or, where there are faults, why it would do nothing."""

    report: Report | None
    seen: datetime
    lines: list[PreviewLine]
    faults: list[LoadFault]

    @property
    def total(self) -> int:
        return self.report.versions if self.report else 0

    @property
    def state(self) -> str:
        return self.report.state if self.report else ""

    @property
    def faults_shown(self) -> list[LoadFault]:
        return self.faults[:MOST_FAULTS]

    @property
    def counts(self) -> list[tuple[str, list[int]]]:
        """Of each file, how many of its rows came to each outcome."""
        found = self.report.by_file() if self.report else {}
        return [(file, _in_order(counts)) for file, counts in found.items()]


def _in_order(counts: Counter[RowOutcome]) -> list[int]:
    return [counts[outcome] for outcome in RowOutcome]


def preview(
    upload: Upload, load: ImportBatch, *, first: int, since: datetime | None
) -> Preview:
    """What the upload would do now: its rows from that place on, a page of them.

    ``since`` is when it was last looked at. Nothing is written.
    """

    def look(report: Report) -> Preview:
        shown = lines(load.batch, first=first, count=PER_PAGE)
        found = [
            PreviewLine(line, report.places.get((line.model, line.number)), meanwhile)
            for line, meanwhile in zip(shown, _meanwhile(shown, since), strict=True)
        ]
        transaction.set_rollback(True)
        return Preview(report, seen, found, [])

    seen = newest_moment()
    try:
        found: Preview = _take_in(upload, load, look)
    except FaultyFactsError as error:
        return Preview(None, seen, [], list(error.faults))
    return found


def take_in_upload(upload: Upload, load: ImportBatch, *, state: str) -> Upload:
    """Takes the file in as a whole, once, if the record is as it was previewed.

    Returns the upload with the name of the batch that it came to: the earlier one where
    it was taken in already. Raises ``StateChangedError`` and ``FaultyFactsError``; then
    nothing is written.
    """

    def keep(report: Report) -> Upload:
        if report.state != state:
            raise StateChangedError
        upload.batch, upload.content = load.batch, b""
        upload.save()
        return upload

    done: Upload = _take_in(upload, load, keep)
    return done


def _take_in(upload: Upload, load: ImportBatch, then: Callable[[Report], Any]) -> Any:
    facts = facts_in_upload(upload.name, bytes(upload.content), file=upload.file)
    try:
        with transaction.atomic():
            held = Upload.objects.select_for_update().get(pk=upload.pk)
            if held.batch:
                return held
            return then(import_facts(facts, load))
    except (DoorError, OperationalError) as error:
        fault = LoadFault("", None, "", "", refusal(error))
        raise FaultyFactsError([fault]) from error


def _meanwhile(shown: list[BatchLine], since: datetime | None) -> list[list[Change]]:
    """For each line, what was changed of its row after the moment."""
    return [
        changes(line.model, [(_as_seen(line, since), line.before)])[0]
        if since and line.before and line.before.history_date > since
        else []
        for line in shown
    ]


def _as_seen(line: BatchLine, since: datetime) -> Any:
    versions = line.model.history.filter(id=line.number, history_date__lte=since)
    return versions.newest_first().first()
