"""What a search found, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracker.exports.answers import Answer, AnswerRows
from tracker.queries.rows.anchors import PageLocation
from tracker.queries.search.search import SearchGroup


@dataclass(frozen=True, slots=True)
class HitRow:
    """A fact that was found; ``address`` leads to it on its page."""

    kind: str
    label: str
    about: str
    passage: str
    address: str


def search_answer(
    asked: str, groups: Iterable[SearchGroup], address: Callable[[PageLocation], str]
) -> Answer:
    """The hits of every group, and how many there are of each kind."""
    groups = list(groups)
    rows = [
        HitRow(group.kind, hit.label, hit.about, hit.passage, address(hit.place))
        for group in groups
        for hit in group.hits
    ]
    head = {"q": asked, "totals": {group.kind: group.total for group in groups}}
    return Answer(head, {"hits": AnswerRows.of(HitRow, rows)})
