"""Persons and bodies who are quoted."""

from tracker.facts.kind import Kind, Search
from tracker.models import Speaker

SPEAKER = Kind(
    Speaker,
    table_name="speakers",
    about="Persons, bodies and described groups whose statements are on record.",
    title="{name}",
    page="speaker",
    search=Search(names=("name", "name_zh")),
)
