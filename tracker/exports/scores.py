"""Scores of statements as data; errors are in days, shares from 0 to 1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.analysis.scores import Score
from tracker.exports.answers import Answer, AnswerRows
from tracker.queries.deadline.ledger import LedgerGroup


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The score of the statements of one group; ``group`` is its code, None for all.

    ``late_so_far`` and ``never`` count windows that passed unmet. Where
    ``error_is_at_least``, such windows make the errors lower bounds.
    """

    group: str | None
    statements: int
    decided: int
    met: int
    share_met: float | None
    late: int
    late_so_far: int
    never: int
    open: int
    no_end: int
    undated: int
    error_median: float | None
    error_mean: float | None
    error_size_median: float | None
    error_size_mean: float | None
    error_is_at_least: bool | None
    slips: int
    pull_ins: int
    reaffirmations: int
    slip_rate: float | None
    doubts_right: int
    doubts_wrong: int
    brier_score: float | None
    brier_statements: int


def scores_answer(by: str, overall: Score, groups: Iterable[LedgerGroup]) -> Answer:
    """All together first, then each group, those with most statements first."""
    rows = [_row(None, overall), *(_row(each.code, each.score) for each in groups)]
    return Answer({"by": by}, {"scores": AnswerRows.of(ScoreRow, rows)})


def _row(group: str | None, score: Score) -> ScoreRow:
    results, errors, brier = score.results, score.errors, score.brier
    return ScoreRow(
        group=group,
        statements=score.statements,
        decided=results.decided,
        met=results.met,
        share_met=results.share_met,
        late=results.late,
        late_so_far=results.late_so_far,
        never=results.never,
        open=results.open,
        no_end=results.no_end,
        undated=results.undated,
        error_median=errors.median if errors else None,
        error_mean=errors.mean if errors else None,
        error_size_median=errors.absolute_median if errors else None,
        error_size_mean=errors.absolute_mean if errors else None,
        error_is_at_least=errors.is_at_least if errors else None,
        slips=score.slips,
        pull_ins=score.pull_ins,
        reaffirmations=score.reaffirmations,
        slip_rate=score.slip_rate.days_per_day if score.slip_rate else None,
        doubts_right=score.doubts.right,
        doubts_wrong=score.doubts.wrong,
        brier_score=brier.value if brier else None,
        brier_statements=len(brier.facts) if brier else 0,
    )
