"""The middle form: what every format is read into, and what is checked and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tracker.facts import PUBLICATION, Table
from tracker.intake.faults import LoadFault
from tracker.intake.tables import Key, key_of


class _Unread:
    """Stands where a value could not be read; a fault says why."""

    def __repr__(self) -> str:
        return "UNREAD"


UNREAD = _Unread()


@dataclass(frozen=True)
class SourcePosition:
    """Where a row stands: the file's name, the row's number, the file's digest."""

    file: str
    number: int
    digest: str

    def __str__(self) -> str:
        return LoadFault(self.file, self.number, "", "", "").where


@dataclass(frozen=True)
class Row:
    """What a file says of one row of one table.

    ``values`` are by field, those of relations natural keys; a field that the file
    does not speak about is missing, and left as it is. ``worked_out`` are days that a
    fixture repeats beside the words they come from. ``columns`` says under which name
    a field stands in the file, where not its own. A row that others imply (a speaker,
    a deadline) may be implied many times; if it is new and nothing but drafts imply it,
    it ``is_draft`` too. ``lists`` names the related rows of which the file gives all;
    of a row that ``is_listed`` the position is a place in such a list, and no more.
    """

    place: SourcePosition
    table: Table
    values: Mapping[str, Any]
    columns: Mapping[str, str] = field(default_factory=dict)
    worked_out: Mapping[str, Any] = field(default_factory=dict)
    is_implied: bool = False
    is_draft: bool = False
    lists: tuple[str, ...] = ()
    is_listed: bool = False

    @cached_property
    def key(self) -> Key:
        return key_of(self.table, self.values)

    @property
    def publication(self) -> Any:
        """Who may read it, as the file says; None where it does not say."""
        return self.values.get(PUBLICATION)

    @property
    def is_read(self) -> bool:
        """Could every value be read?"""
        return UNREAD not in self.values.values()

    @property
    def has_key(self) -> bool:
        """Could all of its key be read?"""
        return UNREAD not in self.key

    def fault(self, name: str, got: str, wanted: str, **nearest: Any) -> LoadFault:
        """A fault of the row's field."""
        column = self.columns.get(name, name)
        return LoadFault(
            self.place.file, self.place.number, column, got, wanted, **nearest
        )


@dataclass
class Facts:
    """What files were found to say, and what was wrong with how they say it.

    Of the ``unread`` tables there may be rows in a file that could not be read.
    """

    files: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    faults: list[LoadFault] = field(default_factory=list)
    unread: set[Table] = field(default_factory=set)
