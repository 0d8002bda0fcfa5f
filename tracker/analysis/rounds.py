"""Where a round stands on a day: what had happened, and what had been said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.analysis.statements import Statement, said_by
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.round_states import RoundState
from tracker.vocabulary.stances import Stance

_RECORDED = {
    RoundStatus.CANCELLED: RoundState.CANCELLED,
    RoundStatus.POSTPONED: RoundState.POSTPONED,
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is on record of a round: what became of it, and the bounds of its days.

    ``opens_earliest`` and ``opens_latest`` bound its first day, ``latest`` is its last
    possible day, ``planned_latest`` that of the plan that was changed; None is open.
    ``announced_on`` is the day from which a source told of a round still to come.
    """

    status: RoundStatus
    opens_earliest: date | None = None
    opens_latest: date | None = None
    latest: date | None = None
    planned_latest: date | None = None
    announced_on: date | None = None


@dataclass(frozen=True, slots=True)
class RoundStanding:
    """The state of a round on a day, and the statement that tells of its plan.

    For a round that has begun that is the newest plan that it departed from; for a
    postponed one the plan that was given up. None where there is no such plan.
    """

    state: RoundState
    plan: Statement | None


def round_standing(
    meeting: Meeting | None, statements: Iterable[Statement], *, on: date
) -> RoundStanding | None:
    """Where the round stands on the day; None where nothing was known of it by then.

    ``meeting`` is None for a round that is not on record. A round that was held after
    the day is known only through what had been said about it by the day.
    """
    said = said_by(statements, on=on)
    plans = [s for s in said if s.stance != Stance.DOUBT and s.has_window]
    if meeting and (state := _happened(meeting, on=on)):
        missed = [plan for plan in plans if _departs(meeting, plan)]
        return RoundStanding(state, _newest(missed))
    if meeting and _was_called_off(meeting, on=on):
        return RoundStanding(_RECORDED[meeting.status], _newest(plans))
    standing = _as_said(said, plans, on=on)
    if standing is None and meeting:
        return _as_announced(meeting, on=on)
    return standing


def _as_announced(meeting: Meeting, *, on: date) -> RoundStanding | None:
    """A round on record as planned is known of once a source of it is out."""
    announced = meeting.announced_on
    if meeting.status != RoundStatus.PLANNED or announced is None or announced > on:
        return None
    has_passed = meeting.latest is not None and meeting.latest < on
    return RoundStanding(
        RoundState.LAPSED if has_passed else RoundState.PLANNED, plan=None
    )


def _happened(meeting: Meeting, *, on: date) -> RoundState | None:
    if meeting.status != RoundStatus.HELD:
        return None
    if meeting.latest and meeting.latest <= on:
        return RoundState.HELD
    if meeting.opens_latest and meeting.opens_latest <= on:
        return RoundState.UNDER_WAY
    return None


def _departs(meeting: Meeting, plan: Statement) -> bool:
    """Did the round certainly open before or after the days of the plan?"""
    opens_late = _is_before(plan.latest, meeting.opens_earliest)
    return opens_late or _is_before(meeting.opens_latest, plan.earliest)


def _is_before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def _was_called_off(meeting: Meeting, *, on: date) -> bool:
    """A plan that came to nothing is known to have done so once its days are over."""
    planned = meeting.planned_latest
    return meeting.status in _RECORDED and planned is not None and planned <= on


def _as_said(
    said: list[Statement], plans: list[Statement], *, on: date
) -> RoundStanding | None:
    given_up = [s for s in said if s.stance == Stance.NO_DATE]
    standing = [s for s in plans if not given_up or _follows(s, given_up[-1])]
    if plan := _newest(standing):
        has_passed = plan.has_passed(on=on)
        state = RoundState.LAPSED if has_passed else RoundState.PLANNED
        return RoundStanding(state, plan)
    if given_up:
        return RoundStanding(RoundState.POSTPONED, _newest(plans))
    doubt = next((s for s in reversed(said) if s.stance == Stance.DOUBT), None)
    return RoundStanding(RoundState.DOUBTED, doubt) if doubt else None


def _follows(plan: Statement, given_up: Statement) -> bool:
    """Was the plan certainly made after the date was given up?

    A plan known only as one of October cannot stand against a refusal of 4 October:
    it may be the very plan that was refused.
    """
    return _is_before(given_up.said_latest, plan.said_earliest)


def _newest(plans: list[Statement]) -> Statement | None:
    """The plan stated last; of several stated together, the most exact."""
    return max(plans, key=_newness, default=None)


def _newness(plan: Statement) -> tuple[date, date, int, int]:
    first, last = plan.earliest or date.min, plan.latest or date.max
    return (
        plan.said_latest or date.max,
        plan.said_earliest or date.min,
        (first - last).days,
        plan.fact,
    )
