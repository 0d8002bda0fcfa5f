"""The kinds of fact, each declared once, in a file of its own.

Adding a kind: see ``docs/architecture.md``.
"""

from collections.abc import Mapping

from tracker.facts.accession_steps import ACCESSION_STEP
from tracker.facts.agreements import AGREEMENT
from tracker.facts.citations import CITATION
from tracker.facts.deadlines import DEADLINE
from tracker.facts.discrepancies import DISCREPANCY
from tracker.facts.forecasts import FORECAST
from tracker.facts.identifiers import IDENTIFIER
from tracker.facts.indicators import INDICATOR
from tracker.facts.kind import (
    PUBLICATION,
    Column,
    Happening,
    Kind,
    Search,
    Table,
    relations,
)
from tracker.facts.memberships import MEMBERSHIP
from tracker.facts.participations import PARTICIPATION
from tracker.facts.parties import PARTY
from tracker.facts.rounds import ROUND
from tracker.facts.sources import SOURCE
from tracker.facts.speakers import SPEAKER
from tracker.facts.status_events import STATUS_EVENT
from tracker.facts.successions import SUCCESSION
from tracker.facts.topics import TOPIC

__all__ = [
    "FILES",
    "KINDS",
    "KIND_NAMED",
    "KIND_OF",
    "LOADED",
    "PUBLICATION",
    "TABLES",
    "Column",
    "Happening",
    "Kind",
    "Search",
    "Table",
    "relations",
]

# In the order in which a change that touches several is told.
KINDS: tuple[Kind, ...] = (
    AGREEMENT,
    STATUS_EVENT,
    ACCESSION_STEP,
    ROUND,
    DEADLINE,
    FORECAST,
    INDICATOR,
    TOPIC,
    DISCREPANCY,
    PARTICIPATION,
    IDENTIFIER,
    SUCCESSION,
    PARTY,
    MEMBERSHIP,
    SPEAKER,
    SOURCE,
    CITATION,
)
KIND_NAMED: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
KIND_OF: Mapping[Table, Kind] = {kind.model: kind for kind in KINDS}
TABLES: tuple[Table, ...] = tuple(KIND_OF)
# A kind stands after those that it refers to: so they are loaded, and so files with
# the past are numbered.
LOADED: tuple[Kind, ...] = (
    PARTY,
    SOURCE,
    SPEAKER,
    MEMBERSHIP,
    AGREEMENT,
    SUCCESSION,
    PARTICIPATION,
    STATUS_EVENT,
    ROUND,
    ACCESSION_STEP,
    DEADLINE,
    FORECAST,
    INDICATOR,
    TOPIC,
    DISCREPANCY,
    CITATION,
    IDENTIFIER,
)
# Those with a fact file, in the order of the format: the texts that back facts first.
FILES: tuple[Kind, ...] = (
    SOURCE,
    *(kind for kind in LOADED if kind.columns and kind is not SOURCE),
)
