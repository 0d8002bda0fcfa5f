"""What other databases call an agreement, as rows."""

from __future__ import annotations

from tracker.exports.rows import IdentifierRow
from tracker.models import Identifier
from tracker.queries.rows.anchors import anchor_of
from tracker.queries.rows.identifiers import IdentifierFact


def identifier_row(agreement: str, fact: IdentifierFact) -> IdentifierRow:
    """The row; the agreement by its slug."""
    return IdentifierRow(
        agreement=agreement,
        database=fact.database.value,
        identifier=fact.identifier,
        address=fact.address or None,
        anchor=anchor_of(Identifier, fact.id),
    )
