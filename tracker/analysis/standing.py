"""Where an agreement stands on a day, worked out from its dated events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from tracker.analysis.days import day_order, is_over
from tracker.vocabulary.statuses import Status

# Nine months, as a day count: a mean year is 365.25 days.
STALLED_AFTER_DAYS = 274


@dataclass(frozen=True, slots=True)
class Event:
    """An agreement reached a status, on one of the days from earliest to latest."""

    status: Status
    stated_date: str
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the event that brought the agreement to it, and the newest event."""

    status: Status
    since: Event
    newest: Event

    @classmethod
    def of(cls, events: Iterable[Event], *, on: date) -> Self | None:
        """The standing on the day; None where nothing had happened by then.

        The newest event counts, those of one day in the order of the vocabulary.
        An event that repeats the status before it is a development: ``since`` stays.
        """
        past = _by(on, events)
        if not past:
            return None
        newest = since = past[-1]
        for event in reversed(past):
            if event.status != newest.status:
                break
            since = event
        return cls(newest.status, since, newest)


def stretches(events: Iterable[Event], *, on: date) -> tuple[Event, ...]:
    """The events that began each stretch of one status, oldest first, by the day."""
    past = _by(on, events)
    return tuple(
        event
        for before, event in zip([None, *past], past, strict=False)
        if before is None or before.status != event.status
    )


def _by(on: date, events: Iterable[Event]) -> list[Event]:
    return sorted(
        (event for event in events if is_over(event, on=on)),
        key=lambda event: (*day_order(event), event.status.rank),
    )


def is_stalled(status: Status, last_development: date | None, *, on: date) -> bool:
    """Have unfinished talks gone nine months without an event on record?"""
    return (
        status.is_underway
        and last_development is not None
        and (on - last_development).days > STALLED_AFTER_DAYS
    )
