"""Facts from Django fixtures: read as plain JSON and checked like any other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from tracker.intake.faults import LoadFault, quoted
from tracker.intake.files import TextFile, UnreadableFileError, entries
from tracker.intake.objects import row_of
from tracker.intake.rows import Facts, SourcePosition
from tracker.intake.tables import ORDER


def facts_in_fixtures(paths: Iterable[Path]) -> Facts:
    """What the fixtures say; of a folder, all its JSON files."""
    facts = Facts()
    for path in _files(paths, facts.faults):
        facts.files.append(path.name)
        try:
            take_up(facts, TextFile.read(path))
        except UnreadableFileError as error:
            facts.faults += error.faults
            facts.unread.update(ORDER)
    return facts


def take_up(facts: Facts, source: TextFile) -> None:
    """Add what the text says; raises ``UnreadableFileError`` if it is no fixture."""
    for number, offered in enumerate(_objects(source), start=1):
        place = SourcePosition(source.name, number, source.digest)
        if row := row_of(place, offered, facts.faults):
            facts.rows.append(row)


def _files(paths: Iterable[Path], faults: list[LoadFault]) -> Iterator[Path]:
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            found = _fixtures(path)
        except UnreadableFileError as error:
            faults += error.faults
            continue
        for file in found:
            if seen.setdefault(file.name, file) is file:
                yield file
            elif seen[file.name].resolve() != file.resolve():
                got = _("two files of this name")
                faults.append(LoadFault(file.name, None, "", got, _("one")))


def _fixtures(path: Path) -> list[Path]:
    """The fixtures of a folder; of anything else, the path itself."""
    inside = entries(path)
    if inside is None:
        return [path]
    shown = [entry for entry in inside if not entry.name.startswith(".")]
    found = [entry for entry in shown if entry.suffix == ".json"]
    if not found:
        got, wanted = _("a folder without fixtures"), _("files named *.json")
        raise UnreadableFileError(LoadFault(path.name, None, "", got, wanted))
    return found


def _objects(source: TextFile) -> list[Any]:
    try:
        found = json.loads(
            source.text, object_pairs_hook=object_of, parse_constant=refuse_constant
        )
    except RecursionError:
        _fail(source, _("lists in lists without end"))
    except ValueError as error:
        _fail(source, quoted(str(error)))
    if not isinstance(found, list):
        _fail(source, quoted(type(found).__name__))
    return found


def _fail(source: TextFile, got: str) -> NoReturn:
    wanted = _("a JSON list of objects, as export_fixture writes it")
    raise UnreadableFileError(LoadFault(source.name, None, "", got, wanted))


def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; raises ``ValueError`` where it has a name twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {twice} twice in one object")
    return found


def refuse_constant(name: str) -> NoReturn:
    """Raises ``ValueError``: NaN and the infinities are no JSON."""
    raise ValueError(f"{name}, which is no number")
