"""States, customs territories and blocs."""

from tracker.facts.kind import Column, Kind, Search
from tracker.models import Party

PARTY = Kind(
    Party,
    table_name="parties",
    about="States, customs territories and blocs.",
    title="{name_en}",
    page="party",
    columns=(
        Column(
            "code", "ISO 3166-1 alpha-2 where there is one, else a name in capitals."
        ),
        Column("name_en", "Name in English."),
        Column("name_zh", "Name in Chinese."),
        Column("kind", "Kind of party."),
    ),
    search=Search(names=("code", "name_en", "name_zh")),
)
