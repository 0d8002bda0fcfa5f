"""The fact files: their columns, and the fields that the columns fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.intake.tables import Table
from tracker.models import (
    AccessionStep,
    Agreement,
    Discrepancy,
    Forecast,
    Identifier,
    Indicator,
    Membership,
    Participation,
    Party,
    Round,
    Source,
    StatusEvent,
    Topic,
)

ONE_LIST = {"sources": ""}
# A column that any of the files may have beside its own: who may read each row.
PUBLICATION = "publication"


@dataclass(frozen=True)
class FactFile:
    """One file of the format: what is in it, and the table that its rows go into.

    ``heading`` names the columns in order, those that are never empty with a star.
    ``fields`` gives the field of a column that is not called like it, and
    ``citations`` the claim that the sources of a column back. A file that
    ``may_be_left_out`` says nothing where it is.
    """

    name: str
    table: Table
    heading: str
    fields: Mapping[str, str] = field(default_factory=dict)
    citations: Mapping[str, str] = field(default_factory=dict)
    may_be_left_out: bool = False

    @property
    def columns(self) -> list[str]:
        return self.heading.replace("*", "").split()

    @property
    def required(self) -> set[str]:
        return {name[:-1] for name in self.heading.split() if name.endswith("*")}


FILES = (
    FactFile(
        "sources.csv",
        Source,
        "id* title* publisher* published_on accessed_on url language* kind*",
        {"id": "slug"},
    ),
    FactFile("parties.csv", Party, "code* name_en* name_zh* kind*"),
    FactFile("memberships.csv", Membership, "bloc* party*"),
    FactFile(
        "agreements.csv",
        Agreement,
        "id* short_name* name_en* name_zh* kind* scope* region* parent_body supersedes "
        "paper_table sources*",
        {"id": "slug"},
        ONE_LIST,
    ),
    FactFile("participations.csv", Participation, "agreement* party*"),
    FactFile(
        "status_events.csv",
        StatusEvent,
        "agreement* date* status* party description* sources*",
        {"date": "stated_date"},
        ONE_LIST,
    ),
    FactFile(
        "rounds.csv",
        Round,
        "agreement* number label* start end city country status* planned_start "
        "planned_end note sources*",
        citations=ONE_LIST,
    ),
    FactFile(
        "accessions.csv",
        AccessionStep,
        "agreement* party* track* stage* date* note sources*",
        {"date": "stated_date"},
        ONE_LIST,
    ),
    FactFile(
        "forecasts.csv",
        Forecast,
        "agreement* milestone* subject stage stated_on* speaker* speaker_role* "
        "stated_by* stated_by_kind* target_text* target_earliest target_latest "
        "stance* probability note sources*",
        citations=ONE_LIST,
    ),
    FactFile(
        "indicators.csv",
        Indicator,
        "agreement name* value* unit* as_of sources*",
        citations=ONE_LIST,
    ),
    FactFile(
        "topics.csv",
        Topic,
        "agreement topic_en* topic_zh* stance* sources*",
        citations=ONE_LIST,
    ),
    FactFile(
        "discrepancies.csv",
        Discrepancy,
        "agreement subject* claim_a* source_a* claim_b* source_b* preferred* reason*",
        citations={"source_a": "a", "source_b": "b"},
    ),
    FactFile(
        "identifiers.csv",
        Identifier,
        "agreement* database* identifier*",
        may_be_left_out=True,
    ),
)
