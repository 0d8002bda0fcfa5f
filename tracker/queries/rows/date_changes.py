"""How often the dates of a round or of a deadline changed in our record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from tracker.models import Forecast, Round, TrackedModel
from tracker.vocabulary.changes import Publication

# What a change of makes the event another one for those who planned with it.
ROUND_DATES = ("earliest", "latest", "planned_earliest", "planned_latest", "status")
SAID_DATES = ("target_earliest", "target_latest", "stance")


# The first and the last day of what was told; None is open.
Window = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Moves:
    """How many changes moved the dates, and when the newest was kept that told any.

    The first that is told counts; the same said again does not.

    ``windows`` are the dates told, oldest first, of facts that are still public.
    """

    count: int
    last: datetime
    windows: tuple[Window, ...]

    def __add__(self, other: Moves) -> Moves:
        return Moves(
            self.count + other.count,
            max(self.last, other.last),
            tuple(dict.fromkeys(self.windows + other.windows)),
        )


def round_moves(rounds: Iterable[int], *, known: datetime | None) -> dict[int, Moves]:
    """The moves of the rounds of those numbers, by number. One query."""
    where = Q(id__in=set(rounds))
    columns = ("id", "id", "history_date", *ROUND_DATES)
    return _moves(Round, columns, where, known=known)


def said_moves(
    deadlines: Iterable[int], *, on: date, known: datetime | None
) -> dict[int, Moves]:
    """The moves of the deadlines by what was said of them by the day, by number.

    One query.
    """
    where = Q(deadline_id__in=set(deadlines), stated_latest__lte=on)
    columns = ("deadline_id", "speaker_id", "stated_latest", *SAID_DATES)
    return _moves(Forecast, columns, where, known=known)


class _Told:
    """What stands of one round or deadline: each row's dates, who gave them and when.

    ``standing`` is the newest word of each who gave one.
    """

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Any, int, Any, tuple[Any, ...]]] = {}
        self.standing: dict[Any, tuple[Any, ...]] = {}

    def change(self, row: int, who: Any, when: Any, says: tuple[Any, ...]) -> bool:
        """Note what the row says now, nothing if empty; does it move the dates?

        It does not where every newest word is as before, or was and is one and the
        same for all.
        """
        self._rows.pop(row, None)
        if says:
            self._rows[row] = (when, row, who, says)
        before = self.standing
        self.standing = {
            who: says for _when, _row, who, says in sorted(self._rows.values())
        }
        had, has = set(before.values()), set(self.standing.values())
        return before != self.standing and not (had == has and len(has) == 1)


def _moves(
    model: type[TrackedModel],
    columns: tuple[str, ...],
    where: Q,
    *,
    known: datetime | None,
) -> dict[int, Moves]:
    """Counts the changes that moved dates, by what the rows are about.

    ``columns`` name what a row is about, who gave the dates, when, and the dates. A
    draft says nothing: only versions that were public, or took a public one back.
    """
    versions = model.history.filter(where)
    if known is not None:
        versions = versions.filter(history_date__lte=known)
    said: dict[int, tuple[Any, ...]] = {}
    told: dict[int, _Told] = {}
    kept: list[tuple[int, int, Moves]] = []
    rows = versions.order_by("history_date", "history_id").values_list(
        "id", "publication", "history_date", *columns
    )
    for row, publication, moment, number, who, when, *days in rows:
        says = tuple(days) if publication == Publication.PUBLISHED else ()
        moves = told.setdefault(number, _Told()).change(row, who, when, says)
        if says != said.get(row, ()):
            kept.append((row, number, Moves(int(moves), moment, _windows(says))))
        said[row] = says
    found: dict[int, Moves] = {}
    for row, number, one in kept:
        shown = one if said[row] else replace(one, windows=())
        found[number] = found[number] + shown if number in found else shown
    return found


def _windows(says: tuple[Any, ...]) -> tuple[Window, ...]:
    """The windows among the columns: days in pairs, the words after them left out."""
    pairs = [(says[i], says[i + 1]) for i in range(0, len(says) - 1, 2)]
    named = [pair for pair in pairs if any(isinstance(day, date) for day in pair)]
    return tuple(reversed(named))
