"""``manage.py export_fixture``: the published facts as Django fixtures."""

from argparse import ArgumentTypeError
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from tracker.exports.files import write_files
from tracker.exports.fixtures import fixtures
from tracker.management.export_history import export_past
from tracker.models import Agreement
from tracker.queries.rows.public import published_as_of


class Command(BaseCommand):
    help = (
        "Write the published facts as Django fixtures with natural keys: a reference "
        "file and one for each agreement. The same facts give the same bytes."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--agreement",
            nargs="+",
            action="extend",
            default=[],
            metavar="SLUG",
            help="only these, and of the reference file what they need",
        )
        parser.add_argument(
            "--out",
            type=Path,
            default=settings.FIXTURES,
            metavar="DIR",
            help="the folder to write into (fixtures)",
        )
        parser.add_argument(
            "--with-history",
            action="store_true",
            help="every version that readers ever saw, for an empty database; with "
            "the three options that follow",
        )
        parser.add_argument(
            "--known",
            type=_moment,
            metavar="MOMENT",
            help="as this site held it then: 2026-12-01T12:00:00Z",
        )
        parser.add_argument(
            "--on",
            type=_day,
            metavar="DAY",
            help="without what happened or was said later: 2013-10-07",
        )
        parser.add_argument(
            "--since",
            type=_moment,
            metavar="MOMENT",
            help="only facts that this site changed after it, and what they need",
        )

    def handle(self, *, out, verbosity, **options):
        if options["with_history"]:
            export_past(self, out, options, is_quiet=not verbosity)
        else:
            _refuse_without_history(options)
            self._export(out, options["agreement"], verbosity)

    def _export(self, out, agreement, verbosity):
        _require_known(agreement)
        texts = fixtures(agreement)
        try:
            write_files(out, texts)
        except OSError as error:
            raise CommandError(
                f"got “{error.strerror}” for {out}; wanted a folder to write into"
            ) from None
        if verbosity:
            self._say(out, texts, is_whole=not agreement)

    def _say(self, out, texts, *, is_whole):
        self.stdout.write(f"{len(texts):,} fixtures written to {out}.")
        for path in sorted(out.glob("*.json")):
            if is_whole and path.name not in texts:
                self.stderr.write(f"{path} is not part of this export: left as it is.")


def _refuse_without_history(options: dict) -> None:
    for name in ("known", "on", "since"):
        if options[name] is not None:
            raise CommandError(f"got --{name} alone; wanted --with-history with it")


def _require_known(slugs: list[str]) -> None:
    known = list(published_as_of(Agreement, known=None).values_list("slug", flat=True))
    for slug in slugs:
        if slug not in known:
            near = get_close_matches(slug, known, n=3)
            hint = f" (near: {', '.join(near)})" if near else ""
            raise CommandError(
                f"got “{slug}”; wanted the id of a published agreement{hint}"
            )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"got “{text}”; wanted a day: 2013-10-07") from None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ArgumentTypeError(
            f"got “{text}”; wanted a moment with its zone: 2026-12-01T12:00:00Z"
        )
    return moment.astimezone(UTC)
