"""What should have happened by now, and of which nobody has said whether it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models.functions import Coalesce, Greatest

from tracker.analysis.standing import Standing
from tracker.analysis.statements import DeadlineState
from tracker.models import Agreement, Round
from tracker.queries.deadline.open import OpenDeadline, open_deadlines
from tracker.queries.rows.checks import last_checked
from tracker.queries.rows.events import standings
from tracker.queries.rows.rounds import rounds_on_day
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.round_states import RoundState

# An agreement is to be looked over every so many days.
CHECKED_EVERY = 90


@dataclass(frozen=True, slots=True)
class LateRound:
    """A round whose last planned day is over, and which is still called planned."""

    number: int
    label: str
    agreement: int
    agreement_name: str
    last_day: date


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An agreement that nobody has looked over for long; ``last`` None if never.

    ``slug`` is empty where it has no public page yet.
    """

    number: int
    name: str
    slug: str
    standing: Standing | None
    last: date | None


def lapsed(*, on: date) -> list[OpenDeadline]:
    """Deadlines whose window is over, newest first. A fixed number of queries."""
    return open_deadlines(on=on, known=None)[DeadlineState.LAPSED]


def late_rounds(*, on: date) -> list[LateRound]:
    """Rounds still called planned though their days are over, oldest first.

    Not those for which somebody has named later days. Six queries at most.
    """
    late = [
        LateRound(*row)
        for row in Round.objects.filter(status=RoundStatus.PLANNED)
        .exclude(publication=Publication.WITHDRAWN)
        .exclude(agreement__publication=Publication.WITHDRAWN)
        .annotate(last_day=_LAST_DAY)
        .filter(last_day__lt=on)
        .order_by("last_day", "pk")
        .values_list("pk", "label", "agreement_id", "agreement__short_name", "last_day")
    ]
    known = (
        rounds_on_day({r.agreement for r in late}, on=on, known=None) if late else ()
    )
    to_come = {r.fact.id for r in known if r.fact and r.state == RoundState.PLANNED}
    return [each for each in late if each.number not in to_come]


def unchecked(*, on: date) -> list[Unchecked]:
    """Agreements not checked for ninety days: those under way first, longest ago first.

    What has come to its end need not be checked again. Three queries.
    """
    checked = last_checked(on=on, known=None)
    standing = standings(on=on, known=None)
    names = (
        Agreement.objects.exclude(publication=Publication.WITHDRAWN)
        .exclude(pk__in=[n for n, day in checked.items() if day >= _since(on)])
        .values_list("pk", "short_name", "slug", "publication")
    )
    found = [
        Unchecked(
            number,
            name,
            slug if publication == Publication.PUBLISHED else "",
            standing.get(number),
            checked.get(number),
        )
        for number, name, slug, publication in names
    ]
    return sorted(filter(_goes_on, found), key=_urgency)


# Greatest() knows no empty day on SQLite: the one there is stands for both.
_LAST_DAY = Greatest(
    Coalesce("latest", "planned_latest"), Coalesce("planned_latest", "latest")
)


def _since(on: date) -> date:
    return on - timedelta(days=CHECKED_EVERY)


def _goes_on(each: Unchecked) -> bool:
    return each.standing is None or not each.standing.status.is_final


def _urgency(each: Unchecked) -> tuple[bool, date, str]:
    is_underway = each.standing is None or each.standing.status.is_underway
    return not is_underway, each.last or date.min, each.name.casefold()
