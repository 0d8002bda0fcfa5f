"""A folder of fact files, as the format in docs/fact-files.md has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from tracker.facts import FILES, Kind
from tracker.intake.cells import Grid, lines
from tracker.intake.faults import LoadFault
from tracker.intake.files import TextFile, UnreadableFileError, entries
from tracker.intake.lines import rows_of
from tracker.intake.rows import Facts


def facts_in_folder(folder: Path) -> Facts:
    """What the fact files of the folder say, and what is wrong with them."""
    facts = Facts(files=[k.file for k in FILES if not k.file_may_be_left_out])
    try:
        names = _names_in(folder)
    except UnreadableFileError as error:
        facts.faults += error.faults
        return facts
    facts.faults += _strangers(names)
    there = [k for k in FILES if not k.file_may_be_left_out or k.file in names]
    facts.files = [kind.file for kind in there]
    for kind in there:
        try:
            take_up(facts, kind, Grid.of_text(TextFile.read(folder / kind.file)))
        except UnreadableFileError as error:
            facts.faults += error.faults
            facts.unread.add(kind.model)
    return facts


def take_up(facts: Facts, kind: Kind, grid: Grid) -> None:
    """Add what the rows say; raises ``UnreadableFileError`` where they break off."""
    for line in lines(kind, grid, facts.faults):
        facts.rows += rows_of(kind, line, facts.faults)


def _names_in(folder: Path) -> list[str]:
    found = entries(folder)
    if found is None:
        wanted = _("a folder with the twelve fact files")
        fault = LoadFault(folder.name, None, "", _("no such folder"), wanted)
        raise UnreadableFileError(fault)
    return [path.name for path in found]


def _strangers(found: Iterable[str]) -> Iterator[LoadFault]:
    """Files that look like facts and are none of the format; others may lie there."""
    names = [kind.file for kind in FILES]
    wanted = _("one of %(names)s") % {"names": ", ".join(names)}
    for name in (name for name in found if name.lower().endswith(".csv")):
        if name not in names and not name.startswith("."):
            got = _("an unknown file")
            yield LoadFault(name, None, "", got, wanted, name, names)
