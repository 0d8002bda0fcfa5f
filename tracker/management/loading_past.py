"""``load_fixture`` of facts with their history: progress, and words."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tqdm import tqdm

from tracker.intake.faults import FaultyFactsError
from tracker.intake.history import take_in_past
from tracker.intake.history_manifest import Manifest
from tracker.management.load_command import LoadingCommand

# By how much the clock of the machine that wrote may have been ahead of ours.
CLOCKS_APART = timedelta(days=1)


def load_past(command: LoadingCommand, folder: Path, options: dict[str, Any]) -> None:
    """Take the folder in and say what it held.

    Raises ``CommandError`` after the faults are printed, if there are any.
    """
    is_rehearsal, is_quiet = options["dry_run"], not options["verbosity"]
    disable = True if is_quiet else None
    if not is_quiet and not sys.stderr.isatty():
        command.stderr.write("Checking every version.")
    try:
        with tqdm(unit=" versions", disable=disable, leave=False) as bar:
            manifest = take_in_past(
                folder,
                by=datetime.now(UTC) + CLOCKS_APART,
                is_rehearsal=is_rehearsal,
                watch=bar.update,
            )
    except FaultyFactsError as refusal:
        command.refuse(refusal, options["limit_faults"])
    if not is_quiet:
        _say(command, manifest, is_rehearsal=is_rehearsal)


def _say(command: LoadingCommand, manifest: Manifest, *, is_rehearsal: bool) -> None:
    for file in manifest.files:
        command.stdout.write(f"{file.file:24}  {file.rows:>10,}  {file.versions:>10,}")
    said = f"{manifest.rows:,} facts, {manifest.versions:,} versions"
    tail = "written and taken back" if is_rehearsal else "written"
    command.stdout.write(f"{said} {tail}.")
