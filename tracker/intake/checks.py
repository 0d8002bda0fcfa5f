"""What must hold between rows: one row per key, known references, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tracker.facts import PUBLICATION, Table, relations
from tracker.intake.faults import LoadFault, quoted
from tracker.intake.lists import owner_of
from tracker.intake.pending_rows import PendingRow
from tracker.intake.rows import UNREAD, Row, SourcePosition
from tracker.intake.snapshot import DatabaseSnapshot
from tracker.intake.tables import ORDER, Key, in_words, key_fields
from tracker.models import Citation
from tracker.vocabulary.changes import Publication

DRAFT, PUBLISHED, WITHDRAWN = Publication.values
# How public a file may make a fact, by how public it was; "" for a new one.
MAY_BECOME = {
    "": [DRAFT, PUBLISHED],
    DRAFT: [DRAFT, PUBLISHED],
    PUBLISHED: [PUBLISHED],
    WITHDRAWN: [WITHDRAWN],
}


def once_each(
    rows: Iterable[Row], faults: list[LoadFault]
) -> tuple[list[Row], list[Row]]:
    """The first row of each key, and the implied ones that come again.

    A fault where an implied row is not the same each time, or another comes twice.
    """
    first: dict[tuple[Table, Key], Row] = {}
    again: list[Row] = []
    repeated: set[SourcePosition] = set()
    for row in rows:
        earlier = first.setdefault((row.table, row.key), row)
        if earlier is row:
            continue
        if row.is_implied:
            if earlier.is_draft and not row.is_draft:
                # One that readers may see implies it: it is none of the drafts' own.
                first[row.table, row.key] = row
                row, earlier = earlier, row
            again.append(row)
            faults += _faults_of_other_words(row, earlier)
        elif row.place not in repeated:
            # What a repeated row lists is repeated with it: once is enough to say so.
            repeated.add(row.place)
            faults.append(_fault_of_repeated(row, earlier))
    return list(first.values()), again


def _fault_of_repeated(row: Row, earlier: Row) -> LoadFault:
    got = _("the key %(key)s again") % {"key": quoted(in_words(row.key))}
    wanted = _("another key than %(where)s has") % {"where": earlier.place}
    names = [n for n in key_fields(row.table, row.values) if row.values[n]]
    return row.fault(names[-1], got, wanted)


def _faults_of_other_words(row: Row, earlier: Row) -> Iterator[LoadFault]:
    for name, value in row.values.items():
        before = earlier.values[name]
        if value != before and UNREAD not in {value, before}:
            said = {"value": quoted(str(before)), "where": earlier.place}
            wanted = _("%(value)s, as in %(where)s") % said
            yield row.fault(name, quoted(str(value)), wanted)


def wrong_references(
    drafts: Sequence[PendingRow], held: DatabaseSnapshot, unread: set[Table]
) -> Iterator[LoadFault]:
    """Rows that refer to what is neither in the files nor in the database, or to what
    readers may not see. Of the ``unread`` tables nobody can tell.
    """
    known = _Known(drafts, held, unread)
    for draft in drafts:
        if not draft.is_left:
            yield from _faults_of_references(draft.row, known)


class _Known:
    """The keys that a row may refer to."""

    def __init__(
        self, drafts: Iterable[PendingRow], held: DatabaseSnapshot, unread: set[Table]
    ) -> None:
        self.held = held
        self.unread = unread
        self.offered: dict[Table, set[Key]] = defaultdict(set)
        self.said: dict[tuple[Table, Key], str] = {}
        for draft in drafts:
            row = draft.row
            self.offered[row.table].add(row.key)
            if row.publication or (draft.is_new and row.is_draft):
                state = row.publication or Publication.DRAFT
                self.said[row.table, row.key] = str(state)
        self._in_words: dict[Table, list[str]] = {}

    def has(self, table: Table, key: Key) -> bool:
        is_held = self.held.find(table, key) is not None
        return is_held or key in self.offered[table] or table in self.unread

    def hidden(self, table: Table, key: Key) -> str:
        """How the row is kept from readers, if it is and published rows must not
        refer to it.
        """
        fact = self.held.find(table, key)
        on_record = str(fact.publication) if fact else Publication.PUBLISHED.value
        state = self.said.get((table, key), on_record)
        is_free = not table.is_referred_to_by_published_facts
        return "" if is_free or state == Publication.PUBLISHED else state

    def in_words(self, table: Table) -> list[str]:
        if table not in self._in_words:
            keys = self.offered[table] | self.held.keys(table)
            self._in_words[table] = sorted(map(in_words, keys))
        return self._in_words[table]


def _faults_of_references(row: Row, known: _Known) -> Iterator[LoadFault]:
    is_public = row.publication in {None, Publication.PUBLISHED} and not row.is_draft
    for name, table in relations(row.table).items():
        key: Any = row.values.get(name)
        if not isinstance(key, tuple):
            continue
        kind = table._meta.verbose_name
        if not known.has(table, key):
            wanted = _("a known %(kind)s") % {"kind": kind}
            meant = in_words(key)
            nearest = {"meant": meant, "known": known.in_words(table)}
            yield row.fault(name, quoted(meant), wanted, **nearest)
        elif is_public and (state := known.hidden(table, key)):
            got = _("%(key)s, which is %(state)s")
            wanted = _("a published %(kind)s") % {"kind": kind}
            said = {"key": quoted(in_words(key)), "state": state}
            yield row.fault(name, got % said, wanted)


def wrong_publications(drafts: Iterable[PendingRow]) -> Iterator[LoadFault]:
    """Rows that would take a fact from its readers, or bring one back: people do."""
    for draft in drafts:
        row, was = draft.row, draft.was
        is_said = row.publication in Publication.values and owner_of(row) is None
        if is_said and row.publication not in MAY_BECOME[was]:
            wanted = _(
                "one of %(words)s; a fact is withdrawn and brought back on its own page"
            )
            words = ", ".join(MAY_BECOME[was])
            yield row.fault(
                PUBLICATION, quoted(row.publication), wanted % {"words": words}
            )


def shared_columns(
    drafts: Sequence[PendingRow], held: DatabaseSnapshot
) -> Iterator[LoadFault]:
    """Rows with an address, or the number of a round, that another row has."""
    for table, names in _unique_beside_keys():
        rows = [draft.row for draft in drafts if draft.row.table is table]
        said = {row.key for row in rows}
        taken: dict[tuple[Any, ...], str] = {
            _held_values(fact, names): in_words(key)
            for key, fact in held.all(table)
            if key not in said
        }
        for row in rows:
            yield from _fault_of_shared(row, names, taken)


def _unique_beside_keys() -> Iterator[tuple[Table, tuple[str, ...]]]:
    """Columns that tell rows apart beside their key, unless empty."""
    for table in ORDER:
        for each in table._meta.constraints:
            fields = getattr(each, "fields", ())
            if table.KEY and fields and {*fields} != {*table.KEY}:
                yield table, tuple(fields)


def _held_values(fact: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    values = [getattr(fact, name) for name in names]
    return tuple(getattr(value, "natural_key", lambda v=value: v)() for value in values)


def _fault_of_shared(
    row: Row, names: tuple[str, ...], taken: dict[tuple[Any, ...], str]
) -> Iterator[LoadFault]:
    values = tuple(row.values.get(name) for name in names)
    if values[-1] in {None, ""} or not row.is_read:
        return
    if values in taken:
        wanted = _("another than %(other)s has") % {"other": quoted(taken[values])}
        yield row.fault(names[-1], quoted(str(values[-1])), wanted)
    taken.setdefault(values, in_words(row.key))


def unsourced(drafts: Sequence[PendingRow]) -> Iterator[LoadFault]:
    """Facts that need a source and have none among the rows."""
    cited = {owner_of(d.row) for d in drafts if d.row.table is Citation}
    for draft in drafts:
        row = draft.row
        is_bare = (
            row.table.needs_a_source
            and row.publication in {None, Publication.PUBLISHED}
            and (row.table, row.key) not in cited
        )
        if is_bare and not draft.is_left:
            yield row.fault("", _("no citation of it"), _("at least one"))
