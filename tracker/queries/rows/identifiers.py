"""What other databases call an agreement, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tracker.models import Identifier
from tracker.queries.rows.facts import facts
from tracker.vocabulary.databases import Database, address_in


@dataclass(frozen=True, slots=True)
class IdentifierFact:
    """What the database calls the agreement of that number."""

    id: int
    agreement_id: int
    database: Database
    identifier: str

    @property
    def address(self) -> str:
        """The agreement's page in the database; empty where it has none."""
        return address_in(self.database, self.identifier)


def identifiers(
    agreements: Iterable[int], *, known: datetime | None
) -> list[IdentifierFact]:
    """Those of the agreements, by number, in the order of the databases. One query."""
    where = {"agreement_id__in": list(agreements)}
    found = facts(Identifier, IdentifierFact, known=known, **where)
    return sorted(found, key=lambda each: [*Database].index(each.database))
