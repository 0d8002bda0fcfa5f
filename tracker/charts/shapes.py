"""The shape of each kind of speaker, so that a chart can be read without colour."""

from __future__ import annotations

from tracker.vocabulary.kinds import SpeakerKind

# Drawn around the point at which the path stands, some eight units across.
SHAPES = {
    SpeakerKind.GOVERNMENT: "m-3.6 0a3.6 3.6 0 1 1 0 .1z",  # circle
    SpeakerKind.NEGOTIATORS: "m-3.5-3.5h7v7h-7z",  # square
    SpeakerKind.LEGISLATURE: "m-4-4h8l-8 8h8z",  # hourglass
    SpeakerKind.THINK_TANK: "m0-4.5 4.5 8h-9z",  # triangle
    SpeakerKind.ACADEMIC: "m0 4.5 4.5-8h-9z",  # triangle upside down
    SpeakerKind.PRESS: "m0-4.7 4.7 4.7-4.7 4.7-4.7-4.7z",  # diamond
    SpeakerKind.INDUSTRY: "m-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",  # plus
}


def number(value: float) -> str:
    """The number as short as it can be written, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def point(x: float, y: float) -> str:
    """A place in a path: ``12.5 30``."""
    return f"{number(x)} {number(y)}"


def shape(kind: SpeakerKind, x: float, y: float) -> str:
    """The path of the kind's shape around the place."""
    return f"M{point(x, y)}{SHAPES[kind]}"
