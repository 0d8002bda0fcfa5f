"""What other databases call an agreement."""

from typing import Any

from django.utils.translation import gettext as _

from tracker.facts.kind import Broken, Column, Kind, Values
from tracker.facts.meanings import AGREEMENT
from tracker.models import Identifier
from tracker.vocabulary.databases import SCHEMES, Database


def _rule(fact: Any, values: Values) -> Broken:
    scheme = SCHEMES[Database(fact.database)]
    if not scheme.is_written_so(fact.identifier):
        wanted = _("one as %(database)s writes it, such as %(example)s")
        said = {"database": fact.database, "example": scheme.example}
        yield "identifier", fact.identifier, wanted % said


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
    rule=_rule,
)
