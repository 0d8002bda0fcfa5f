"""The page of the reporting lag."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.exports.lag import lag_answer
from tracker.queries.site.lag import lags
from tracker.web.alternates import data
from tracker.web.clocks import clocks
from tracker.web.pages import page


@require_safe
def lag(request: HttpRequest) -> HttpResponse:
    """How long news took to its source and to our record."""
    at = clocks(request)
    return page(request, "lag.html", at, lags=lags(on=at.on, known=at.known))


@require_safe
def lag_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same figures as data."""
    at = clocks(request)
    return data(request, lag_answer(lags(on=at.on, known=at.known)), at, form)
