"""Negotiating rounds, and meetings without a number."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from tracker.facts.kind import Broken, Column, Happening, Kind, Search, Values, optional
from tracker.facts.meanings import AGREEMENT, NOTE, SOURCES, STATED
from tracker.models import Round
from tracker.vocabulary.kinds import RoundStatus

_HAPPENING = Happening("earliest", "latest", once={"status": RoundStatus.HELD})


def _by_day(on: date) -> Q:
    """A round is a fact once it was held, or once the days that it lost are over."""
    is_lost = ~Q(status=RoundStatus.HELD) & Q(planned_latest__lte=on)
    return _HAPPENING.by_day(on) | is_lost


def _rule(fact: Any, values: Values) -> Broken:
    if fact.status == RoundStatus.HELD and not fact.start:
        yield "start", "", _("a date: the round was held")
    for first, last, name in (
        (fact.earliest, fact.latest, "end"),
        (fact.planned_earliest, fact.planned_latest, "planned_end"),
    ):
        if first and last and first > last:
            wanted = _("a day not before %(day)s") % {"day": first}
            yield name, getattr(fact, name), wanted


ROUND = Kind(
    Round,
    table_name="rounds",
    about="Negotiating rounds with a number, and meetings of ministers, chief "
    "negotiators or a commission without one.",
    title="{label}",
    page="agreement",
    anchor="round",
    columns=(
        Column("agreement", AGREEMENT),
        optional("number", "Number of the round, once per agreement."),
        Column("label", "Names the agreement and the round."),
        optional("start", f"First day. {STATED}"),
        optional("end", f"Last day. {STATED}"),
        optional("city", "City."),
        optional("country", "Code of the party where it was held."),
        Column("status", "Whether it was held."),
        optional(
            "planned_start",
            "First day of the plan that was changed, or of the plan of a round not "
            f"held. {STATED}",
        ),
        optional("planned_end", f"Last day of that plan. {STATED}"),
        optional("note", NOTE),
        Column("sources", SOURCES, claim=""),
    ),
    happening=_HAPPENING,
    search=Search(
        ("label", "city", "note"),
        relations=("country",),
        by_day=_by_day,
        order=("-latest", "-earliest", "id"),
    ),
    rule=_rule,
)
