"""The founding paper's tables beside what is on record, each difference explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils.translation import gettext as _

from tracker.analysis.accessions import Seat
from tracker.models import Party
from tracker.queries.party.portfolio import (
    SIGNED,
    UNDERWAY,
    Count,
    Portfolio,
    portfolio,
)
from tracker.queries.reports.paper_claims import Claim, claims_of_the_paper
from tracker.queries.rows.facts import AgreementFact, agreement_named, agreements, facts
from tracker.queries.rows.names import PartyName
from tracker.queries.rows.participation import party_named, seats_of
from tracker.queries.rows.rounds import RoundOnDay, rounds_on_day
from tracker.vocabulary import founding_paper as paper
from tracker.vocabulary.accessions import Side, Stage
from tracker.vocabulary.kinds import AgreementKind, PaperTable, Region, Scope
from tracker.vocabulary.reading_dates import readable
from tracker.vocabulary.stated_dates import StatedDate


@dataclass(frozen=True, slots=True)
class PaperLine:
    """What the paper prints, what the record holds, and why where they differ."""

    label: str
    printed: str
    held: str
    is_same: bool
    why: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperComparison:
    """A table of the paper, line by line, and what else is disputed about it."""

    title: str
    lines: tuple[PaperLine, ...]
    notes: tuple[Claim, ...]


@dataclass(frozen=True)
class _Record:
    """What the comparisons are drawn from: the record on the paper's day."""

    portfolio: Portfolio
    agreements: Mapping[int, AgreementFact]
    rounds: tuple[RoundOnDay, ...]
    seats: Mapping[str, Seat]
    names: Mapping[str, PartyName]
    claims: tuple[Claim, ...]

    @cached_property
    def claims_on_tpp(self) -> tuple[Claim, ...]:
        return tuple(
            claim
            for claim in self.claims
            if claim.about and claim.about.slug == paper.AGREEMENT
        )


def beside_the_paper(
    *, on: date, known: datetime | None
) -> tuple[PaperComparison, ...]:
    """Tables 1 to 3 and Figure 1 beside the record. A fixed number of queries."""
    record = _record(on=on, known=known)
    return (
        _table_1(record),
        _table_2(record),
        _table_3(record),
        _figure_1(record),
    )


def _record(*, on: date, known: datetime | None) -> _Record:
    shown, _others = portfolio(
        party_named(paper.PARTY, known=known), on=on, known=known
    )
    tpp = agreement_named(paper.AGREEMENT, known=known)
    ids = [tpp.id] if tpp else []
    seated = seats_of(None, on=on, known=known).get(ids[0], {}) if ids else {}
    by_code = {each.code: each for each in facts(Party, PartyName, known=known)}
    everything = agreements(known=known)
    return _Record(
        shown,
        everything,
        tuple(rounds_on_day(ids, on=on, known=known)),
        {c: seated[each.id] for c, each in by_code.items() if each.id in seated},
        by_code,
        claims_of_the_paper(everything, known=known),
    )


def _table_1(record: _Record) -> PaperComparison:
    stages = (
        (_("Signed"), SIGNED, PaperTable.TABLE_1_SIGNED, paper.SIGNED),
        (
            _("Proposed or in talks"),
            UNDERWAY,
            PaperTable.TABLE_1_PROPOSED,
            paper.PROPOSED,
        ),
    )
    lines = [
        _counted(
            record,
            f"{label} · {scope.label}",
            printed[scope],
            [a for a in _listed(record, table) if a.scope is scope],
            _of_scope(record.portfolio.count(group, AgreementKind.FTA), scope),
        )
        for label, group, table, printed in stages
        for scope in printed
    ]
    return PaperComparison(
        _("Table 1: free trade agreements of the United States"),
        tuple(lines),
        tuple(claim for claim in record.claims if claim.names_table(1)),
    )


def _table_2(record: _Record) -> PaperComparison:
    lines = []
    for region, printed in paper.FRAMEWORKS.items():
        count = record.portfolio.count(SIGNED, AgreementKind.TIFA, region)
        listed = _listed(record, PaperTable.TABLE_2, region)
        lines += [
            _counted(
                record,
                f"{region.label} · {scope.label}",
                number,
                [a for a in listed if a.scope is scope],
                _of_scope(count, scope),
            )
            for scope, number in printed.items()
        ]
    return PaperComparison(
        _("Table 2: framework agreements of the United States"),
        tuple(lines),
        tuple(claim for claim in record.claims if claim.names_table(2)),
    )


