"""Who is in a bloc."""

from typing import Any

from django.utils.translation import gettext as _

from tracker.facts.kind import Broken, Column, Kind, Values
from tracker.models import Membership


def _rule(fact: Any, values: Values) -> Broken:
    if values["bloc"] == values["party"]:
        [code] = values["party"]
        yield "party", code, _("another party than the bloc")


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
    rule=_rule,
)
