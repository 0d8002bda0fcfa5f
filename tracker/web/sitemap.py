"""What search engines are told: which pages there are, and which to leave alone."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.queries.site.sitemap import Listed, every_page
from tracker.web.language import ENGLISH, tag

LISTS = (
    "board",
    "deadlines",
    "statements",
    "scores",
    "slip",
    "method",
    "rounds",
    "parties",
    "speakers",
    "programme",
    "compare",
    "changes",
    "sources",
    "definitions",
    "lag",
    "data",
    "api",
)
# The protocol allows 50,000 addresses in a file; each page has one in each language.
MOST = 50_000 // len(settings.LANGUAGES)
KEEP_OUT = ("/admin/", "/search", "/api/v1/")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page in every language, with the moment of its last real change."""
    home = request.build_absolute_uri("/").rstrip("/")
    pages = [*(Listed(name, (), None) for name in LISTS), *every_page()]
    entries = [(_addresses(home, each), each.changed_at) for each in pages[:MOST]]
    return render(
        request, "sitemap.xml", {"entries": entries}, content_type="application/xml"
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What to leave alone, and where the map is."""
    prefixes = [
        "" if code == ENGLISH else f"/{code}" for code, _n in settings.LANGUAGES
    ]
    lines = [
        "User-agent: *",
        *(f"Disallow: {prefix}{path}" for path in KEEP_OUT for prefix in prefixes),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def _addresses(home: str, each: Listed) -> list[tuple[str, str]]:
    """The page's address in each language, by the language's tag."""
    path = reverse(each.page, args=each.names)
    return [
        (tag(code), f"{home}{'' if code == ENGLISH else f'/{code}'}{path}")
        for code, _name in settings.LANGUAGES
    ]
