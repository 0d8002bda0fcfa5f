"""Figures, topics and disagreements, as rows; ``agreement`` is a slug or None."""

from __future__ import annotations

from tracker.exports.rows import DiscrepancyRow, IndicatorRow, TopicRow
from tracker.models import Discrepancy, Indicator, Topic
from tracker.queries.rows.anchors import anchor_of
from tracker.queries.rows.citations import Cited
from tracker.queries.rows.figures import DiscrepancyFact, IndicatorFact, TopicFact
from tracker.vocabulary.stances import Preference


def indicator_row(
    agreement: str | None, fact: IndicatorFact, cited: Cited
) -> IndicatorRow:
    return IndicatorRow(
        agreement=agreement,
        name=fact.name,
        value=fact.value,
        unit=fact.unit,
        as_of=fact.as_of,
        earliest=fact.earliest,
        latest=fact.latest,
        sources=cited.slugs("indicator", fact.id),
        anchor=anchor_of(Indicator, fact.id),
    )


def topic_row(agreement: str | None, fact: TopicFact, cited: Cited) -> TopicRow:
    return TopicRow(
        agreement=agreement,
        topic_en=fact.topic_en,
        topic_zh=fact.topic_zh,
        stance=fact.stance.value,
        sources=cited.slugs("topic", fact.id),
        anchor=anchor_of(Topic, fact.id),
    )


def discrepancy_row(
    agreement: str | None, fact: DiscrepancyFact, cited: Cited
) -> DiscrepancyRow:
    return DiscrepancyRow(
        agreement=agreement,
        subject=fact.subject,
        claim_a=fact.claim_a,
        claim_b=fact.claim_b,
        preferred=fact.preferred.value,
        reason=fact.reason,
        sources_a=cited.slugs("discrepancy", fact.id, Preference.A),
        sources_b=cited.slugs("discrepancy", fact.id, Preference.B),
        anchor=anchor_of(Discrepancy, fact.id),
    )
