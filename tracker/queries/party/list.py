"""All parties: what they are, which blocs they belong to, and how much they are in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

from tracker.models import Membership, Party
from tracker.queries.rows.facts import facts
from tracker.queries.rows.names import PartyName
from tracker.queries.rows.participation import seats_of
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.accessions import Side


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party, its blocs, and the number of agreements on each side of which it is."""

    party: PartyName
    blocs: tuple[PartyName, ...]
    members: int
    by_side: tuple[tuple[Side, int], ...]


@dataclass(frozen=True, slots=True)
class PartyList:
    """Parties by name; ``total`` counts all, ``blocs`` are all blocs."""

    lines: tuple[PartyLine, ...]
    total: int
    blocs: tuple[PartyName, ...]

    def narrowed(self, *, kind: str, bloc: str) -> PartyList:
        """Those of the kind, and in the bloc, of these codes; empty means any."""
        fits = (
            line
            for line in self.lines
            if kind in ("", line.party.kind)
            and bloc in ("", *(each.code for each in line.blocs))
        )
        return replace(self, lines=tuple(fits))


def all_parties(*, on: date, known: datetime | None) -> PartyList:
    """All parties, on the day. A fixed number of queries.

    An agreement that a bloc takes part in counts for the bloc, not for its members.
    """
    named = {party.id: party for party in facts(Party, PartyName, known=known)}
    inside = _blocs(named, known=known)
    sides = _sides(on=on, known=known)
    members = Counter(bloc.id for blocs in inside.values() for bloc in blocs)
    lines = [
        PartyLine(
            party,
            inside.get(number, ()),
            members[number],
            tuple((side, sides[number, side]) for side in Side),
        )
        for number, party in named.items()
    ]
    blocs = {bloc.id: bloc for found in inside.values() for bloc in found}
    return PartyList(
        tuple(sorted(lines, key=_by_name)),
        len(lines),
        tuple(sorted(blocs.values(), key=str)),
    )


def _blocs(
    named: dict[int, PartyName], *, known: datetime | None
) -> dict[int, tuple[PartyName, ...]]:
    """The blocs that each party belongs to, by its number."""
    pairs = published_as_of(Membership, known=known).values_list("party_id", "bloc_id")
    found: dict[int, list[PartyName]] = {}
    for party, bloc in pairs:
        if party in named and bloc in named:
            found.setdefault(party, []).append(named[bloc])
    return {party: tuple(sorted(blocs, key=str)) for party, blocs in found.items()}


def _sides(*, on: date, known: datetime | None) -> Counter[tuple[int, Side]]:
    seated = seats_of(None, on=on, known=known).values()
    return Counter((seat.party, seat.side) for each in seated for seat in each.values())


def _by_name(line: PartyLine) -> str:
    return line.party.name_en.casefold()
