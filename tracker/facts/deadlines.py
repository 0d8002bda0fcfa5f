"""Milestones that people put dates on."""

from tracker.facts.kind import Kind, Search
from tracker.models import Deadline, Forecast
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.milestones import Milestone

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
)
