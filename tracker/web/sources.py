"""Where facts come from: all sources, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.models import Source
from tracker.queries.rows.old_names import renamed
from tracker.queries.rows.public import published_as_of
from tracker.queries.sources.backing import source_named, source_page
from tracker.queries.sources.list import SourceFilters, all_sources
from tracker.vocabulary.kinds import SourceKind
from tracker.web.clocks import Clocks, clocks
from tracker.web.not_found import NoSuch, PageMoved
from tracker.web.pages import page
from tracker.web.parameters import one_of, page_number, words_asked


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All sources, newest first, filtered by kind, language and words."""
    at = clocks(request)
    asked = SourceFilters(
        kind=one_of(request, "kind", SourceKind.values),
        language=words_asked(request, "language"),
        words=words_asked(request, "q"),
        page=page_number(request),
    )
    shown = all_sources(asked, known=at.known)
    one_of(request, "language", shown.languages)
    return page(
        request, "sources/sources.html", at, asked=asked, shown=shown, kinds=SourceKind
    )


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One source, and every fact that it backs by the day."""
    at = clocks(request)
    found = source_named(slug, known=at.known)
    if found is None:
        raise _moved(slug, at) or _no_source(slug, at)
    shown = source_page(found, on=at.on, known=at.known)
    return page(request, "sources/source.html", at, page=shown)


def _moved(slug: str, at: Clocks) -> PageMoved | None:
    name = renamed(Source, slug, known=at.known)
    return PageMoved("slug", name) if name else None


def _no_source(slug: str, at: Clocks) -> NoSuch:
    slugs = published_as_of(Source, known=at.known).values_list("slug", flat=True)
    said = _("No source is called “%(slug)s” here.") % {"slug": slug}
    return NoSuch(said, "slug", slug, slugs)
