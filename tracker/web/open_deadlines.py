"""The board of deadlines: what is expected, and what has lapsed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.exports.deadlines import open_deadlines_answer
from tracker.queries.deadline.open import open_deadlines
from tracker.web.alternates import data
from tracker.web.clocks import clocks
from tracker.web.pages import page


@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """Every deadline open on the day, lapsed ones first."""
    at = clocks(request)
    found = open_deadlines(on=at.on, known=at.known)
    return page(
        request,
        "deadlines/open.html",
        at,
        groups=[
            (state.value, [(each, each.lapsed_days(at.on)) for each in theirs])
            for state, theirs in found.items()
        ],
    )


@require_safe
def deadlines_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same deadlines as data."""
    at = clocks(request)
    found = open_deadlines(on=at.on, known=at.known)
    return data(request, open_deadlines_answer(found, on=at.on), at, form)
