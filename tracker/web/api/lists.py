"""Rows of one kind, narrowed and cut to a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tracker.exports.facts import LISTS, FactList, Found, scope
from tracker.exports.plain import plain
from tracker.queries.rows.record_moments import recorded
from tracker.vocabulary.utc import in_utc
from tracker.web.api.shapes import Wanted
from tracker.web.clocks import Clocks, clocks, moment_asked

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
    of = LISTS[kind]
    found = list(of.find(about))
    changed = None
    if since is not None:
        changed = _last_changed(of, found, at)
        found = [x for x in found if x[0] in changed and changed[x[0]] > since]
    chosen = [each for each in found if _is_wanted(of, each, wanted)]
    shown = chosen[wanted.offset : wanted.offset + wanted.limit]
    if changed is None:
        changed = _last_changed(of, shown, at)
    return {
        "on": at.on.isoformat(),
        "known": in_utc(at.known) if at.known else None,
        "count": len(chosen),
        "limit": wanted.limit,
        "offset": wanted.offset,
        "items": [
            {**plain(row), "changed_at": plain(changed.get(number))}
            for (number, _parts), row in zip(shown, of.rows(shown, about), strict=True)
        ],
    }


def _last_changed(
    kind: FactList, found: Iterable[Found], at: Clocks
) -> dict[int | None, datetime]:
    """When the facts last really changed, by their number."""
    numbers = [number for number, _parts in found if number is not None]
    moments = recorded(kind.model, numbers, known=at.known)
    return {number: each.last for number, each in moments.items()}


def _is_wanted(kind: FactList, found: Found, wanted: Wanted) -> bool:
    asked = {name: value for name in FILTERS if (value := getattr(wanted, name))}
    if not asked and not wanted.agreement:
        return True
    row = kind.outline(found)
    about = getattr(row, "agreement", wanted.agreement)
    return about == (wanted.agreement or about) and all(
        _has(row, FILTERS[name], value) for name, value in asked.items()
    )


def _has(row: Any, columns: tuple[str, ...], value: str) -> bool:
    mine = [getattr(row, column) for column in columns if hasattr(row, column)]
    return any(
        value in each if isinstance(each, tuple) else value == each for each in mine
    )
