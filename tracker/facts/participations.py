"""Who takes or took part in an agreement."""

from tracker.facts.kind import Column, Kind
from tracker.facts.meanings import AGREEMENT
from tracker.models import Participation

PARTICIPATION = Kind(
    Participation,
    table_name="participations",
    about="All who take or took part in an agreement, at any time; who came when is in "
    "accessions.csv.",
    title="{party}",
    page="agreement",
    columns=(
        Column("agreement", AGREEMENT),
        Column("party", "Code of the party."),
    ),
)
