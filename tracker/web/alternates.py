"""One address, several forms: the page, and the same facts as data, feed or calendar.

A page named ``agreement`` has its forms at ``agreement-json``, ``agreement-csv`` and so
on, each at the page's address with a suffix, on the same parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse

from tracker.exports.answers import Answer
from tracker.vocabulary.utc import in_utc
from tracker.web.clocks import Clocks

PAGE = "text/html"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Pages whose facts are in the data of another, and feeds that stand beside a page.
_DATA_OF = {"agreement-background": "agreement", "party-changes": "party"}
FORMS = {
    "json": "application/json",
    "csv": "text/csv",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
    "jsonld": "application/ld+json",
    "docx": WORD,
}
TABLES = ("json", "csv")
JSON = ("json",)
WORD_TOO = (*TABLES, "docx")
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Alternate:
    """The address of another form of what was asked for."""

    address: str
    media_type: str
    form: str


def as_data(
    route: str, view: View, name: str, forms: Iterable[str] = TABLES
) -> list[URLPattern]:
    """The page's addresses in the forms; the view is told which ``form``."""
    return [
        path(f"{route}.{form}", view, {"form": form}, f"{name}-{form}")
        for form in forms
    ]


def alternates(request: HttpRequest) -> tuple[Alternate, ...]:
    """The other forms of what the request asks for, the page first."""
    match = request.resolver_match
    if match is None or not match.url_name:
        return ()
    page, _dash, form = match.url_name.rpartition("-")
    name, mine = (page, form) if form in FORMS else (match.url_name, "")
    name = _DATA_OF.get(name, name)
    named = {word: value for word, value in match.kwargs.items() if word != "form"}
    asked = request.GET.urlencode(safe=":")
    found = []
    for other, media_type in {"": PAGE, **FORMS}.items():
        address = _address(f"{name}-{other}" if other else name, named)
        if address and other != mine:
            query = f"{address}?{asked}" if asked else address
            found.append(Alternate(query, media_type, other))
    return tuple(found)


def data(request: HttpRequest, answer: Answer, at: Clocks, form: str) -> HttpResponse:
    """The answer in the form asked for, with its clocks, and links to its others."""
    response = _csv(request, answer) if form == "csv" else _json(request, answer, at)
    return linked(request, response)


def linked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response with links to the other forms of what it answers."""
    response["Link"] = ", ".join(
        f'<{each.address}>; rel="alternate"; type="{each.media_type}"'
        for each in alternates(request)
    )
    return response


def named_file(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response with a name to save it under, after its address."""
    name = request.path.strip("/").replace("/", "-")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _address(name: str, named: dict[str, Any]) -> str:
    try:
        return reverse(name, kwargs=named)
    except NoReverseMatch:
        return ""


def _json(request: HttpRequest, answer: Answer, at: Clocks) -> HttpResponse:
    known = in_utc(at.known) if at.known else None
    links = {each.form or "page": each.address for each in alternates(request)}
    return JsonResponse(
        {"on": at.on.isoformat(), "known": known, "links": links, **answer.json},
        json_dumps_params={"ensure_ascii": False},
    )


def _csv(request: HttpRequest, answer: Answer) -> HttpResponse:
    response = HttpResponse(answer.csv(), content_type="text/csv; charset=utf-8")
    return named_file(request, response)
