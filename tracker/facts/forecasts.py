"""Dated statements of when a milestone would be reached."""

from typing import Any

from django.utils.translation import gettext as _

from tracker.facts.kind import Broken, Column, Happening, Kind, Search, Values, optional
from tracker.facts.meanings import AGREEMENT, NOTE, SOURCES, STATED
from tracker.models import Deadline, Forecast, Speaker
from tracker.vocabulary.stances import Stance

_HAPPENING = Happening("stated_earliest", "stated_latest")


def _rule(fact: Any, values: Values) -> Broken:
    first, last = fact.target_earliest, fact.target_latest
    if first and last and first > last:
        wanted = _("a day not before %(day)s") % {"day": first}
        yield "target_latest", last, wanted
    if fact.stance == Stance.NO_DATE:
        for name in ("target_earliest", "target_latest"):
            if day := getattr(fact, name):
                yield name, day, _("nothing: the stance is no-date")


FORECAST = Kind(
    Forecast,
    table_name="forecasts",
    about="Dated statements by one speaker of when a milestone would be reached; rows "
    "are added and never overwritten.",
    title="{speaker}, {stated_on}: “{target_text}”",
    page="deadline",
    anchor="forecast",
    columns=(
        Column("agreement", AGREEMENT, of=Deadline),
        Column("milestone", "What was expected.", of=Deadline),
        Column(
            "subject",
            "For a round its number, or its label where it has none; else the code of "
            "the party that the statement is about, or empty.",
            of=Deadline,
            is_required=False,
        ),
        Column(
            "stage",
            "Stage expected, with an accession and only with it.",
            of=Deadline,
            is_required=False,
        ),
        Column("stated_on", f"When it was said. {STATED}"),
        Column(
            "speaker", "Who said it, in one spelling throughout.", "name", of=Speaker
        ),
        Column("speaker_role", "Office of the speaker at the time."),
        Column("stated_by", "How the source names the speaker."),
        Column("stated_by_kind", "Kind of speaker.", "kind", of=Speaker),
        Column("target_text", "What was said, paraphrased."),
        optional(
            "target_earliest", "First day that the words can mean; empty for none."
        ),
        optional("target_latest", "Last day that the words can mean; empty for none."),
        Column("stance", "Target, forecast, doubt, or no date."),
        optional(
            "probability",
            "Where the source gives a figure.",
            unit="fraction from 0 to 1",
        ),
        optional("note", NOTE),
        Column("sources", SOURCES, claim=""),
    ),
    file_key=(
        "agreement",
        "milestone",
        "subject",
        "stage",
        "stated_on",
        "speaker",
        "target_text",
    ),
    happening=_HAPPENING,
    search=Search(
        ("target_text", "note", "stated_by", "speaker_role"),
        relations=("speaker",),
        by_day=_HAPPENING.by_day,
        order=("-stated_latest", "-stated_earliest", "id"),
    ),
    rule=_rule,
)
