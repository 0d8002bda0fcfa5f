"""Where facts come from: all sources, and the page of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tracker.models import Source
from tracker.queries.rows.old_names import renamed
from tracker.queries.rows.public import published_as_of
from tracker.queries.sources.backing import source_named, source_page
from tracker.queries.sources.list import all_sources, languages
from tracker.templatetags.languages import language_name
from tracker.vocabulary.kinds import SourceKind
from tracker.web.clocks import Clocks, clocks
from tracker.web.fields import (
    LONGEST_WORDS,
    CodeField,
    PageField,
    WordsField,
    check_words,
)
from tracker.web.lists import ListForm
from tracker.web.not_found import NoSuch, PageMoved
from tracker.web.pages import page


class LanguageField(CodeField):
    def validate(self, value: Any) -> None:
        check_words(value)
        super().validate(value)


class SourcesForm(ListForm):
    q = WordsField(
        label=gettext_lazy("Words of the title or publisher"),
        widget=forms.TextInput({"type": "search", "maxlength": LONGEST_WORDS}),
    )
    kind = CodeField(SourceKind.choices, label=gettext_lazy("Kind"))
    language = LanguageField(label=gettext_lazy("Language"))
    page = PageField()


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All sources, newest first, filtered by kind, language and words."""
    at = clocks(request)
    held_in = languages(known=at.known)
    choices = [(code, language_name(code)) for code in sorted(held_in)]
    form = SourcesForm(request, at, language=choices)
    return page(
        request,
        "sources/sources.html",
        at,
        filters=form,
        held=held_in.total(),
        shown=all_sources(**form.cleaned_data, known=at.known),
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