def _listed(
    record: _Record, table: PaperTable, region: Region | None = None
) -> list[AgreementFact]:
    return [
        each
        for each in record.agreements.values()
        if each.paper_table == table and region in (None, each.region)
    ]


def _of_scope(count: Count, scope: Scope) -> list[AgreementFact]:
    return [each for each in count.agreements if each.scope is scope]


def _counted(
    record: _Record,
    label: str,
    printed: int,
    listed: list[AgreementFact],
    found: list[AgreementFact],
) -> PaperLine:
    """Whether the paper's number and names are those that the record counts."""
    apart = {a.id for a in listed} ^ {a.id for a in found}
    names = ", ".join(sorted(str(record.agreements[each]) for each in apart))
    held = f"{len(found)} ({names})" if names else str(len(found))
    why = tuple(claim for claim in record.claims if claim.fact.agreement_id in apart)
    return PaperLine(
        label, str(printed), held, printed == len(found) and not apart, why
    )


def _table_3(record: _Record) -> PaperComparison:
    held = {each.name: each for each in record.rounds}
    lines = [_round(record, each, held.get(str(each.number))) for each in paper.ROUNDS]
    used = {claim.fact.id for line in lines for claim in line.why}
    return PaperComparison(
        _("Table 3: rounds of the TPP"),
        tuple(lines),
        tuple(
            claim
            for claim in record.claims
            if claim.names_table(3) and claim.fact.id not in used
        ),
    )


def _round(
    record: _Record, printed: paper.PrintedRound, held: RoundOnDay | None
) -> PaperLine:
    fact = held.fact if held else None
    stated = f"{fact.start}/{fact.end}" if fact else ""
    city = fact.city if fact else ""
    is_same = stated == printed.stated_date and city.startswith(printed.city or "-")
    return PaperLine(
        _("Round %(number)s") % {"number": printed.number},
        _place_and_days(
            printed.stated_date, printed.city or _name(record, printed.host)
        ),
        _place_and_days(stated, city),
        is_same,
        ()
        if is_same
        else tuple(
            each for each in record.claims_on_tpp if each.is_about_round(printed.number)
        ),
    )


def _place_and_days(stated: str, place: str) -> str:
    return f"{readable(stated)}, {place}" if stated else ""


def _figure_1(record: _Record) -> PaperComparison:
    lines = [_member(record, code, since) for code, since in paper.MEMBERS.items()]
    lines.append(_next_member(record))
    used = {claim.fact.id for line in lines for claim in line.why}
    codes = {*paper.MEMBERS, paper.NEXT_MEMBER}
    about = [c for c in record.claims_on_tpp if any(map(c.is_about_party, codes))]
    return PaperComparison(
        _("Figure 1: members of the TPP"),
        tuple(lines),
        tuple(claim for claim in about if claim.fact.id not in used),
    )


def _member(record: _Record, code: str, since: str) -> PaperLine:
    seat = record.seats.get(code)
    joined = [s for s in seat.steps if s.stage is Stage.JOINED] if seat else []
    held = joined[-1].stated_date if joined else ""
    is_in = seat is not None and seat.side is Side.IN
    is_same = is_in and (not since or _is_within(held, since))
    why = () if is_same else _about_party(record, code)
    return PaperLine(
        _name(record, code),
        readable(since) if since else _("a member, no date given"),
        readable(held) if held else _("not in"),
        is_same,
        why,
    )


def _next_member(record: _Record) -> PaperLine:
    code = paper.NEXT_MEMBER
    seat = record.seats.get(code)
    return PaperLine(
        _name(record, code),
        _("announces in September 2013 that it joins"),
        str(seat.steps[-1].stage.label) if seat and seat.steps else _("not in"),
        code in record.seats,
        _about_party(record, code),
    )


def _name(record: _Record, code: str) -> str:
    return str(record.names.get(code, code))


def _is_within(held: str, printed: str) -> bool:
    """Do all days that the one may mean lie in those of the other?"""
    if not held:
        return False
    inner, outer = StatedDate.parse(held), StatedDate.parse(printed)
    first, last = inner.earliest or date.min, inner.latest or date.max
    return (outer.earliest or date.min) <= first and last <= (outer.latest or date.max)


def _about_party(record: _Record, code: str) -> tuple[Claim, ...]:
    return tuple(c for c in record.claims_on_tpp if c.is_about_party(code))
