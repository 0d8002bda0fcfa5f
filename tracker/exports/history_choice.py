"""Which facts leave with their past, where not all do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from tracker.exports.history_visibility import Version
from tracker.facts import KIND_OF, Table, relations
from tracker.intake.tables import ORDER
from tracker.models import (
    Agreement,
    Citation,
    Deadline,
    Membership,
    Party,
    Source,
    Speaker,
    Succession,
)

Past: TypeAlias = list[Version]
Pasts: TypeAlias = Callable[[Table], Iterator[Past]]
Numbers: TypeAlias = dict[Table, set[int]]


def _leads_to_agreements(table: Table) -> bool:
    return table is Agreement or any(
        map(_leads_to_agreements, relations(table).values())
    )


REFERENCE = [table for table in ORDER if not _leads_to_agreements(table)]


@dataclass(frozen=True)
class Narrowing:
    """What to leave out; a fact counts if any of the versions that leave does.

    - ``agreements``: numbers; only facts about these. A succession needs both.
    - ``on``: no event, step or statement of which every day it may mean is later.
      Every question about a day up to this one then has the same answer.
    - ``since``: only facts with a version kept after this moment.

    What a chosen fact names, and its citations, come along.
    """

    agreements: frozenset[int] = frozenset()
    on: date | None = None
    since: datetime | None = None

    @property
    def leaves_out(self) -> bool:
        return bool(self.agreements or self.on or self.since)


def chosen(narrowing: Narrowing, pasts: Pasts) -> Numbers:
    """The numbers of the rows that leave, by table; reads every past twice."""
    choice = _Choice(narrowing)
    for table in ORDER:
        for past in pasts(table):
            choice.offer(table, past)
    facts: list[Table] = [t for t in ORDER if t not in (*REFERENCE, Citation)]
    # A table after those that refer to it.
    referring: tuple[Table, ...] = (*facts[::-1], Citation, Speaker, Membership)
    for table in referring:
        for past in pasts(table):
            choice.bring_along(table, past)
    return choice.numbers


class _Choice:
    def __init__(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing
        self.numbers: Numbers = defaultdict(set)
        # Facts about the agreements, dated by the day, whenever they were changed.
        self._fitting: Numbers = defaultdict(set)
        self._deadlines: set[int] = set()

    def offer(self, table: Table, past: Past) -> None:
        """Chooses the row if it is wanted for itself."""
        number = past[0]["id"]
        if table is Citation:
            self._offer_cited(past)
        elif self._is_about(table, past) and self._is_by_the_day(table, past):
            self._fitting[table].add(number)
            if self._is_changed(past):
                self.numbers[table].add(number)

    def bring_along(self, table: Table, past: Past) -> None:
        """Chooses what the row names, if it is itself chosen or comes along."""
        number = past[0]["id"]
        if table is Citation and self._cites_a_chosen_one(past):
            self.numbers[table].add(number)
        if table is Membership and self._joins_chosen_ones(past):
            self.numbers[table].add(number)
        if number in self.numbers[table]:
            for target, named in _named(table, past):
                self.numbers[target].add(named)

    def _is_about(self, table: Table, past: Past) -> bool:
        wanted = self.narrowing.agreements
        if not wanted:
            return True
        if table is Agreement:
            return past[0]["id"] in wanted
        named = [(target, n) for target, n in _named(table, past)]
        if table is Succession:
            return wanted.issuperset(number for _target, number in named)
        is_about = any(
            (target is Agreement and number in wanted)
            or (target is Deadline and number in self._deadlines)
            for target, number in named
        )
        if is_about and table is Deadline:
            self._deadlines.add(past[0]["id"])
        return is_about

    def _is_by_the_day(self, table: Table, past: Past) -> bool:
        on, happening = self.narrowing.on, KIND_OF[table].happening
        # A round is known of before it is held.
        if on is None or happening is None or happening.once:
            return True
        days = [version[happening.first] for version in past]
        return any(day is None or day <= on for day in days)

    def _is_changed(self, past: Past) -> bool:
        since = self.narrowing.since
        return since is None or past[-1]["history_date"] > since

    def _offer_cited(self, past: Past) -> None:
        """A fact whose citations changed has changed."""
        for target, number in _facts_cited(past):
            if self._is_changed(past) and number in self._fitting[target]:
                self.numbers[target].add(number)

    def _cites_a_chosen_one(self, past: Past) -> bool:
        cited = _facts_cited(past)
        return any(number in self.numbers[target] for target, number in cited)

    def _joins_chosen_ones(self, past: Past) -> bool:
        named = _named(Membership, past)
        return self.numbers[Party].issuperset(number for _target, number in named)


def _named(table: Table, past: Sequence[Version]) -> Iterator[tuple[Table, Any]]:
    """What the versions name: tables and numbers."""
    for name, target in relations(table).items():
        for number in {version[f"{name}_id"] for version in past} - {None}:
            yield target, number


def _facts_cited(past: Sequence[Version]) -> list[tuple[Table, int]]:
    named = _named(Citation, past)
    return [(target, number) for target, number in named if target is not Source]
