"""Where the founding paper and other sources, or the paper itself, disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tracker.models import Discrepancy
from tracker.queries.rows.anchors import PageLocation, fact_place
from tracker.queries.rows.citations import cited
from tracker.queries.rows.facts import AgreementFact, facts
from tracker.queries.rows.figures import DiscrepancyFact
from tracker.vocabulary import founding_paper as paper


@dataclass(frozen=True, slots=True)
class Claim:
    """What the paper and another source, or the paper itself, say differently."""

    fact: DiscrepancyFact
    about: AgreementFact | None
    place: PageLocation

    def names_table(self, number: int) -> bool:
        """Is it about that table of the paper, by its own words?"""
        return f"Table {number}" in f"{self.fact.claim_a} {self.fact.claim_b}"

    def is_about_round(self, number: int) -> bool:
        return self.fact.subject.startswith(f"round {number}: ")

    def is_about_party(self, code: str) -> bool:
        """Subjects begin with the codes of parties: “CA, MX: first stage”."""
        codes, colon, _rest = self.fact.subject.partition(": ")
        return bool(colon) and code in codes.split(", ")


def claims_of_the_paper(
    everything: Mapping[int, AgreementFact], *, known: datetime | None
) -> tuple[Claim, ...]:
    """Every disagreement in which the paper is one of the sources."""
    found = facts(Discrepancy, DiscrepancyFact, known=known)
    backing = cited({"discrepancy": [fact.id for fact in found]}, known=known)
    return tuple(
        _claim(fact, everything.get(fact.agreement_id or 0))
        for fact in found
        if any(paper.SOURCE in backing.slugs("discrepancy", fact.id, x) for x in "ab")
    )


def _claim(fact: DiscrepancyFact, about: AgreementFact | None) -> Claim:
    names = (about.slug,) if about else ()
    return Claim(fact, about, fact_place(Discrepancy, fact.id, *names))
