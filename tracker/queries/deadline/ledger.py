"""Every statement on record by a day, with what became of it, and scores of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tracker.analysis.accuracy import HORIZONS
from tracker.analysis.scores import Score, score
from tracker.analysis.slip import LedgerRow, ledger
from tracker.analysis.standing import Standing
from tracker.queries.rows.deadlines import DeadlineOnDay, deadlines_of
from tracker.queries.rows.events import standings
from tracker.queries.rows.facts import AgreementFact, agreements

NO_LIMIT = "more"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A ledger row, what it is about, and where that stands on the day."""

    agreement: AgreementFact
    standing: Standing | None
    deadline: DeadlineOnDay
    row: LedgerRow

    @property
    def speaker(self) -> str:
        return self.row.statement.speaker

    @property
    def kind(self) -> str:
        return self.row.statement.speaker_kind


@dataclass(frozen=True, slots=True)
class StatementFilters:
    """What a reader narrows the statements to; empty means all.

    ``ahead`` is the upper end of a horizon in days, or ``more`` beyond the last.
    """

    agreement: str = ""
    deadline: str = ""
    milestone: str = ""
    kind: str = ""
    speaker: str = ""
    stance: str = ""
    verdict: str = ""
    ahead: str = ""

    def fits(self, entry: LedgerEntry) -> bool:
        statement = entry.row.statement
        return (
            self.agreement in ("", entry.agreement.slug)
            and self.deadline in ("", entry.deadline.slug)
            and self.milestone in ("", entry.deadline.fact.milestone)
            and self.kind in ("", entry.kind)
            and self.speaker in ("", entry.speaker)
            and self.stance in ("", statement.stance)
            and self.verdict in ("", entry.row.verdict or "")
            and self.ahead in ("", horizon(entry.row))
        )


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """Statements that share something, by which readers compare them.

    ``newest`` is the newest of them.
    """

    code: str
    name: str
    score: Score
    newest: LedgerEntry


def entries(
    *, on: date, known: datetime | None, about: Iterable[int] | None = None
) -> list[LedgerEntry]:
    """Every statement made by the day, newest first. A fixed number of queries.

    Those about the agreements of these numbers, or about all.
    """
    every = agreements(known=known, ids=about)
    standing = standings(on=on, known=known)
    spoken_of = deadlines_of(every, standing, on=on, known=known)
    found = [
        LedgerEntry(every[number], standing.get(number), deadline, row)
        for number, theirs in spoken_of.items()
        if number in every
        for deadline in theirs
        for row in rows_of(deadline, standing.get(number), on=on)
    ]
    return sorted(found, key=lambda e: (e.row.said_on, e.row.statement.fact))[::-1]


def rows_of(
    deadline: DeadlineOnDay, standing: Standing | None, *, on: date
) -> tuple[LedgerRow, ...]:
    """The ledger of a deadline, given where its agreement stands; oldest first."""
    given_up = standing if standing and standing.status.is_final else None
    return ledger(
        deadline.statements,
        deadline.stands.outcome,
        on=on,
        given_up_on=given_up.since.latest if given_up else None,
    )


def horizon(row: LedgerRow) -> str:
    """The upper end of the horizon that the statement looked ahead to, as asked for.

    Empty for a statement without a window.
    """
    if row.lead_days is None:
        return ""
    ends = (end for end in HORIZONS if end is None or row.lead_days <= end)
    return str(next(ends) or NO_LIMIT)


def grouped(
    found: Iterable[LedgerEntry],
    code: Callable[[LedgerEntry], str],
    name: Callable[[LedgerEntry], str],
) -> list[LedgerGroup]:
    """The scores of the entries that share a code; those with most statements first."""
    groups: dict[str, list[LedgerEntry]] = {}
    for entry in found:
        groups.setdefault(code(entry), []).append(entry)
    scored = [
        LedgerGroup(
            key, name(theirs[0]), score(entry.row for entry in theirs), theirs[0]
        )
        for key, theirs in groups.items()
    ]
    return sorted(scored, key=lambda group: (-group.score.statements, group.name))
