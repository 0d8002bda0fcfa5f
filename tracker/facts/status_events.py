"""Dated events, each with the status after it."""

from tracker.facts.kind import Column, Happening, Kind, Search, optional
from tracker.facts.meanings import AGREEMENT, SOURCES, STATED
from tracker.models import StatusEvent
from tracker.vocabulary.statuses import Status

_HAPPENING = Happening("earliest", "latest")

STATUS_EVENT = Kind(
    StatusEvent,
    table_name="status_events",
    about="Dated events, each with the status after it. A row that repeats the status "
    "before it is a development.",
    title="{status}, {stated_date}",
    page="agreement",
    anchor="event",
    columns=(
        Column("agreement", AGREEMENT),
        Column("date", f"When it happened. {STATED}", "stated_date"),
        Column("status", "Where the agreement stands after the event."),
        optional(
            "party", "Code of the party, where the event concerns one party alone."
        ),
        Column("description", "What happened."),
        Column("sources", SOURCES, claim=""),
    ),
    happening=_HAPPENING,
    search=Search(
        ("description",),
        relations=("party",),
        words={"status": Status},
        by_day=_HAPPENING.by_day,
        order=("-latest", "-earliest", "id"),
    ),
)
