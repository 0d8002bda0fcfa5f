"""What became of a deadline: the matching event, found and not copied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.analysis.accessions import Step
from tracker.analysis.days import day_order
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

# The way of a text to its parties: a later status implies the earlier ones.
_TEXT_IS = (
    Status.AGREED_IN_PRINCIPLE,
    Status.CONCLUDED,
    Status.SIGNED,
    Status.IN_FORCE,
)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a deadline is about; ``party`` is a row's number, and None for all."""

    milestone: Milestone
    party: int | None = None
    round_name: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something dated that can meet a goal: a status, a party's step, a round held.

    ``kind`` is the kind of fact and ``fact`` the row's number; ``what`` is the status,
    the stage or the round's name.
    """

    kind: str
    what: str
    party: int | None
    stated_date: str
    earliest: date | None
    latest: date | None
    fact: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The happening that met a goal; ``is_implied`` where a later one shows it."""

    happening: Occurrence
    is_implied: bool = False

    @property
    def day(self) -> date | None:
        """The day that errors are measured from: the last that it can mean."""
        return self.happening.latest


def from_step(step: Step) -> Occurrence:
    return Occurrence(
        "accession_step",
        step.stage,
        step.party,
        step.stated_date,
        step.earliest,
        step.latest,
        step.fact,
    )


def outcome(goal: Goal, happenings: Iterable[Occurrence]) -> Outcome | None:
    """The first happening that meets the goal, or None while there is none.

    A round is met when it opens. A goal of one party is met by that party's step, or
    by a status event that names it. Where the agreement has no event of the milestone
    itself, a later one of the text (concluded, signed, in force) shows that it was
    met by then.
    """
    past = sorted(happenings, key=day_order)
    if goal.milestone == Milestone.ROUND:
        return _first(
            h for h in past if h.kind == "round" and h.what == goal.round_name
        )
    if goal.party is not None:
        return _first(h for h in past if h.party == goal.party and _is_step(h, goal))
    statuses = [h for h in past if h.kind == "status_event"]
    return _first(h for h in statuses if h.what in goal.milestone.met_by) or _first(
        (h for h in statuses if h.what in _later(goal.milestone)), is_implied=True
    )


def _is_step(happening: Occurrence, goal: Goal) -> bool:
    wanted = goal.stage or goal.milestone.value
    is_of_a_party = happening.kind in {"accession_step", "status_event"}
    return is_of_a_party and happening.what == wanted


def _later(milestone: Milestone) -> tuple[Status, ...]:
    for place, status in enumerate(_TEXT_IS):
        if status in milestone.met_by:
            return _TEXT_IS[place + 1 :]
    return ()


def _first(
    happenings: Iterable[Occurrence], *, is_implied: bool = False
) -> Outcome | None:
    found = next(iter(happenings), None)
    return Outcome(found, is_implied) if found else None
