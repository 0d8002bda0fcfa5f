"""Who is in a bloc."""

from tracker.facts.kind import Column, Kind
from tracker.models import Membership

MEMBERSHIP = Kind(
    Membership,
    table_name="memberships",
    about="Who is in a bloc.",
    title="{party}, {bloc}",
    page="party",
    columns=(
        Column("bloc", "Code of the bloc."),
        Column("party", "Code of the member."),
    ),
)
