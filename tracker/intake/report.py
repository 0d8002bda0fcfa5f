"""What became of the rows of a load, counted by file, and where each stood."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.facts import Table
from tracker.intake.pending_rows import LEFT, PendingRow, RowOutcome
from tracker.intake.rows import Row, SourcePosition
from tracker.models import TrackedModel


class Report:
    """The outcome of each row of the files, and how many versions were written.

    ``places`` says of each row written, by table and number, where it stood. ``state``
    is a digest of which version of what the load met: with another, the same files
    may come to something else.
    """

    def __init__(self, files: Sequence[str]) -> None:
        self.files = list(files)
        self.versions = 0
        self.state = ""
        self.places: dict[tuple[Table, int], SourcePosition] = {}
        self._own: dict[SourcePosition, RowOutcome] = {}
        self._touched: set[SourcePosition] = set()

    def begin(
        self, drafts: Iterable[PendingRow], gone: Iterable[tuple[Row, TrackedModel]]
    ) -> None:
        """Note what the load meets, before it writes."""
        met = [(d.row.table._meta.label, d.row.key, d.was, d.version) for d in drafts]
        met += [(f._meta.label, f.pk, f.publication, f.version) for _row, f in gone]
        lines = "\n".join(sorted(map(repr, met)))
        self.state = hashlib.sha256(lines.encode()).hexdigest()

    def add(self, draft: PendingRow) -> None:
        """Count a draft that is done; the first of a place speaks for its row."""
        if not draft.row.is_implied:
            self._own.setdefault(draft.row.place, draft.outcome)
        if draft.outcome.is_written:
            self._write(draft.row, draft.fact)

    def add_taken_out(self, row: Row, fact: TrackedModel) -> None:
        """Count a row that the file no longer lists for this one."""
        self._write(row, fact)

    def by_file(self) -> dict[str, Counter[RowOutcome]]:
        """How many rows of each file came to which outcome."""
        counts: dict[str, Counter[RowOutcome]] = {
            file: Counter() for file in self.files
        }
        for place in self._own:
            counts[place.file][self._outcome(place)] += 1
        return counts

    def left(self) -> list[tuple[SourcePosition, RowOutcome]]:
        """The rows that say nothing against the database's own word, and that word."""
        pairs = self._own.items()
        return [
            (place, outcome) for place, outcome in pairs if outcome in LEFT.values()
        ]

    def _write(self, row: Row, fact: TrackedModel) -> None:
        self.versions += 1
        self.places[type(fact), fact.pk] = row.place
        self._touched.add(row.place)

    def _outcome(self, place: SourcePosition) -> RowOutcome:
        own = self._own[place]
        is_changed = own is RowOutcome.SAME and place in self._touched
        return RowOutcome.CHANGED if is_changed else own
