"""How a page is answered: one template, the clocks, and errors in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tracker.queries.rows.public import newest_moment
from tracker.vocabulary.utc import in_utc
from tracker.web.alternates import FORMS, alternates
from tracker.web.clocks import Clocks
from tracker.web.fields import LONGEST_WORDS
from tracker.web.not_found import suggestions

FOR_PROGRAMS = tuple(f".{form}" for form in FORMS)
API = "/api/v1/"
TITLES = {
    400: _("That question cannot be answered"),
    404: _("There is no such page"),
}


@dataclass(frozen=True, slots=True)
class Permalink:
    """An address that will always answer as the page does now, with both clocks."""

    address: str
    on: date
    known: datetime

    @property
    def since(self) -> str:
        """The moment up to which the page knows, as addresses carry it."""
        return in_utc(self.known)


def page(
    request: HttpRequest, template: str, clocks: Clocks, **context: Any
) -> HttpResponse:
    """The template with the clocks, its context, and an address to cite it by."""
    shared = {
        "clocks": clocks,
        "permalink": permalink(request, clocks, request.path),
        "alternates": alternates(request),
        # One page to list, whatever its clocks and filters.
        "canonical": request.build_absolute_uri(request.path),
    }
    return render(request, template, {**context, **shared})


def permalink(request: HttpRequest, clocks: Clocks, path: str) -> Permalink:
    """Carries the newest moment of our record: nothing can still be added before it."""
    known = clocks.known or newest_moment()
    asked = request.GET.copy()
    asked["on"] = clocks.on.isoformat()
    asked["known"] = in_utc(known)
    address = f"{request.build_absolute_uri(path)}?{asked.urlencode(safe=':')}"
    return Permalink(address, clocks.on, known)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: says what was got and what was wanted."""
    fault = _printable(str(exception))
    return _problem(request, fault, 400) or render(
        request, "400.html", {"fault": fault}, status=400
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: says what was looked for, where the view said so."""
    said = exception.args[0] if exception.args else ""
    fault = _printable(said) if isinstance(said, str) else ""
    if problem := _problem(request, fault, 404):
        return problem
    context = {
        "fault": _printable(getattr(exception, "said", "")) or fault,
        "near": suggestions(request, exception),
        "text": _printable(getattr(exception, "name", ""))[:LONGEST_WORDS],
    }
    return render(request, "404.html", context, status=404)


def _problem(request: HttpRequest, fault: str, status: int) -> HttpResponse | None:
    """The fault as problem details (RFC 9457), where a program asked; else None."""
    if not request.path.endswith(FOR_PROGRAMS) and not request.path.startswith(API):
        return None
    title = TITLES[status]
    problem = {
        "type": "about:blank",
        "title": str(title),
        "status": status,
        "detail": fault or str(title),
    }
    return JsonResponse(
        problem,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def _printable(words: str) -> str:
    """What was asked for may hold characters that HTML cannot, such as NUL."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)
