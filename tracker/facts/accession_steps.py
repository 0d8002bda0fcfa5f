"""Steps of one party: into the talks, or towards being bound by the text."""

from tracker.facts.kind import Column, Happening, Kind, Search, optional
from tracker.facts.meanings import AGREEMENT, NOTE, SOURCES, STATED
from tracker.models import AccessionStep
from tracker.vocabulary.accessions import Stage

_HAPPENING = Happening("earliest", "latest")

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
)
