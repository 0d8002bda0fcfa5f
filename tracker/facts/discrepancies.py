"""Where two sources, or a source and itself, do not agree."""

from tracker.facts.kind import Column, Kind, Search, optional
from tracker.facts.meanings import SOURCES
from tracker.models import Discrepancy

DISCREPANCY = Kind(
    Discrepancy,
    table_name="discrepancies",
    about="Where two sources, or a source and itself, do not agree.",
    title="{subject}",
    page="agreement-background",
    anchor="discrepancy",
    columns=(
        optional(
            "agreement",
            "Id of the agreement; empty where it is not about one alone.",
        ),
        Column("subject", "What the claims are about."),
        Column("claim_a", "What the one says."),
        Column("source_a", f"Sources of claim A. {SOURCES}", claim="a"),
        Column("claim_b", "What the other says."),
        Column("source_b", f"Sources of claim B. {SOURCES}", claim="b"),
        Column("preferred", "Which claim the other files follow."),
        Column("reason", "Why."),
    ),
    search=Search(("subject", "claim_a", "claim_b", "reason")),
)
