"""Steps of one party: into the talks, or towards being bound by the text."""

from typing import Any

from django.utils.translation import gettext as _

from tracker.facts.kind import Broken, Column, Happening, Kind, Search, Values, optional
from tracker.facts.meanings import AGREEMENT, NOTE, SOURCES, STATED
from tracker.models import AccessionStep
from tracker.vocabulary.accessions import Stage, Track

_HAPPENING = Happening("earliest", "latest")


def _rule(fact: Any, values: Values) -> Broken:
    stages = Stage.on_track(Track(fact.track))
    if fact.stage not in stages:
        on_track = _("a stage of the track %(track)s: %(stages)s")
        yield (
            "stage",
            fact.stage,
            on_track % {"track": fact.track, "stages": ", ".join(stages)},
        )


ACCESSION_STEP = Kind(
    AccessionStep,
    table_name="accessions",
    about="Steps of one party: into the talks, or towards being bound by the text.",
    title="{party}: {stage}, {stated_date}",
    page="agreement",
    anchor="step",
    columns=(
        Column("agreement", AGREEMENT),
        Column("party", "Code of the party that took the step."),
        Column("track", "Coming into the talks, or becoming bound by the text."),
        Column("stage", "The step."),
        Column("date", f"When it was taken. {STATED}", "stated_date"),
        optional("note", NOTE),
        Column("sources", SOURCES, claim=""),
    ),
    happening=_HAPPENING,
    search=Search(
        ("note",),
        relations=("party",),
        words={"stage": Stage},
        by_day=_HAPPENING.by_day,
        order=("-latest", "-earliest", "id"),
    ),
    rule=_rule,
)
