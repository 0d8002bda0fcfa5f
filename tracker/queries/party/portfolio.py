"""A party's agreements together on a day, and facts that are about no single one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from tracker.analysis.days import day_order
from tracker.models import Discrepancy, Indicator, Topic
from tracker.queries.rows.citations import Cited, cited
from tracker.queries.rows.events import standings
from tracker.queries.rows.facts import AgreementFact, agreements, facts
from tracker.queries.rows.figures import DiscrepancyFact, IndicatorFact, TopicFact
from tracker.queries.rows.names import PartyName, parties
from tracker.queries.rows.participation import seats_of
from tracker.vocabulary.kinds import AgreementKind, Region, Scope
from tracker.vocabulary.statuses import Status

# How far an agreement has come, as the founding paper groups them in its Table 1: those
# signed, and those proposed or in talks. The other two groups it does not need.
UNDERWAY = frozenset(status for status in Status if status.is_underway)
SETTLED = frozenset({Status.CONCLUDED})
SIGNED = frozenset({Status.SIGNED, Status.PROVISIONALLY_APPLIED, Status.IN_FORCE})
ENDED = frozenset(Status) - UNDERWAY - SETTLED - SIGNED
GROUPS = (
    (_("Signed or in force"), SIGNED),
    (_("Text settled, not signed"), SETTLED),
    (_("Proposed or in talks"), UNDERWAY),
    (_("Suspended or ended"), ENDED),
)


@dataclass(frozen=True, slots=True)
class AgreementStatus:
    """An agreement and its status on the day."""

    agreement: AgreementFact
    status: Status


@dataclass(frozen=True)
class Count:
    """Some agreements, counted by scope."""

    agreements: tuple[AgreementFact, ...]

    @property
    def total(self) -> int:
        return len(self.agreements)

    @cached_property
    def by_scope(self) -> dict[Scope, int]:
        return {s: sum(a.scope is s for a in self.agreements) for s in Scope}


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The agreements in which a party had a part by the day, with their status.

    Empty for the party None. Agreements that nothing had happened to are left out.
    """

    party: PartyName | None
    found: tuple[AgreementStatus, ...]

    def count(
        self,
        statuses: frozenset[Status],
        kind: AgreementKind,
        region: Region | None = None,
    ) -> Count:
        """Those of the kind, and of the region unless it is None, in the statuses."""
        fitting = (
            each.agreement
            for each in self.found
            if each.status in statuses
            and each.agreement.kind is kind
            and region in (None, each.agreement.region)
        )
        return Count(tuple(sorted(fitting, key=str)))

    @property
    def kinds(self) -> list[tuple[AgreementKind, list[tuple[str, Count]]]]:
        """For each kind of agreement that there is, the count in each group."""
        there = {each.agreement.kind for each in self.found}
        return [
            (kind, [(str(name), self.count(group, kind)) for name, group in GROUPS])
            for kind in AgreementKind
            if kind in there
        ]

    @property
    def frameworks(self) -> list[tuple[Region, Count]]:
        """Framework agreements signed or in force, by region, as in Table 2."""
        counts = [(r, self.count(SIGNED, AgreementKind.TIFA, r)) for r in Region]
        return [(region, count) for region, count in counts if count.total]

    @property
    def all_frameworks(self) -> Count:
        return self.count(SIGNED, AgreementKind.TIFA)


def portfolio(
    party: PartyName | None, *, on: date, known: datetime | None
) -> tuple[Portfolio, tuple[PartyName, ...]]:
    """The portfolio of the party, and all parties that have one. Five queries.

    A party has a part in an agreement as on the board: it is in, on the way, or has
    left.
    """
    named = agreements(known=known)
    seated = seats_of(None, on=on, known=known)
    names = parties(
        {number for each in seated.values() for number in each}, known=known
    )
    found = [
        AgreementStatus(named[number], standing.status)
        for number, standing in standings(on=on, known=known).items()
        if party and standing and number in named and party.id in seated.get(number, ())
    ]
    others = {*names.values(), *filter(None, [party])}
    return Portfolio(party, tuple(found)), tuple(sorted(others, key=str))


@dataclass(frozen=True, slots=True)
class Programme:
    """Facts about the whole, with their sources."""

    figures: tuple[IndicatorFact, ...]
    topics: tuple[TopicFact, ...]
    discrepancies: tuple[DiscrepancyFact, ...]
    cited: Cited


def programme(*, on: date, known: datetime | None) -> Programme:
    """Facts about no single agreement; figures by the day. A fixed number of queries.

    Topics and disagreements have no day of their own and are shown whole.
    """
    general = {"agreement_id__isnull": True}
    figures = [
        figure
        for figure in facts(Indicator, IndicatorFact, known=known, **general)
        if figure.latest is None or figure.latest <= on
    ]
    figures.sort(key=lambda f: (*day_order(f), f.name, f.id))
    topics = facts(Topic, TopicFact, known=known, **general)
    topics.sort(key=lambda t: t.id)
    discrepancies = facts(Discrepancy, DiscrepancyFact, known=known, **general)
    discrepancies.sort(key=lambda d: d.id)
    return Programme(
        tuple(figures),
        tuple(topics),
        tuple(discrepancies),
        cited(
            {
                "indicator": _numbers(figures),
                "topic": _numbers(topics),
                "discrepancy": _numbers(discrepancies),
            },
            known=known,
        ),
    )


def _numbers(
    rows: Iterable[IndicatorFact | TopicFact | DiscrepancyFact],
) -> list[int]:
    return [row.id for row in rows]
