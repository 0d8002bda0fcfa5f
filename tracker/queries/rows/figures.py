"""Figures, topics and disagreements, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.vocabulary.stances import Preference, TopicStance


@dataclass(frozen=True, slots=True)
class IndicatorFact:
    """A figure as the source prints it; ``value`` is text, since 2.70 is not 2.7."""

    id: int
    name: str
    value: str
    unit: str
    as_of: str
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class TopicFact:
    """Something on the agenda, aimed at, in the way, or typical of the talks."""

    id: int
    topic_en: str
    topic_zh: str
    stance: TopicStance


@dataclass(frozen=True, slots=True)
class DiscrepancyFact:
    """Two claims that do not agree, and which of them the tracker follows, and why."""

    id: int
    agreement_id: int | None
    subject: str
    claim_a: str
    claim_b: str
    preferred: Preference
    reason: str
