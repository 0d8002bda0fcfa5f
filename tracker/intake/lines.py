"""From a line of a fact file to the rows that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from tracker.facts import PUBLICATION, Kind, Table, relations
from tracker.intake.cells import FileLine
from tracker.intake.faults import LoadFault, quoted
from tracker.intake.rows import UNREAD, Row
from tracker.intake.tables import Key
from tracker.intake.tables import column as column_of
from tracker.intake.values import WrongValueError, read
from tracker.models import (
    Agreement,
    Citation,
    Deadline,
    Forecast,
    Speaker,
    Succession,
)
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.milestones import Milestone

SEPARATOR = ";"


def rows_of(kind: Kind, line: FileLine, faults: list[LoadFault]) -> list[Row]:
    """The rows that the line speaks of, the file's own first; none without a key."""
    rows = list(_Reading(kind, line, faults).rows())
    return rows if rows[0].has_key else []


class _Reading:
    def __init__(self, kind: Kind, line: FileLine, faults: list[LoadFault]) -> None:
        self.kind = kind
        self.line = line
        self.faults = faults

    def rows(self) -> Iterator[Row]:
        implied = list(self._implied())
        values = self._values(self.kind.model, self._own_columns())
        for row in implied:
            values[row.table._meta.model_name or ""] = row.key
        own = self._row(self.kind.model, values, lists=self._lists())
        yield own
        yield from implied
        if own.publication != Publication.WITHDRAWN:
            yield from self._citations(own.key)
            yield from self._successions()

    def _own_columns(self) -> dict[str, str]:
        names = {field.name for field in self.kind.model._meta.concrete_fields}
        columns = [*self.kind.column_names, *self._said_publication()]
        pairs = [(self.kind.fields.get(name, name), name) for name in columns]
        return {field: column for field, column in pairs if field in names}

    def _said_publication(self) -> list[str]:
        """The column that says who may read the row, if it says so."""
        return [PUBLICATION] if self.line.cells.get(PUBLICATION) else []

    def _with_it(self) -> dict[str, str]:
        """What stands and falls with the row is as public as the row."""
        word = self.line.cells.get(PUBLICATION)
        return {PUBLICATION: word} if word in Publication.values else {}

    def _values(self, table: Table, columns: dict[str, str]) -> dict[str, Any]:
        return {field: self._value(table, field, columns[field]) for field in columns}

    def _value(self, table: Table, field: str, column: str) -> Any:
        if column in self.line.wrong:
            return UNREAD
        text = self.line.cells[column]
        if field in relations(table):
            return (text,) if text else None
        try:
            return read(column_of(table, field), text)
        except WrongValueError as wrong:
            self._fault(column, wrong.got, wrong.wanted, wrong.meant, wrong.known)
            return UNREAD

    def _fault(self, column: str, got: str, wanted: str, *nearest: Any) -> None:
        place = self.line.place
        fault = LoadFault(place.file, place.number, column, got, wanted, *nearest)
        self.faults.append(fault)

    def _row(self, table: Table, values: dict[str, Any], **options: Any) -> Row:
        columns = options.pop(
            "columns", {field: c for c, field in self.kind.fields.items()}
        )
        is_public = self.line.cells.get(PUBLICATION) in {
            None,
            "",
            Publication.PUBLISHED,
        }
        options["is_draft"] = not is_public
        return Row(self.line.place, table, values, columns, **options)

    def _lists(self) -> tuple[str, ...]:
        own = ("citations",) if self.kind.claims else ()
        return (*own, "supersedes") if self.kind.model is Agreement else own

    def _implied(self) -> Iterator[Row]:
        if self.kind.model is not Forecast:
            return
        yield self._deadline()
        columns = {"name": "speaker", "kind": "stated_by_kind"}
        values = self._values(Speaker, columns)
        yield self._row(Speaker, values, columns=columns, is_implied=True)

    def _deadline(self) -> Row:
        named = ["agreement", "milestone", "stage"]
        values = self._values(Deadline, {name: name for name in named})
        is_round = self.line.cells["milestone"] == Milestone.ROUND
        subject = {"round_name" if is_round else "party": "subject"}
        values |= {"party": None, "round_name": ""} | self._values(Deadline, subject)
        columns = {"party": "subject", "round_name": "subject"}
        return self._row(Deadline, values, columns=columns, is_implied=True)

    def _citations(self, fact: Key) -> Iterator[Row]:
        for column, claim in self.kind.claims.items():
            for position, slug in enumerate(self._items(column)):
                values = {
                    "source": (slug,),
                    self.kind.name: fact,
                    "claim": claim,
                    "position": position,
                    **self._with_it(),
                }
                columns_of = {"source": column}
                yield self._row(Citation, values, columns=columns_of, is_listed=True)

    def _successions(self) -> Iterator[Row]:
        if "supersedes" not in self.line.cells:
            return
        successor = (self.line.cells["id"],)
        for slug in self._items("supersedes"):
            values = {
                "successor": successor,
                "predecessor": (slug,),
                **self._with_it(),
            }
            columns = {"successor": "id", "predecessor": "supersedes"}
            yield self._row(Succession, values, columns=columns)

    def _items(self, column: str) -> list[str]:
        text = "" if column in self.line.wrong else self.line.cells[column]
        items = text.split(SEPARATOR) if text else []
        for place, item in enumerate(items):
            if not item or item != item.strip():
                wanted = _("ids separated by “;” alone")
                self._fault(column, quoted(text), wanted)
                return []
            if item in items[:place]:
                self._fault(
                    column, _("%(id)s twice") % {"id": quoted(item)}, _("it once")
                )
                return []
        return items
