"""Which agreement takes the place of which."""

from typing import Any

from django.utils.translation import gettext as _

from tracker.facts.kind import Broken, Kind, Values
from tracker.models import Succession


def _rule(fact: Any, values: Values) -> Broken:
    if values["successor"] == values["predecessor"]:
        [slug] = values["predecessor"]
        yield "predecessor", slug, _("another agreement")


SUCCESSION = Kind(
    Succession,
    table_name="successions",
    about="Which agreement takes the place of which.",
    title="{successor} ← {predecessor}",
    page="agreement",
    renamed={"agreement": "successor", "supersedes": "predecessor"},
    rule=_rule,
)
