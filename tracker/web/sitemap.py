"""What search engines are told: which pages there are, and which to leave alone."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property, partial

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.queries.site.sitemap import ABOUT_ROWS, Listed, pages_of
from tracker.web.language import ENGLISH

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
KEEP_OUT = ("/admin/", "/search", "/api/v1/")


class PagesMap(Sitemap):  # type: ignore[type-arg]  # no generic at run time
    """The pages of one kind in every language, with when each really changed."""

    i18n = alternates = True
    # The protocol allows 50,000 addresses in a file; Django gives the rest pages.
    limit = 50_000

    def __init__(self, page: str) -> None:
        self.page = page

    @cached_property
    def _pages(self) -> list[Listed]:
        return list(pages_of(self.page))

    def items(self) -> list[Listed]:
        return self._pages

    def location(self, each: Listed) -> str:
        return reverse(each.page, args=each.names)

    def lastmod(self, each: Listed) -> datetime | None:
        return each.changed_at


class ListsMap(PagesMap):
    """The pages that are about no single row."""

    def __init__(self) -> None:
        super().__init__("lists")

    @cached_property
    def _pages(self) -> list[Listed]:
        return [Listed(name, (), None) for name in LISTS]


SITEMAPS = {"lists": ListsMap, **{page: partial(PagesMap, page) for page in ABOUT_ROWS}}


# Django's answer whatever they are asked for.
index = require_safe(views.index)
section = require_safe(views.sitemap)


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
