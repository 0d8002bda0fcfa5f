"""In which agreements parties take part on a day, and on which side they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from tracker.analysis.accessions import Seat, Step, seats
from tracker.models import Party
from tracker.queries.rows.events import steps
from tracker.queries.rows.facts import facts, participants
from tracker.queries.rows.names import PartyName


def party_named(code: str, *, known: datetime | None) -> PartyName | None:
    """The published party of that code, or None. One query."""
    found = facts(Party, PartyName, known=known, code=code)
    return found[0] if found else None


def seats_of(
    parties: Iterable[int] | None, *, on: date, known: datetime | None
) -> dict[int, dict[int, Seat]]:
    """By agreement and party, where the parties (all, if None) are on the day.

    Those that had taken no step by the day, but take one later, are left out. Two
    queries.
    """
    where = {} if parties is None else {"party_id__in": set(parties)}
    taken = steps(known=known, **where)
    named = participants(known=known, **where)
    found: dict[int, dict[int, Seat]] = {}
    for agreement in taken.keys() | named.keys():
        theirs: list[Step] = taken.get(agreement, [])
        seated = seats(theirs, named.get(agreement, ()), on=on)
        found[agreement] = {seat.party: seat for seat in seated}
    return {agreement: seated for agreement, seated in found.items() if seated}
