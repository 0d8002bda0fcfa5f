"""What the founding paper prints in its tables, as ``founding_paper.toml`` has it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tracker.vocabulary.kinds import Region, Scope

Counts = Mapping[Scope, int]


@dataclass(frozen=True, slots=True)
class PrintedRound:
    """A line of Table 3; ``city`` is empty where the table names a country alone."""

    number: int
    stated_date: str
    city: str
    host: str


def _counts(printed: Mapping[str, int]) -> Counts:
    return {Scope(code): number for code, number in printed.items()}


_printed: Mapping[str, Any] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)

SOURCE: str = _printed["source"]
FACTS_END_ON: date = _printed["facts_end_on"]
PARTY: str = _printed["party"]
AGREEMENT: str = _printed["agreement"]
NEXT_MEMBER: str = _printed["next_member"]
SIGNED = _counts(_printed["table_1"]["signed"])
PROPOSED = _counts(_printed["table_1"]["proposed"])
FRAMEWORKS: Mapping[Region, Counts] = {
    Region(code): _counts(printed) for code, printed in _printed["table_2"].items()
}
ROUNDS = tuple(PrintedRound(**printed) for printed in _printed["rounds"])
MEMBERS: Mapping[str, str] = _printed["members"]
