"""What stands of a deadline on a day, per kind of speaker and overall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.analysis.outcomes import Outcome
from tracker.analysis.statements import (
    DeadlineState,
    Expectation,
    Statement,
    expectation,
    said_by,
)
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.stances import Stance


@dataclass(frozen=True, slots=True)
class Stand:
    """What stands of what one kind of speaker said; ``kind`` is None for all of them.

    ``lapsed_for_days`` counts from the last day of the window that has passed;
    ``no_date_since`` is the day on which those who control it first refused to set a
    date and have set none since. Both None where they do not apply.
    """

    kind: SpeakerKind | None
    stands: Expectation
    lapsed_for_days: int | None
    no_date_since: date | None

    @property
    def newer_forecast(self) -> Statement | None:
        """What others have come to expect since the target lapsed or was given up."""
        target, forecast = self.stands.target, self.stands.forecast
        if target is None or forecast is None:
            return None
        return forecast if _said_after(forecast, target) else None


def standing_statements(
    statements: Iterable[Statement],
    outcome: Outcome | None,
    *,
    on: date,
    is_given_up: bool,
) -> tuple[Stand, ...]:
    """What stands overall, and then of each kind that spoke, as the vocabulary goes.

    The rules are those of ``expectation``; empty where nobody had spoken by the day.
    """
    said = said_by(statements, on=on)
    if not said:
        return ()
    groups: dict[SpeakerKind | None, list[Statement]] = {None: said}
    for kind in SpeakerKind:
        groups[kind] = [s for s in said if s.speaker_kind == kind]
    return tuple(
        _stand(
            kind,
            group,
            expectation(group, outcome, on=on, is_given_up=is_given_up),
            on=on,
        )
        for kind, group in groups.items()
        if group
    )


def _stand(
    kind: SpeakerKind | None, said: list[Statement], stands: Expectation, *, on: date
) -> Stand:
    leading = stands.leading
    has_lapsed = stands.state == DeadlineState.LAPSED
    last_day = leading.latest if leading and has_lapsed else None
    return Stand(
        kind,
        stands,
        lapsed_for_days=(on - last_day).days if last_day else None,
        no_date_since=_no_date_since(said, stands),
    )


def _no_date_since(said: list[Statement], stands: Expectation) -> date | None:
    if stands.state != DeadlineState.NO_DATE:
        return None
    since: date | None = None
    for statement in said:
        if statement.stance == Stance.NO_DATE:
            since = since or statement.said_latest
        elif statement.stance == Stance.TARGET and statement.has_window:
            since = None
    return since


def _said_after(later: Statement, earlier: Statement) -> bool:
    return (later.said_latest or date.max) > (earlier.said_latest or date.max)
