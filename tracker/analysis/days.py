"""The order of dates that are known only in part."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Dated(Protocol):
    """Anything with a first and a last day that it can mean; None is open."""

    @property
    def earliest(self) -> date | None: ...
    @property
    def latest(self) -> date | None: ...


def is_over(fact: Dated, *, on: date) -> bool:
    """Is every day that the fact can mean on or before the day?

    A stated month counts once it is over; an open end is never over.
    """
    return fact.latest is not None and fact.latest <= on


def day_order(fact: Dated) -> tuple[date, date]:
    """Sorts facts by their last possible day, then by their first; open ends last."""
    return fact.latest or date.max, fact.earliest or date.min
