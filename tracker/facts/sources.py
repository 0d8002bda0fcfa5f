"""The texts that back the facts."""

from tracker.facts.kind import Column, Kind, Search, optional
from tracker.facts.meanings import STATED
from tracker.models import Source

SOURCE = Kind(
    Source,
    table_name="sources",
    about="The texts that back the facts.",
    title="{title}",
    page="source",
    columns=(
        Column("id", "Names the source.", "slug"),
        Column("title", "Title, in the language of the text."),
        Column("publisher", "Who published it."),
        optional("published_on", f"Day of the text, where it shows one. {STATED}"),
        optional("accessed_on", f"When it was read. {STATED}"),
        optional("url", "Address of the text."),
        Column("language", "Language of the text, in two letters."),
        Column("kind", "Kind of text."),
    ),
    search=Search(("title", "publisher"), order=("-latest", "-earliest", "id")),
)
