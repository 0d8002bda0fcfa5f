"""What is negotiated."""

from tracker.facts.kind import Column, Kind, Search, optional
from tracker.facts.meanings import SOURCES
from tracker.models import Agreement, Succession

AGREEMENT = Kind(
    Agreement,
    table_name="agreements",
    about="What is negotiated, from the first idea on. Where an agreement stands "
    "follows from status_events.csv.",
    title="{short_name}",
    page="agreement",
    columns=(
        Column("id", "Names the agreement.", "slug"),
        Column("short_name", "What it is mostly called."),
        Column("name_en", "Full name in English."),
        Column("name_zh", "Full name in Chinese."),
        Column("kind", "Kind of agreement."),
        Column(
            "scope", "Between two or between more; one with a bloc is plurilateral."
        ),
        Column("region", "Grouping of the founding paper, or one beside it."),
        optional(
            "parent_body", "Body in which the talks are held, where that is evident."
        ),
        Column(
            "supersedes",
            "Ids of the agreements that it takes the place of, ; between them.",
            of=Succession,
            is_required=False,
        ),
        optional("paper_table", "Table of the founding paper that lists it."),
        Column("sources", SOURCES, claim=""),
    ),
    search=Search(("parent_body",), names=("short_name", "name_en", "name_zh")),
)
