"""``manage.py load_facts FOLDER``: take in fact files."""

from pathlib import Path

from tracker.intake.folder import facts_in_folder
from tracker.management.load_command import LoadingCommand, name_of


class Command(LoadingCommand):
    help = (
        "Take in a folder of fact files (docs/fact-files.md), whole or not at all. "
        "The same files twice change nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        super().add_arguments(parser)

    def handle(self, *, folder, **options):
        source = f"the fact files in “{name_of(folder)}”"
        self.load(facts_in_folder(folder), source, options)
