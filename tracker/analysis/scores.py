"""The score of a collection of statements: of a deadline, a speaker, a kind of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.analysis.accuracy import Errors, Horizon, horizons
from tracker.analysis.probabilities import BrierScore, brier_score
from tracker.analysis.slip import End, LedgerRow
from tracker.analysis.trends import SlipRate, slip_rate
from tracker.analysis.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Results:
    """What became of the targets and forecasts: how many, of each verdict.

    ``undated`` named no window, or refused to. All of them together are the targets,
    forecasts and refusals of the collection: none is left out.
    """

    met: int
    late: int
    late_so_far: int
    never: int
    open: int
    no_end: int
    undated: int

    @property
    def decided(self) -> int:
        """How many could be held to a last day that is over, or was given up."""
        return self.met + self.late + self.late_so_far + self.never

    @property
    def share_met(self) -> float | None:
        """Met of those decided, from 0 to 1; None where none is decided."""
        return _share(self.met, self.decided)


@dataclass(frozen=True, slots=True)
class Doubts:
    """How many doubts came out right (not done within the window), and how not."""

    right: int
    wrong: int
    open: int
    undated: int

    @property
    def share_right(self) -> float | None:
        """Right of those decided, from 0 to 1; None where none is decided."""
        return _share(self.right, self.right + self.wrong)


@dataclass(frozen=True, slots=True)
class Score:
    """What a collection of ledger rows amounts to; errors are in days.

    ``first`` and ``last`` are the rows of the first and the last window with a last
    day, targets and forecasts alone. Statements count one by one: who says a thing ten
    times is scored ten times.
    """

    statements: int
    slips: int
    pull_ins: int
    reaffirmations: int
    results: Results
    doubts: Doubts
    first: LedgerRow | None
    last: LedgerRow | None
    errors: Errors | None
    horizons: tuple[Horizon, ...]
    slip_rate: SlipRate | None
    brier: BrierScore | None

    @property
    def revisions(self) -> int:
        """Windows that moved against the same speaker's last, either way."""
        return self.slips + self.pull_ins


def score(rows: Iterable[LedgerRow]) -> Score:
    """The score of the rows, in whatever order they come."""
    ordered = sorted(rows, key=lambda row: (row.said_on, row.statement.fact))
    slips = [row.slip_days for row in ordered if row.slip_days is not None]
    windows = [r for r in ordered if r.measured_from == End.LAST and not r.is_doubt]
    return Score(
        statements=len(ordered),
        slips=sum(days > 0 for days in slips),
        pull_ins=sum(days < 0 for days in slips),
        reaffirmations=slips.count(0),
        results=_results(row for row in ordered if not row.is_doubt),
        doubts=_doubts(row for row in ordered if row.is_doubt),
        first=windows[0] if windows else None,
        last=windows[-1] if windows else None,
        errors=Errors.of(ordered),
        horizons=horizons(ordered),
        slip_rate=slip_rate(ordered),
        brier=brier_score(ordered),
    )


def _results(rows: Iterable[LedgerRow]) -> Results:
    counted = Counter(row.verdict for row in rows)
    return Results(
        met=counted[Verdict.MET],
        late=counted[Verdict.LATE],
        late_so_far=counted[Verdict.LATE_SO_FAR],
        never=counted[Verdict.NEVER],
        open=counted[Verdict.OPEN],
        no_end=counted[Verdict.NO_END],
        undated=counted[None],
    )


def _doubts(rows: Iterable[LedgerRow]) -> Doubts:
    counted = Counter(row.verdict for row in rows)
    return Doubts(
        right=counted[Verdict.RIGHT],
        wrong=counted[Verdict.WRONG],
        open=counted[Verdict.OPEN],
        undated=counted[None],
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
