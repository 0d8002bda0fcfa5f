"""``manage.py publish_vintage``: a dated release of all the data, once and for good."""

from argparse import ArgumentTypeError

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from tracker.exports.package import Licence
from tracker.exports.releases import (
    NAME,
    VintageExistsError,
    differing,
    publish,
    vintage_named,
    vintages,
)
from tracker.exports.vintages import Release
from tracker.models import Agreement, newest_moment
from tracker.queries.rows.public import published_as_of


class Command(BaseCommand):
    help = (
        "Publish a vintage: what readers may see now as a fixture, tables and a "
        "SQLite file, with checksums and what changed since the last. Never again "
        "written; --check builds one anew from the database and compares."
    )

    def add_arguments(self, parser):
        one = parser.add_mutually_exclusive_group()
        one.add_argument(
            "--name",
            type=_name,
            help="a month such as 2026-12, or a day (this month)",
        )
        one.add_argument(
            "--check",
            type=_name,
            metavar="NAME",
            help="compare a vintage with what the database gives; write nothing",
        )

    def handle(self, *, name, check, verbosity, **options):
        said = self._check(check) if check else self._publish(name)
        if verbosity:
            self.stdout.write(said)

    def _publish(self, name):
        release = _release(name or f"{timezone.now():%Y-%m}")
        try:
            vintage = publish(settings.VINTAGES, release)
        except VintageExistsError:
            raise CommandError(
                f"got “{release.name}”, which is published and never written again; "
                "wanted another name (--name), such as one with a day"
            ) from None
        except OSError as error:
            raise CommandError(
                f"got “{error.strerror}” for {settings.VINTAGES}; wanted a folder to "
                "write into (VINTAGES_FOLDER)"
            ) from None
        return (
            f"{vintage.name}: {vintage.total:,} facts in {len(vintage.files)} files, "
            f"as held at {vintage.moment:%Y-%m-%d %H:%M} UTC, in {vintage.folder}."
        )

    def _check(self, name):
        vintage = vintage_named(settings.VINTAGES, name)
        if vintage is None:
            known = ", ".join(each.name for each in vintages(settings.VINTAGES))
            raise CommandError(f"got “{name}”; wanted one of {known or 'none yet'}")
        if found := differing(vintage):
            for path in found:
                self.stderr.write(f"{name}/{path} is not what the database gives.")
            count = (
                "1 file differs" if len(found) == 1 else f"{len(found)} files differ"
            )
            raise CommandError(f"{count}.")
        return f"{name}: the database gives the same {len(vintage.files)} files."


def _release(name):
    moment = newest_moment()
    if not published_as_of(Agreement, known=moment).exists():
        raise CommandError(
            "got no agreement with a version on record; wanted facts to publish "
            "(load_fixture takes them in, loaddata keeps no versions)"
        )
    last = next(iter(vintages(settings.VINTAGES)), None)
    return Release(
        name,
        moment,
        Licence(settings.DATA_LICENCE, settings.DATA_LICENCE_URL),
        (last.name, last.moment) if last else None,
    )


def _name(text):
    if not NAME.fullmatch(text):
        raise ArgumentTypeError(
            f"got “{text}”; wanted a month such as 2026-12, or a day"
        )
    return text
