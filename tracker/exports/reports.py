"""Reports as data: JSON and CSV, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.exports.plain import csv_text
from tracker.queries.reports.founding_paper import PaperComparison
from tracker.queries.reports.tables import Cell, Named, Table


def report_json(table: Table, language: str) -> dict[str, Any]:
    """The caption, what each column is called, and a mapping for each row."""
    return {
        "caption": table.caption,
        "columns": {column.code: column.label for column in table.columns},
        "rows": [
            {
                **{
                    c.code: _plain(x, language)
                    for c, x in zip(table.columns, row.cells, strict=True)
                },
                "is_total": row.is_total,
            }
            for row in table.rows
        ],
    }


def report_csv(table: Table, language: str) -> str:
    """The table as it reads, under the names that readers see."""
    labels = [column.label for column in table.columns]
    return csv_text(
        labels,
        (
            dict(zip(labels, (cell_text(x, language) for x in row.cells), strict=True))
            for row in table.rows
        ),
    )


def comparison_json(comparisons: Iterable[PaperComparison]) -> dict[str, Any]:
    """Each table of the paper: its lines, and what else is disputed about it."""
    return {"tables": [_compared(each) for each in comparisons]}


def cell_text(cell: Cell, language: str) -> str:
    """What the cell says in the language, with names between semicolons."""
    said = _plain(cell, language)
    return "; ".join(said) if isinstance(said, list) else str(said)


def _plain(cell: Cell, language: str) -> Any:
    if cell.number is not None:
        return cell.number
    return [_name(each, language) for each in cell.named] or cell.text


def _name(named: Named, language: str) -> str:
    """In Chinese where that is asked for and held, else as everywhere."""
    is_chinese = language.startswith("zh")
    return (is_chinese and named.name_zh) or str(named)


def _compared(comparison: PaperComparison) -> dict[str, Any]:
    return {
        "title": comparison.title,
        "lines": [
            {
                "line": line.label,
                "paper": line.printed,
                "record": line.held,
                "is_same": line.is_same,
                "why": [claim.fact.reason for claim in line.why],
            }
            for line in comparison.lines
        ],
        "notes": [
            {
                "subject": claim.fact.subject,
                "claim_a": claim.fact.claim_a,
                "claim_b": claim.fact.claim_b,
                "preferred": claim.fact.preferred.value,
                "reason": claim.fact.reason,
            }
            for claim in comparison.notes
        ],
    }
