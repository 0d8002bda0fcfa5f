"""A page as data: what it is about, and its lists of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.core.paginator import Page

from tracker.exports.plain import csv_text, plain


@dataclass(frozen=True)
class AnswerRows:
    """Rows of one shape, a dataclass whose fields are the columns, in their order."""

    shape: type
    rows: tuple[Any, ...]

    @classmethod
    def of(cls, shape: type, rows: Iterable[Any]) -> AnswerRows:
        return cls(shape, tuple(rows))

    @property
    def columns(self) -> list[str]:
        return [each.name for each in fields(self.shape)]


@dataclass(frozen=True)
class Answer:
    """The facts of a page as plain values: a head, and named lists of rows."""

    head: Mapping[str, Any]
    lists: Mapping[str, AnswerRows]

    @property
    def json(self) -> dict[str, Any]:
        lists = {name: plain(rows.rows) for name, rows in self.lists.items()}
        return {**plain(self.head), **lists}

    def csv(self) -> str:
        """All rows as one table; where there are several lists, a column names each.

        Columns are those of all lists, in the order of first use.
        """
        several = len(self.lists) > 1
        named = {c: None for rows in self.lists.values() for c in rows.columns}
        return csv_text(["list", *named] if several else [*named], self._rows(several))

    def _rows(self, several: bool) -> Iterable[dict[str, Any]]:
        for name, rows in self.lists.items():
            for row in rows.rows:
                yield ({"list": name} if several else {}) | plain(row)


def page_head(page: Page[Any]) -> dict[str, int]:
    """How many there are, and which page of how many it is."""
    pages = page.paginator
    return {"total": pages.count, "page": page.number, "pages": pages.num_pages}
