"""Rows of one kind, narrowed and cut to a page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tracker.exports.facts import LISTS, scope
from tracker.exports.plain import plain
from tracker.queries.rows.record_moments import recorded
from tracker.vocabulary.utc import in_utc
from tracker.web.api.shapes import Wanted
from tracker.web.clocks import clocks, moment_asked

# Which columns each filter looks at: a row is wanted where any that it has says so.
FILTERS = {
    "party": ("party", "country", "parties"),
    "kind": ("kind", "milestone", "stage", "speaker_kind", "stance"),
    "status": ("status", "state", "verdict", "side"),
    "region": ("region",),
    "speaker": ("speaker",),
}


def listed(request: HttpRequest, kind: str, wanted: Wanted) -> dict[str, Any]:
    """A page of the rows, with the clocks that they answer for.

    Raises ``BadRequest`` for clocks that cannot be, ``Http404`` where no agreement has
    the slug.
    """
    at = clocks(request)
    since = moment_asked(request, "changed_since")
    about = scope(wanted.agreement, on=at.on, known=at.known)
    if about is None:
        raise Http404(
            _("No agreement is called “%(slug)s” here.") % {"slug": wanted.agreement}
        )
    found = list(LISTS[kind].rows(about))
    numbers = [number for number, _row in found if number is not None]
    moments = recorded(LISTS[kind].model, numbers, known=at.known)
    last = {number: each.last for number, each in moments.items()}
    rows = [
        {**plain(row), "changed_at": plain(last.get(number or 0))}
        for number, row in found
        if since is None or (number in last and last[number] > since)
    ]
    chosen = [row for row in rows if _is_wanted(row, wanted)]
    end = wanted.offset + wanted.limit
    return {
        "on": at.on.isoformat(),
        "known": in_utc(at.known) if at.known else None,
        "count": len(chosen),
        "limit": wanted.limit,
        "offset": wanted.offset,
        "items": chosen[wanted.offset : end],
    }


def _is_wanted(row: dict[str, Any], wanted: Wanted) -> bool:
    about = wanted.agreement
    if about and row.get("agreement", about) != about:
        return False
    return all(
        _has(row, columns, value)
        for name, columns in FILTERS.items()
        if (value := getattr(wanted, name))
    )


def _has(row: dict[str, Any], columns: tuple[str, ...], value: str) -> bool:
    mine = [row[column] for column in columns if column in row]
    return any(
        value in each if isinstance(each, list) else value == each for each in mine
    )
