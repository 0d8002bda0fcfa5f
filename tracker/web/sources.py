"""Where facts come from: all sources, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tracker.models import Source
from tracker.queries.rows.old_names import renamed
from tracker.queries.rows.public import published_as_of
from tracker.queries.sources.backing import source_named, source_page
from tracker.queries.sources.list import SourceFilters, all_sources
from tracker.templatetags.languages import language_name
from tracker.vocabulary.kinds import SourceKind
from tracker.web.clocks import Clocks, clocks
from tracker.web.filters import (
    Filters,
    OneOf,
    PageField,
    SearchField,
    SoughtCode,
    options_of,
)
from tracker.web.not_found import NoSuch, PageMoved
from tracker.web.pages import page


class SourcesForm(Filters):
    q = SearchField(gettext_lazy("Words of the title or publisher"))
    kind = OneOf(gettext_lazy("Kind"), options_of(SourceKind))
    language = SoughtCode(gettext_lazy("Language"))
    page = PageField()


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All sources, newest first, filtered by kind, language and words."""
    at = clocks(request)
    form = SourcesForm(request, at)
    asked = form.asked()
    narrowed = {name: asked[name] for name in ("kind", "language", "page")}
    shown = all_sources(SourceFilters(words=asked["q"], **narrowed), known=at.known)
    form.offer("language", [(code, language_name(code)) for code in shown.languages])
    return page(request, "sources/sources.html", at, filters=form, shown=shown)


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
