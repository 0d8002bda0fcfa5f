"""All that is expected on a day, across agreements, and all that has lapsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.analysis.standing import Standing
from tracker.analysis.statements import DeadlineState
from tracker.queries.rows.deadlines import DeadlineOnDay, deadlines_of
from tracker.queries.rows.events import standings
from tracker.queries.rows.facts import AgreementFact, agreements

# Lapsed windows come first: they are what somebody should say something about.
STATES = (
    DeadlineState.LAPSED,
    DeadlineState.OPEN,
    DeadlineState.NO_DATE,
    DeadlineState.SILENT,
)


@dataclass(frozen=True, slots=True)
class OpenDeadline:
    """A deadline neither met nor missed by the day, and its agreement."""

    agreement: AgreementFact
    standing: Standing | None
    deadline: DeadlineOnDay

    @property
    def state(self) -> DeadlineState:
        return self.deadline.stands.state

    def lapsed_days(self, on: date) -> int | None:
        """Days since the last day of a window that has lapsed; None for any other."""
        said = self.deadline.stands.leading
        if self.state != DeadlineState.LAPSED or said is None or said.latest is None:
            return None
        return (on - said.latest).days


def open_deadlines(
    *, on: date, known: datetime | None
) -> dict[DeadlineState, list[OpenDeadline]]:
    """Deadlines still open on the day, by state: lapsed ones first, each by window.

    Lapsed windows run from the newest back, others from the nearest on. A fixed number
    of queries.
    """
    every = agreements(known=known)
    standing = standings(on=on, known=known)
    spoken_of = deadlines_of(every, standing, on=on, known=known)
    found: dict[DeadlineState, list[OpenDeadline]] = {state: [] for state in STATES}
    for number, theirs in spoken_of.items():
        for deadline in theirs:
            if deadline.is_open and number in every:
                each = OpenDeadline(every[number], standing.get(number), deadline)
                found[each.state].append(each)
    for state, group in found.items():
        group.sort(key=_by_window, reverse=state == DeadlineState.LAPSED)
    return found


def _by_window(each: OpenDeadline) -> tuple[date, date, str, str]:
    said = each.deadline.stands.leading
    first, last = (said.earliest, said.latest) if said else (None, None)
    name = each.agreement.short_name.casefold()
    return last or first or date.max, first or date.min, name, each.deadline.slug
