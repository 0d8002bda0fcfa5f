"""Milestones that people put dates on."""

from typing import Any

from django.utils.translation import gettext as _

from tracker.facts.kind import Broken, Kind, Search, Values
from tracker.models import Deadline, Forecast
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.milestones import Milestone


def _rule(fact: Any, values: Values) -> Broken:
    is_round = fact.milestone == Milestone.ROUND
    is_accession = fact.milestone == Milestone.ACCESSION
    if is_round and not fact.round_name:
        yield "round_name", "", _("the number or the label of the round")
    if fact.round_name and not is_round:
        yield "round_name", fact.round_name, _("nothing: it is not a round")
    if is_accession and not fact.stage:
        yield "stage", "", _("the stage that is expected of the accession")
    if fact.stage and not is_accession:
        yield "stage", fact.stage, _("nothing: it is not an accession")


DEADLINE = Kind(
    Deadline,
    table_name="deadlines",
    about="Milestones that people put dates on; forecasts are about them.",
    title="{milestone} {party} {round_name} {stage}",
    page="deadline",
    renamed={"round": "round_name"},
    search=Search(
        ("round_name", "criteria"),
        relations=("party",),
        words={"milestone": Milestone, "stage": Stage},
        spoken_of=(Forecast, "deadline_id", "stated_latest"),
    ),
    rule=_rule,
)
