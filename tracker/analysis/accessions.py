"""Who is in, who is on the way, and who has left, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.analysis.days import day_order, is_over
from tracker.vocabulary.accessions import Side, Stage, Track

# Two steps of one day stand in the order of the vocabulary.
_ORDER = {stage: place for place, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class Step:
    """A party took a step on one of the two tracks; ``fact`` is the row's number."""

    fact: int
    party: int
    track: Track
    stage: Stage
    stated_date: str
    earliest: date | None
    latest: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one party is: its side, and its steps by the day, oldest first.

    A party without any dated step, past or future, is in because it is named.
    """

    party: int
    side: Side
    steps: tuple[Step, ...]

    def newest(self, track: Track) -> Step | None:
        return next((s for s in reversed(self.steps) if s.track == track), None)


def seats(steps: Iterable[Step], named: Iterable[int], *, on: date) -> tuple[Seat, ...]:
    """Each party that by the day had taken a step, or is named without any step."""
    taken: dict[int, list[Step]] = {}
    for step in sorted(steps, key=lambda s: (*day_order(s), _ORDER[s.stage])):
        taken.setdefault(step.party, []).append(step)
    undated = [Seat(party, Side.IN, ()) for party in named if party not in taken]
    dated = [_seat(party, theirs, on=on) for party, theirs in taken.items()]
    return (*undated, *(seat for seat in dated if seat is not None))


def _seat(party: int, steps: list[Step], *, on: date) -> Seat | None:
    past = tuple(step for step in steps if is_over(step, on=on))
    return Seat(party, past[-1].stage.side, past) if past else None
