"""How slip, errors and scores are worked out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.web.clocks import clocks
from tracker.web.pages import page


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """The rules and formulas behind the figures, each with its source."""
    return page(request, "method.html", clocks(request))
