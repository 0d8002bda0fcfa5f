"""``manage.py load_fixture PATH…``: take in what ``export_fixture`` wrote."""

from pathlib import Path

from django.core.management import CommandError

from tracker.intake.fixtures import facts_in_fixtures
from tracker.intake.history import has_past
from tracker.management.load_command import LoadingCommand, name_of
from tracker.management.loading_past import load_past


class Command(LoadingCommand):
    help = (
        "Take in fixtures, whole or not at all, with a version for every change. "
        "The same fixtures twice change nothing. A folder that was exported with "
        "history goes into an empty database, and its versions with it."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, nargs="+", help="a file or a folder")
        super().add_arguments(parser)

    def handle(self, *, path, **options):
        if any(map(has_past, path)):
            _refuse_more(path, options)
            load_past(self, path[0], options)
            return
        names = ", ".join(f"“{name_of(one)}”" for one in path[:3])
        source = f"the fixtures in {names}" + (" and others" if path[3:] else "")
        self.load(facts_in_fixtures(path), source, options)


def _refuse_more(paths: list[Path], options: dict) -> None:
    if len(paths) > 1:
        raise CommandError(
            f"got {len(paths)} paths; a folder that was exported with history goes in "
            "alone"
        )
    for name in ("reason", "note"):
        if options[name]:
            raise CommandError(
                f"got --{name}; wanted none: versions keep the notes that they have"
            )
