"""``manage.py export_tables --out DIR``: the facts as a Data Package and in SQLite."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from tracker.exports.datasette import METADATA, datasette_metadata
from tracker.exports.files import write_files
from tracker.exports.package import Licence, package
from tracker.exports.selection import all_published
from tracker.exports.sqlite import FILE, sqlite_file
from tracker.management.moments import moment
from tracker.models import newest_moment


class Command(BaseCommand):
    help = (
        "Write the published facts as the twelve fact files in a Data Package, and as "
        "a SQLite file for Datasette. load_facts takes the folder in again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--out",
            type=Path,
            required=True,
            metavar="DIR",
            help="the folder to write into",
        )
        parser.add_argument(
            "--known",
            type=moment,
            metavar="MOMENT",
            help="as this site held them then, such as 2026-12-01 (now)",
        )

    def handle(self, *, out, known, verbosity, **options):
        moment_held = known or newest_moment()
        licence = Licence(settings.DATA_LICENCE, settings.DATA_LICENCE_URL)
        selection = all_published(known=known)
        files: dict[str, str | bytes] = {
            **package(selection, moment=moment_held, licence=licence),
            FILE: sqlite_file(selection),
            METADATA: datasette_metadata(licence),
        }
        try:
            write_files(out, files)
        except OSError as error:
            raise CommandError(
                f"got “{error.strerror}” for {out}; wanted a folder to write into"
            ) from None
        if verbosity:
            self.stdout.write(f"{len(files)} files written to {out}.")
