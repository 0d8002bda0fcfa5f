"""Finding things by words."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
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
from tracker.web.filters import Filters, OneOf, PageField, WordsField
from tracker.web.nearest import nearest
from tracker.web.pages import page

MOST_WORDS = 8
DEFINITION = "definition"
KINDS = [*(each.kind.code for each in SEARCHABLE), DEFINITION]


class SearchForm(Filters):
    """What is looked for; the box in the head of every page asks it."""

    q = WordsField()
    kind = OneOf("", [(code, "") for code in KINDS])
    page = PageField()


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What fits all the words asked for, by kind, or one kind page by page."""
    at = clocks(request)
    text, asked = _asked(request, at)
    groups = _groups(asked, at, size=PAGE_SIZE if asked.kind else FEW)
    return page(
        request,
        "search/search.html",
        at,
        text=text,
        asked=asked,
        groups=groups,
        total=sum(group.total for group in groups),
        near=[] if groups else _near(text, at),
    )


@require_safe
def find_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same as data, a page of each kind."""
    at = clocks(request)
    text, asked = _asked(request, at)
    groups = _groups(asked, at, size=PAGE_SIZE)

    def address(place: PageLocation) -> str:
        return place.address(at.query)

    return data(request, search_answer(text, groups, address), at, form)


def asked_words(form: SearchForm) -> tuple[str, tuple[str, ...]]:
    """What the reader typed, and its folded words; raises ``BadRequest`` for many."""
    text = form.asked()["q"]
    words = words_of(text)
    if len(words) > MOST_WORDS:
        raise BadRequest(
            _("q: got %(got)s words; wanted %(most)s at most.")
            % {"got": len(words), "most": MOST_WORDS}
        )
    return text, words


def _asked(request: HttpRequest, at: Clocks) -> tuple[str, SearchFilters]:
    form = SearchForm(request, at)
    text, words = asked_words(form)
    return text, SearchFilters(words, form.asked()["kind"], form.asked()["page"])


def _groups(asked: SearchFilters, at: Clocks, *, size: int) -> tuple[SearchGroup, ...]:
    found = search(asked, on=at.on, known=at.known, size=size)
    return (*found, *_definitions(asked, size=size))


def _definitions(asked: SearchFilters, *, size: int) -> tuple[SearchGroup, ...]:
    """Words of the vocabularies that fit; they follow neither clock."""
    if not asked.words or asked.kind not in ("", DEFINITION):
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
        if _fits(f"{each.english}\n{each.chinese}\n{each.meaning}", asked.words)
    ]
    if not hits:
        return ()
    pages = max(1, -(-len(hits) // size))
    number = min(asked.page, pages)
    name = _("definition") if len(hits) == 1 else _("definitions")
    shown = tuple(hits[(number - 1) * size : number * size])
    return (SearchGroup(DEFINITION, name, shown, len(hits), number, pages),)


def _fits(text: str, words: tuple[str, ...]) -> bool:
    inside = folded(text)
    return all(word in inside for word in words)


def _near(text: str, at: Clocks) -> list[str]:
    """Names like what was asked for."""
    return nearest(text, every_name(known=at.known)) if text else []
