"""Tables as a working paper prints them, for any party or agreement and any day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tracker.analysis.accessions import Step, seats
from tracker.queries.party.portfolio import GROUPS, Count, Portfolio
from tracker.queries.rows.anchors import PageLocation
from tracker.queries.rows.events import steps
from tracker.queries.rows.facts import AgreementFact, participants
from tracker.queries.rows.names import PartyName, parties
from tracker.queries.rows.rounds import RoundOnDay, rounds_on_day
from tracker.vocabulary.accessions import Side
from tracker.vocabulary.names import called
from tracker.vocabulary.reading_dates import readable

Named = AgreementFact | PartyName


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, a number, or named things that have a page each."""

    text: str = ""
    number: int | None = None
    named: tuple[Named, ...] = ()
    place: PageLocation | None = None


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """``code`` names the column in data, ``label`` to readers."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """As many cells as the table has columns; totals stand out."""

    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, and what it says where it has no rows."""

    caption: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    empty: str


def by_kind(portfolio: Portfolio) -> Table:
    """The party's agreements by kind, stage and scope: Table 1 of the founding paper.

    A stage with several scopes has a total of its own.
    """
    rows = [
        ReportRow((Cell(str(kind.label)), *row.cells), row.is_total)
        for kind, _counts in portfolio.kinds
        for name, group in GROUPS
        for row in _counted(str(name), portfolio.count(group, kind))
    ]
    return Table(
        _("%(party)s: agreements by kind, stage and scope")
        % {"party": _party(portfolio)},
        (
            ReportColumn("kind", _("Kind")),
            ReportColumn("stage", _("Stage")),
            ReportColumn("scope", _("Scope")),
            ReportColumn("number", _("Number")),
            ReportColumn("agreements", _("Agreements")),
        ),
        tuple(rows),
        _("No agreement had come about by that day, as far as the record goes."),
    )


def frameworks_by_region(portfolio: Portfolio) -> Table:
    """Framework agreements signed by the day, by region and scope: Table 2."""
    rows = [
        row
        for region, count in portfolio.frameworks
        for row in _counted(str(region.label), count)
    ]
    if rows:
        rows.append(_total(_("All regions"), portfolio.all_frameworks))
    return Table(
        _("%(party)s: framework agreements by region") % {"party": _party(portfolio)},
        (
            ReportColumn("region", _("Region")),
            ReportColumn("scope", _("Scope")),
            ReportColumn("number", _("Number")),
            ReportColumn("agreements", _("Agreements")),
        ),
        tuple(rows),
        _(
            "No framework agreement had been signed by that day, as far as the "
            "record goes."
        ),
    )


def _party(portfolio: Portfolio) -> str:
    return called(portfolio.party).text if portfolio.party else _("nobody")


def _counted(label: str, count: Count) -> Iterable[ReportRow]:
    """A row for each scope that there is, and their total where there are several."""
    there = [(scope, number) for scope, number in count.by_scope.items() if number]
    for scope, number in there:
        named = tuple(a for a in count.agreements if a.scope is scope)
        cells = (Cell(label), Cell(str(scope.label)), Cell(number=number))
        yield ReportRow((*cells, Cell(named=named)))
    if len(there) > 1:
        yield _total(label, count)


def _total(label: str, count: Count) -> ReportRow:
    cells = (Cell(label), Cell(_("All")), Cell(number=count.total), Cell())
    return ReportRow(cells, is_total=True)


def rounds_of(agreement: AgreementFact, *, on: date, known: datetime | None) -> Table:
    """Rounds of the agreement by the day, oldest first: Table 3. Five queries."""
    found = rounds_on_day([agreement.id], on=on, known=known)
    return Table(
        _("%(agreement)s: rounds") % {"agreement": agreement},
        (
            ReportColumn("year", _("Year")),
            ReportColumn("round", _("Round")),
            ReportColumn("days", _("Days")),
            ReportColumn("city", _("City")),
            ReportColumn("host", _("Host")),
            ReportColumn("state", pgettext("of a round", "State")),
        ),
        tuple(_round(agreement, each) for each in found),
        _("No round is on record by that day."),
    )


def _round(agreement: AgreementFact, each: RoundOnDay) -> ReportRow:
    first, last = each.opening
    day = last or first
    return ReportRow(
        (
            Cell(str(day.year) if day else ""),
            Cell(each.label, place=each.place(agreement.slug)),
            Cell(each.days),
            Cell(each.city),
            Cell(named=(each.host,) if each.host else ()),
            Cell(str(each.state.label)),
        )
    )


def parties_by_stage(
    agreement: AgreementFact, *, on: date, known: datetime | None
) -> Table:
    """Who is in, on the way and out, by what steps: Figure 1. Three queries."""
    taken = steps(known=known, agreement_id=agreement.id).get(agreement.id, [])
    named = participants(known=known, agreement_id=agreement.id).get(agreement.id, [])
    found = seats(taken, named, on=on)
    names = parties((seat.party for seat in found), known=known)
    rows: list[ReportRow] = []
    for side in Side:
        here = [
            (names[seat.party], seat.steps)
            for seat in found
            if seat.side is side and seat.party in names
        ]
        here.sort(key=lambda each: (_since(each[1]), str(each[0])))
        rows += [_seat(side, *each) for each in here]
        if here:
            said = _("Parties: %(number)s") % {"number": len(here)}
            total = (Cell(str(side.label)), Cell(said))
            rows.append(ReportRow((*total, Cell(), Cell(), Cell()), is_total=True))
    return Table(
        _("%(agreement)s: parties by stage") % {"agreement": agreement},
        (
            ReportColumn("side", _("Where it is")),
            ReportColumn("party", _("Party")),
            ReportColumn("stage", _("Stage")),
            ReportColumn("since", _("Since")),
            ReportColumn("way", _("Way there")),
        ),
        tuple(rows),
        _("No party is on record by that day."),
    )


def _since(way: tuple[Step, ...]) -> date:
    return (way[-1].latest or date.max) if way else date.min


def _seat(side: Side, party: PartyName, way: tuple[Step, ...]) -> ReportRow:
    newest = way[-1] if way else None
    return ReportRow(
        (
            Cell(str(side.label)),
            Cell(named=(party,)),
            Cell(str(newest.stage.label) if newest else ""),
            Cell(readable(newest.stated_date) if newest else ""),
            Cell("; ".join(f"{s.stage.label}, {readable(s.stated_date)}" for s in way)),
        )
    )


AGREEMENT_TABLES: dict[str, Callable[..., Table]] = {
    "rounds": rounds_of,
    "parties": parties_by_stage,
}
PARTY_TABLES: dict[str, Callable[[Portfolio], Table]] = {
    "agreements": by_kind,
    "frameworks": frameworks_by_region,
}
