"""``export_fixture --with-history``: what was asked for, progress, and words."""

import sys
from contextlib import contextmanager
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from tqdm import tqdm

from tracker.exports.history import (
    HistoryRequest,
    UntracedFactsError,
    agreements_that_leave,
    write_past,
)
from tracker.exports.history_choice import Narrowing
from tracker.exports.history_folder import written_whole
from tracker.intake.tables import ORDER
from tracker.models import newest_moment
from tracker.vocabulary.utc import in_utc_to_the_microsecond


def export_past(
    command: BaseCommand, out: Path, options: dict[str, Any], *, is_quiet: bool
) -> None:
    """Write the folder whole, and say what is in it. Raises ``CommandError``."""
    now = newest_moment()
    known = min(options["known"] or now, now)
    asked = HistoryRequest(known, _narrowing(options, known), _filters(options))
    try:
        with written_whole(out) as folder, _progress(command, is_quiet, known) as watch:
            manifest = write_past(folder, asked, watch=watch)
    except FileExistsError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(
            f"got “{error.strerror}” for {out}; wanted a folder to write into"
        ) from None
    except UntracedFactsError as error:
        raise CommandError(str(error)) from None
    if not is_quiet:
        rows, versions = manifest.rows, manifest.versions
        command.stdout.write(f"{rows:,} facts, {versions:,} versions written to {out}.")


def _narrowing(options: dict[str, Any], known: datetime) -> Narrowing:
    slugs = options["agreement"]
    numbers = agreements_that_leave(known) if slugs else {}
    for slug in slugs:
        if slug not in numbers:
            near = get_close_matches(slug, numbers, n=3)
            hint = f" (near: {', '.join(near)})" if near else ""
            raise CommandError(
                f"got “{slug}”; wanted the id of an agreement that was published by "
                f"then{hint}"
            )
    return Narrowing(
        agreements=frozenset(numbers[slug] for slug in slugs),
        on=options["on"],
        since=options["since"],
    )


def _filters(options: dict[str, Any]) -> dict[str, Any]:
    """What was asked for, as the manifest keeps it."""
    asked = {name: _said(options[name]) for name in ("known", "on", "since")}
    return {"agreement": sorted({*options["agreement"]}), **asked}


def _said(when: date | datetime | None) -> str | None:
    if isinstance(when, datetime):
        return in_utc_to_the_microsecond(when)
    return when.isoformat() if when else None


@contextmanager
def _progress(command: BaseCommand, is_quiet: bool, known: datetime):
    versions = sum(
        table.history.filter(history_date__lte=known).count() for table in ORDER
    )
    # Where nobody looks at a terminal, one line says what a bar would.
    if not is_quiet and not sys.stderr.isatty():
        command.stderr.write(f"Writing {versions:,} versions.")
    disable = True if is_quiet else None
    with tqdm(total=versions, unit=" versions", disable=disable, leave=False) as bar:
        yield bar.update
