"""What is on the agenda, aimed at, in the way, or typical."""

from tracker.facts.kind import Column, Kind, Search, optional
from tracker.facts.meanings import AGREEMENT_OR_NONE, SOURCES
from tracker.models import Topic

TOPIC = Kind(
    Topic,
    table_name="topics",
    about="What is on the agenda, aimed at, in the way, or typical.",
    title="{topic_en}",
    page="agreement-background",
    anchor="topic",
    columns=(
        optional("agreement", AGREEMENT_OR_NONE),
        Column("topic_en", "Topic in English."),
        Column("topic_zh", "Topic in Chinese."),
        Column("stance", "How the topic stands in the talks."),
        Column("sources", SOURCES, claim=""),
    ),
    search=Search(("topic_en", "topic_zh")),
)
