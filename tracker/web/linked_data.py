"""Pages as JSON-LD, each at the page's address with a suffix."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from tracker.exports.linked_data import linked_agreement, linked_party, linked_rounds
from tracker.queries.agreement.page import agreement_page
from tracker.queries.calendar.events import occasions
from tracker.web.agreements import agreement_asked
from tracker.web.alternates import FORMS
from tracker.web.calendars import address_on, rounds_in_calendar
from tracker.web.clocks import clocks
from tracker.web.parties import party_asked


@require_safe
def agreement(request: HttpRequest, slug: str) -> JsonResponse:
    """One agreement, with its parties and rounds."""
    at = clocks(request)
    found = agreement_asked(slug, at)
    shown = agreement_page(found, on=at.on, known=at.known)
    held = occasions([found.id], on=at.on, known=at.known)
    rounds = [each for each in held if each.is_round]
    return _written(linked_agreement(shown, rounds, address_on(request)))


@require_safe
def party(request: HttpRequest, code: str) -> JsonResponse:
    """One party."""
    found = party_asked(code, clocks(request))
    return _written(linked_party(found, address_on(request)))


@require_safe
def rounds(request: HttpRequest) -> JsonResponse:
    """The rounds that the calendar is narrowed to."""
    found, _about = rounds_in_calendar(request, clocks(request))
    return _written(linked_rounds(found, address_on(request)))


def _written(said: dict[str, Any]) -> JsonResponse:
    return JsonResponse(
        said,
        content_type=FORMS["jsonld"],
        json_dumps_params={"ensure_ascii": False},
    )
