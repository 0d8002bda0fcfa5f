"""What the commands that take facts in have in common: options, progress, words."""

from __future__ import annotations

import hashlib
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser
from tqdm import tqdm

from tracker.intake.faults import FaultyFactsError, worded
from tracker.intake.import_facts import import_facts
from tracker.intake.origin import ImportBatch
from tracker.intake.pending_rows import PendingRow, RowOutcome
from tracker.intake.report import Report
from tracker.intake.rows import Facts

# How many rows that stay as they are are named one by one.
MOST_NAMED = 20


class LoadingCommand(BaseCommand):
    """Takes facts in through the checked door and says what became of them."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="do everything, then take it back",
        )
        parser.add_argument(
            "--reason", default="", help="for colleagues; kept with every version"
        )
        parser.add_argument(
            "--note", default="", help="for readers; shown with every change"
        )
        parser.add_argument(
            "--limit-faults",
            type=_count,
            default=50,
            metavar="N",
            help="how many faults to print (50)",
        )

    def load(self, facts: Facts, source: str, options: dict[str, Any]) -> None:
        """Takes the facts in and prints a table; ``source`` names where they are from.

        Raises ``CommandError`` after the faults are printed, if there are any.
        """
        said = f"Taken in from {source}."
        load = ImportBatch(
            reason=options["reason"].strip() or said,
            note=options["note"].strip() or said,
            batch=_batch(facts),
        )
        is_rehearsal, is_quiet = options["dry_run"], not options["verbosity"]
        watch = iter if is_quiet else self._watch
        try:
            report = import_facts(facts, load, is_rehearsal=is_rehearsal, watch=watch)
        except FaultyFactsError as refusal:
            self.refuse(refusal, options["limit_faults"])
        if not is_quiet:
            self._say(report, load.batch, is_rehearsal=is_rehearsal)

    def _watch(self, drafts: Sequence[PendingRow]) -> Iterable[PendingRow]:
        # Where nobody looks at a terminal, one line says what a bar would.
        if not sys.stderr.isatty():
            self.stderr.write(f"Comparing {len(drafts):,} rows with the database.")
        return tqdm(drafts, unit=" rows", disable=None, leave=False)

    def refuse(self, refusal: FaultyFactsError, limit: int) -> NoReturn:
        """Prints the faults up to the limit; raises ``CommandError``."""
        for line in worded(refusal.faults, limit=limit):
            self.stderr.write(line)
        count = len(refusal.faults)
        faults = "1 fault" if count == 1 else f"{count:,} faults"
        raise CommandError(f"{faults}; nothing was changed.") from None

    def _say(self, report: Report, batch: str, *, is_rehearsal: bool) -> None:
        for line in _table(report):
            self.stdout.write(line)
        for place, outcome in report.left()[:MOST_NAMED]:
            self.stdout.write(f"{place}: {outcome.value}")
        if is_rehearsal:
            said = f"A dry run: {report.versions:,} versions written and taken back."
        elif report.versions:
            said = f"{report.versions:,} versions written, as batch {batch}."
        else:
            said = "Nothing new; nothing was changed."
        self.stdout.write(said)


def _table(report: Report) -> Iterable[str]:
    widest = max(map(len, [*report.files, "file"]))
    yield f"{'file':{widest}}" + "".join(f"  {o.value:>14}" for o in RowOutcome)
    for file, counts in report.by_file().items():
        yield f"{file:{widest}}" + "".join(f"  {counts[o]:14,}" for o in RowOutcome)


def _batch(facts: Facts) -> str:
    """A name for the run: the moment, and a digest of what is loaded."""
    digests = sorted({row.place.digest for row in facts.rows})
    content = hashlib.sha256("".join(digests).encode()).hexdigest()
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}-{content[:8]}"


def name_of(path: Path) -> str:
    """The last name of a path, for texts that people far from this machine read."""
    return path.resolve().name.encode(errors="replace").decode()


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"got “{text}”; wanted a whole number from 1 on")
    return int(text)
