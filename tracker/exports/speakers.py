"""Speakers as data."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.exports.answers import Answer, AnswerRows
from tracker.exports.deadlines import statements_answer
from tracker.queries.speaker.page import SpeakerPage, Speakers


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker; ``statements`` counts those by the day, ``decided`` those with an end.

    ``met`` of the decided were met. ``median_error`` is in days, positive for later
    than said.
    """

    speaker: str
    slug: str
    name_zh: str
    kind: str
    party: str | None
    statements: int
    decided: int
    met: int
    median_error: float | None


def speakers_answer(speakers: Speakers) -> Answer:
    """The speakers asked for, by name."""
    rows = (
        SpeakerRow(
            speaker=line.speaker.name,
            slug=line.slug,
            name_zh=line.speaker.name_zh,
            kind=line.speaker.kind.value,
            party=line.party.code if line.party else None,
            statements=line.score.statements,
            decided=line.score.results.decided,
            met=line.score.results.met,
            median_error=line.score.errors.median if line.score.errors else None,
        )
        for line in speakers.lines
    )
    return Answer(
        {"total": speakers.total}, {"speakers": AnswerRows.of(SpeakerRow, rows)}
    )


def speaker_answer(page: SpeakerPage) -> Answer:
    """Who the speaker is, and every statement that the page shows, newest first."""
    head = {
        "speaker": page.speaker.name,
        "slug": page.slug,
        "name_zh": page.speaker.name_zh,
        "kind": page.speaker.kind.value,
        "party": page.party.code if page.party else None,
    }
    return Answer(head, statements_answer(page.entries, page.cited).lists)
