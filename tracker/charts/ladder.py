"""Parties on the steps that they have reached: one ladder for each way in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.charts.ticks import width
from tracker.vocabulary.accessions import Stage, Track

TEXT = 13
WIDTH, LEFT, RIGHT = 960, 70, 956
_LINE = 19
_RISE = 10
_HEAD = 8
_FOOT = 26


@dataclass(frozen=True, slots=True)
class Climber:
    """A party at the last stage it took on a track; ``label`` tells who, what, when."""

    name: str
    stage: Stage
    label: str
    link: str


@dataclass(frozen=True, slots=True)
class Rung:
    """A party's name as drawn, in full or cut to the width of its step."""

    climber: Climber
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A stage: its step of the stair, and who stands on it, the last one lowest."""

    stage: Stage
    left: float
    right: float
    y: float
    rungs: tuple[Rung, ...]
    label: str

    @property
    def middle(self) -> float:
        return round((self.left + self.right) / 2, 1)


@dataclass(frozen=True, slots=True)
class Stair:
    """The stages of one track in order, each a little higher than the one before."""

    track: Track
    top: float
    bottom: float
    steps: tuple[LadderStep, ...]

    @property
    def foot(self) -> float:
        """Where the names of the stages stand."""
        return self.bottom - 8

    @property
    def middle(self) -> float:
        return round((self.top + self.bottom) / 2, 1)


@dataclass(frozen=True, slots=True)
class Ladder:
    """All that the template draws, in a picture ``width`` by ``height``."""

    heading: str
    stairs: tuple[Stair, ...]
    width: int = WIDTH

    @property
    def height(self) -> float:
        return self.stairs[-1].bottom

    @property
    def count(self) -> int:
        return sum(len(step.rungs) for stair in self.stairs for step in stair.steps)


def ladder(heading: str, climbers: Iterable[tuple[Track, Climber]]) -> Ladder | None:
    """A stair for each track that somebody is on; None where nobody is."""
    on_track: dict[Track, list[Climber]] = {}
    for track, climber in climbers:
        on_track.setdefault(track, []).append(climber)
    top: float = 0
    stairs = []
    for track in Track:
        if track in on_track:
            stairs.append(_stair(track, on_track[track], top))
            top = stairs[-1].bottom + _HEAD
    return Ladder(heading, tuple(stairs)) if stairs else None


def _stair(track: Track, climbers: list[Climber], top: float) -> Stair:
    stages = Stage.on_track(track)
    crowds = {stage: [c for c in climbers if c.stage == stage] for stage in stages}
    rises = {stage: _rise(stage, place) for place, stage in enumerate(stages)}
    tallest = max(len(crowds[s]) * _LINE + rises[s] for s in stages)
    ground = top + _HEAD + _LINE + tallest
    wide = (RIGHT - LEFT) / len(stages)
    steps = tuple(
        _step(stage, crowds[stage], LEFT + place * wide, wide, ground - rises[stage])
        for place, stage in enumerate(stages)
    )
    return Stair(track, top, ground + _FOOT, steps)


def _rise(stage: Stage, place: int) -> int:
    """Who has declined or left stands on the ground again."""
    return 0 if stage in {Stage.DECLINED, Stage.WITHDREW} else place * _RISE


def _step(
    stage: Stage, crowd: list[Climber], left: float, wide: float, y: float
) -> LadderStep:
    room = wide - 2
    rungs = tuple(
        Rung(climber, round(y - 6 - place * _LINE, 1), cut(climber.name, room))
        for place, climber in enumerate(reversed(crowd))
    )
    label = cut(str(stage.label), room)
    return LadderStep(
        stage, round(left, 1), round(left + wide, 1), round(y, 1), rungs, label
    )


def cut(words: str, room: float) -> str:
    """The words, or as many of their letters as have room, with an ellipsis."""
    if width(words, TEXT) <= room:
        return words
    while words and width(f"{words}…", TEXT) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
