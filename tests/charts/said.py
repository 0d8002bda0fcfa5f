"""Statements for tests: written out, or read from the facts that ship."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from tracker.analysis.outcomes import Occurrence, Outcome
from tracker.analysis.statements import Statement
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.stated_dates import StatedDate

FACTS = Path(__file__).parents[1] / "facts" / "forecasts.csv"

TPP_CONCLUDED = date(2015, 10, 5)
TTIP_GIVEN_UP = date(2019, 4, 15)


def said(stated_on, window=None, stance=Stance.TARGET, **fields):
    """A statement of the TPP leaders; the window as a stated date."""
    spoken = StatedDate.parse(stated_on)
    meant = StatedDate.parse(window) if window else None
    given = {
        "fact": 1,
        "deadline": 1,
        "speaker": "TPP leaders",
        "speaker_kind": SpeakerKind.GOVERNMENT,
        "speaker_role": "heads of government",
        "stated_by": "TPP leaders",
        "words": "as was said",
    }
    return Statement(
        **(given | fields),
        stated_on=stated_on,
        said_earliest=spoken.earliest,
        said_latest=spoken.latest,
        stance=stance,
        earliest=meant.earliest if meant else None,
        latest=meant.latest if meant else None,
    )


def done(day):
    """The outcome of a deadline that was met on the day."""
    return Outcome(
        Occurrence("status_event", "concluded", None, day.isoformat(), day, day, 1)
    )


def shipped(agreement, milestone=Milestone.CONCLUDED, subject=""):
    """The statements of the fact files about one milestone, numbered from 1."""
    with FACTS.open(encoding="utf-8", newline="") as lines:
        rows = [
            row
            for row in csv.DictReader(lines)
            if (row["agreement"], row["milestone"], row["subject"])
            == (agreement, milestone, subject)
        ]
    return [_statement(number, row) for number, row in enumerate(rows, start=1)]


def _statement(number, row):
    spoken = StatedDate.parse(row["stated_on"])
    first, last = row["target_earliest"], row["target_latest"]
    return Statement(
        fact=number,
        deadline=1,
        speaker=row["speaker"],
        speaker_kind=SpeakerKind(row["stated_by_kind"]),
        speaker_role=row["speaker_role"],
        stated_by=row["stated_by"],
        stated_on=row["stated_on"],
        said_earliest=spoken.earliest,
        said_latest=spoken.latest,
        stance=Stance(row["stance"]),
        words=row["target_text"],
        earliest=date.fromisoformat(first) if first else None,
        latest=date.fromisoformat(last) if last else None,
        probability=Decimal(row["probability"]) if row["probability"] else None,
        note=row["note"],
    )
