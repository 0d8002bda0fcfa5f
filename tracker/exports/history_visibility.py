"""When readers could see each version: worked out from the versions alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

from tracker.facts import Table, relations
from tracker.intake.tables import ORDER, column
from tracker.vocabulary.changes import ChangeKind, Publication

Some = TypeVar("Some")
Version: TypeAlias = dict[str, Any]
# Spans of time, oldest first: each from a moment on, up to but without another.
Spans: TypeAlias = tuple[tuple[datetime, datetime], ...]

FOR_GOOD = datetime.max.replace(tzinfo=UTC)
TOGETHER = 500
# Of how many rows the spans are kept in memory, roughly: some 20 MiB.
MOST_KEPT = 60_000
REFERRED_TO = {target for table in ORDER for target in relations(table).values()}
OF_VERSIONS = ("id", "history_date", "history_type", "publication", "version")


class Visibility:
    """What readers of this site could see, up to the moment ``known``.

    A version is seen while it is the newest, published, and all that it names is
    seen: a round of an agreement that is still a draft is not.
    """

    def __init__(self, known: datetime) -> None:
        self.known = known
        self._spans: dict[Table, dict[int, Spans]] = defaultdict(dict)

    def pasts(self, table: Table) -> Iterator[list[Version]]:
        """Of each row that was ever seen the versions that leave, oldest first."""
        every = self._versions(table, _columns(table))
        for some in _in_turn(_by_row(every)):
            self._forget()
            self._learn_targets(table, [v for versions in some for v in versions])
            for versions in some:
                seen = self._seen(table, versions)
                if table in REFERRED_TO:
                    self._spans[table][versions[0]["id"]] = _joined(seen)
                if left := _leaving(table, versions, seen):
                    yield left

    def _versions(self, table: Table, columns: Iterable[str], **where: Any) -> Any:
        versions = table.history.model.objects.filter(
            history_date__lte=self.known, **where
        )
        # The order of the index on which the newest version is sought.
        ordered = versions.order_by("id", "-history_date", "-history_id")
        return ordered.values(*columns).iterator(chunk_size=2000)

    def _forget(self) -> None:
        if sum(map(len, self._spans.values())) > MOST_KEPT:
            self._spans.clear()

    def _learn_targets(self, table: Table, versions: Sequence[Version]) -> None:
        for name, target in relations(table).items():
            numbers = {version[f"{name}_id"] for version in versions}
            self._learn(target, numbers - {None})

    def _learn(self, table: Table, numbers: set[int]) -> None:
        columns = [*OF_VERSIONS, *(f"{name}_id" for name in relations(table))]
        for some in _in_turn(sorted(numbers - self._spans[table].keys())):
            rows = list(_by_row(self._versions(table, columns, id__in=some)))
            self._learn_targets(table, [v for versions in rows for v in versions])
            self._spans[table].update(dict.fromkeys(some, ()))
            for versions in rows:
                seen = self._seen(table, versions)
                self._spans[table][versions[0]["id"]] = _joined(seen)

    def _seen(self, table: Table, versions: Sequence[Version]) -> list[Spans]:
        """For each version, oldest first, when it was seen."""
        ends = [version["history_date"] for version in versions[1:]]
        return [
            self._seen_in(table, version, (version["history_date"], end))
            for version, end in zip(versions, [*ends, FOR_GOOD], strict=True)
        ]

    def _seen_in(
        self, table: Table, version: Version, life: tuple[datetime, datetime]
    ) -> Spans:
        if not _is_published(version):
            return ()
        spans: Spans = (life,)
        for name, target in relations(table).items():
            number = version[f"{name}_id"]
            if number is not None:
                spans = _both(spans, self._spans[target][number])
        return spans


def _columns(table: Table) -> list[str]:
    """All that versions keep, but for the reasons, which are for colleagues."""
    fields = table.history.model._meta.concrete_fields
    return [f.attname for f in fields if f.name != "history_change_reason"]


def _by_row(versions: Iterable[Version]) -> Iterator[list[Version]]:
    for _number, newest_first in groupby(versions, key=itemgetter("id")):
        yield list(newest_first)[::-1]


def _in_turn(every: Iterable[Some]) -> Iterator[list[Some]]:
    """All of them, a few hundred at a time."""
    rest = iter(every)
    while some := list(islice(rest, TOGETHER)):
        yield some


def _is_published(version: Version) -> bool:
    is_there: bool = version["history_type"] != "-"
    is_published: bool = version["publication"] == Publication.PUBLISHED
    return is_there and is_published


def _both(some: Spans, others: Spans) -> Spans:
    """The time that is in both."""
    if len(some) == len(others) == 1:
        [(start, end)], [(since, until)] = some, others
        if since <= start and end <= until:
            return some
    found = (
        (max(start, since), min(end, until))
        for start, end in some
        for since, until in others
    )
    return tuple((start, end) for start, end in found if start < end)


def _joined(seen: Iterable[Spans]) -> Spans:
    """The spans of all versions of a row, those that touch made one."""
    joined: list[tuple[datetime, datetime]] = []
    for start, end in (span for spans in seen for span in spans):
        if joined and joined[-1][1] == start:
            start = joined.pop()[0]
        joined.append((start, end))
    return tuple(joined)


def _leaving(
    table: Table, versions: Sequence[Version], seen: Sequence[Spans]
) -> list[Version]:
    """The versions that were seen, and after each of them the one that hid it.

    The first is the first that readers saw. One that hides says no more than that:
    what analysts wrote since stays here.
    """
    left: list[Version] = []
    for version, spans in zip(versions, seen, strict=True):
        if spans:
            version["history_type"] = "~" if left else "+"
            left.append(version)
        elif left and _is_published(left[-1]):
            left.append(_hiding(table, version, left[-1]))
    return left


def _hiding(table: Table, version: Version, shown: Version) -> Version:
    facts = {f.attname: shown[f.attname] for f in table._meta.concrete_fields}
    facts |= {name: version[name] for name in ("version", "publication")}
    said = {"history_type": "~"}
    if version["history_type"] == "-" or _is_published(version):
        # Hidden with what it belongs to, or past the program: nobody told readers.
        facts["publication"] = Publication.WITHDRAWN.value
        said |= {"change_kind": ChangeKind.HOUSEKEEPING.value, "public_note": ""}
    return version | facts | said


def names_of(table: Table) -> dict[str, str]:
    """The columns of the table but its number: by name, the name of the value."""
    fields = table._meta.concrete_fields
    return {f.name: column(table, f.name).attname for f in fields if f.name != "id"}
