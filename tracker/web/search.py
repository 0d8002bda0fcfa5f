"""Finding things by words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tracker.exports.search import search_answer
from tracker.queries.rows.anchors import PageLocation
from tracker.queries.search.search import (
    FEW,
    PAGE_SIZE,
    Hit,
    SearchFilters,
    SearchGroup,
    every_name,
    search,
    words_of,
)
from tracker.queries.search.searchable import SEARCHABLE
from tracker.vocabulary.folding import folded
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks
from tracker.web.definitions import every_definition
from tracker.web.fields import CodeField, PageField, WordsField, as_choices
from tracker.web.lists import ListForm
from tracker.web.nearest import nearest
from tracker.web.pages import page

MOST_WORDS = 8
DEFINITION = "definition"
KINDS = [*(each.kind.code for each in SEARCHABLE), DEFINITION]


class QuestionForm(ListForm):
    """What the reader typed; ``words`` are folded."""

    q = WordsField()

    def clean_q(self) -> str:
        text: str = self.cleaned_data["q"]
        self.words = words_of(text)
        if len(self.words) > MOST_WORDS:
            raise ValidationError(
                gettext_lazy("q: got %(got)s words; wanted %(most)s at most."),
                params={"got": len(self.words), "most": MOST_WORDS},
            )
        return text


class SearchForm(QuestionForm):
    kind = CodeField(as_choices(KINDS))
    page = PageField()

    def groups(self, *, size: int) -> tuple[SearchGroup, ...]:
        """What fits, by kind, so many to a page; definitions come last."""
        asked = self.cleaned_data
        filters = SearchFilters(self.words, asked["kind"], asked["page"])
        on, known = self.clocks.on, self.clocks.known
        found = search(filters, on=on, known=known, size=size)
        return (*found, *_definitions(filters, size=size))


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What fits all the words asked for, by kind, or one kind page by page."""
    at = clocks(request)
    form = SearchForm(request, at)
    text, kind = form.cleaned_data["q"], form.cleaned_data["kind"]
    groups = form.groups(size=PAGE_SIZE if kind else FEW)
    return page(
        request,
        "search/search.html",
        at,
        text=text,
        words=form.words,
        kind=kind,
        groups=groups,
        total=sum(group.total for group in groups),
        near=[] if groups else _near(text, at),
    )


@require_safe
def find_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same as data, a page of each kind."""
    at = clocks(request)
    asked = SearchForm(request, at)
    groups = asked.groups(size=PAGE_SIZE)

    def address(place: PageLocation) -> str:
        return place.address(at.query)

    answer = search_answer(asked.cleaned_data["q"], groups, address)
    return data(request, answer, at, form)


def _definitions(filters: SearchFilters, *, size: int) -> tuple[SearchGroup, ...]:
    """Words of the vocabularies that fit; they follow neither clock."""
    if not filters.words or filters.kind not in ("", DEFINITION):
        return ()
    hits = [
        Hit(
            DEFINITION,
            0,
            " ".join(filter(None, [each.english, each.chinese])),
            "",
            PageLocation("definitions", anchor=each.anchor),
            str(each.meaning),
        )
        for each in every_definition()
        if _fits(f"{each.english}\n{each.chinese}\n{each.meaning}", filters.words)
    ]
    if not hits:
        return ()
    shown = Paginator(hits, size).get_page(filters.page)
    name = _("definition") if len(hits) == 1 else _("definitions")
    return (SearchGroup(DEFINITION, name, tuple(shown), shown),)


def _fits(text: str, words: tuple[str, ...]) -> bool:
    inside = folded(text)
    return all(word in inside for word in words)


def _near(text: str, at: Clocks) -> list[str]:
    """Names like what was asked for."""
    return nearest(text, every_name(known=at.known)) if text else []
