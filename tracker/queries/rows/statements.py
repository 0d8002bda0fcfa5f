"""Dated statements about deadlines, as values that the analysis understands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tracker.analysis.statements import Statement
from tracker.models import Forecast, Speaker
from tracker.queries.rows.facts import DeadlineFact
from tracker.queries.rows.public import published_as_of
from tracker.queries.rows.speaker_addresses import addresses
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.stances import Stance


def statements(
    deadlines: Iterable[DeadlineFact], *, known: datetime | None
) -> dict[int, list[Statement]]:
    """Every statement about the deadlines, by deadline, in no order. Three queries."""
    rows = list(
        published_as_of(Forecast, known=known)
        .filter(deadline_id__in=[deadline.id for deadline in deadlines])
        .values_list(
            "speaker_id",
            "id",
            "deadline_id",
            "speaker_role",
            "stated_by",
            "stated_on",
            "stated_earliest",
            "stated_latest",
            "stance",
            "target_text",
            "target_earliest",
            "target_latest",
            "probability",
            "note",
        )
    )
    slugs = addresses(known=known).slugs if rows else {}
    speakers = {
        number: (name, SpeakerKind(kind), slugs.get(number, ""))
        for number, name, kind in published_as_of(Speaker, known=known)
        .filter(id__in={row[0] for row in rows})
        .values_list("id", "name", "kind")
    }
    found: dict[int, list[Statement]] = {}
    for speaker, *row in rows:
        if speaker in speakers:
            name, kind, slug = speakers[speaker]
            statement = _statement(name, kind, *row, slug)
            found.setdefault(statement.deadline, []).append(statement)
    return found


def _statement(
    speaker: str, kind: SpeakerKind, fact: int, deadline: int, *rest: Any
) -> Statement:
    role, stated_by, stated_on, said_first, said_last, stance, *window = rest
    return Statement(
        fact,
        deadline,
        speaker,
        kind,
        role,
        stated_by,
        stated_on,
        said_first,
        said_last,
        Stance(stance),
        *window,
    )
