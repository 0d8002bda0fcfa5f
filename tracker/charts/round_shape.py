"""The shape of a round in every picture."""

from __future__ import annotations

from tracker.queries.rows.rounds import RoundOnDay


def shape_of(meeting: RoundOnDay) -> str:
    """A cross if it was called off; else by whether it has a number."""
    if meeting.state.is_called_off:
        return "out"
    is_numbered = meeting.fact is None or meeting.fact.number is not None
    return "round" if is_numbered else "meeting"
