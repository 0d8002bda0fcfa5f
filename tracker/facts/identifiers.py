"""What other databases call an agreement."""

from tracker.facts.kind import Column, Kind
from tracker.facts.meanings import AGREEMENT
from tracker.models import Identifier

IDENTIFIER = Kind(
    Identifier,
    table_name="identifiers",
    about="What other databases call an agreement; the record there is the source.",
    title="{database} {identifier}",
    page="agreement",
    anchor="identifier",
    columns=(
        Column("agreement", AGREEMENT),
        Column("database", "The other database."),
        Column("identifier", "What it calls the agreement, as it writes it."),
    ),
    file_may_be_left_out=True,
    sql_extras={"identifier": "address TEXT"},
)
