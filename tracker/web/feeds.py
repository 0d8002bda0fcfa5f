"""Atom feeds: what happened in the world, and, apart from it, what this site mended."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.exports.lasting_names import tag_uri
from tracker.queries.board.board import numbers_of
from tracker.queries.compare.developments import DevelopmentEntry, newest_developments
from tracker.queries.history.change_log import (
    ChangeLogEntry,
    ChangeLogFilters,
    change_log,
)
from tracker.queries.rows.participation import seats_of
from tracker.queries.search.search import fitting
from tracker.vocabulary.changes import ChangeKind
from tracker.vocabulary.utc import in_utc
from tracker.web.agreements import agreement_asked
from tracker.web.alternates import FORMS, alternates
from tracker.web.board import BoardForm
from tracker.web.clocks import Clocks, clocks
from tracker.web.fields import CodeField, as_choices
from tracker.web.lists import AgreementForm
from tracker.web.parties import party_asked
from tracker.web.search import QuestionForm

FEW = 50
MENDED = (ChangeKind.CORRECTION, ChangeKind.CLARIFICATION)
# What a feed without entries was last changed at.
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


class Feed(Atom1Feed):
    """Atom of which only what is told moves the moment of its last change."""

    content_type = mime_type = f"{FORMS['atom']}; charset=utf-8"

    def latest_post_date(self) -> datetime:
        """The newest moment of its entries, never the clock's."""
        return max((item["updateddate"] for item in self.items), default=BEFORE_ALL)


class MendedForm(AgreementForm):
    kind = CodeField(as_choices(MENDED))


@require_safe
def board_feed(request: HttpRequest) -> HttpResponse:
    """Developments of all agreements, or of those that the board is narrowed to."""
    at = clocks(request)
    form = BoardForm(request, at)
    about = None
    if form.is_narrow:
        about = numbers_of(form.filters, on=at.on, known=at.known)
    return _developments(request, at, about, _("Negotiations"))


@require_safe
def agreement_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Developments of one agreement."""
    at = clocks(request)
    found = agreement_asked(slug, at)
    return _developments(request, at, [found.id], found.name_en)


@require_safe
def party_feed(request: HttpRequest, code: str) -> HttpResponse:
    """Developments of the agreements that the party has a part in."""
    at = clocks(request)
    found = party_asked(code, at)
    about = seats_of([found.id], on=at.on, known=at.known)
    return _developments(request, at, list(about), found.name_en)


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """Developments that fit the words asked for, or whose agreement does."""
    at = clocks(request)
    form = QuestionForm(request, at)
    text, words = form.cleaned_data["q"], form.words
    found = fitting(words, on=at.on, known=at.known) if words else {}
    feed = _feed(request, _("%(name)s: developments") % {"name": text or _("Nothing")})
    for told in newest_developments(None, on=at.on, known=at.known, fitting=found):
        _add_development(request, feed, told)
    return _written(feed)


@require_safe
def changes_feed(request: HttpRequest) -> HttpResponse:
    """Corrections and clarifications of the record, of all or of one agreement."""
    at = clocks(request)
    form = MendedForm(request, at)
    about, kind = form.about, form.cleaned_data["kind"]
    name = about.name_en if about else _("Negotiations")
    filters = ChangeLogFilters(agreement=form.number)
    kinds = [ChangeKind(kind)] if kind else MENDED
    return _corrections(request, _mended(filters, at, kinds), name)


@require_safe
def agreement_changes_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Corrections and clarifications of the record of one agreement."""
    at = clocks(request)
    found = agreement_asked(slug, at)
    entries = _mended(ChangeLogFilters(agreement=found.id), at)
    return _corrections(request, entries, found.name_en)


@require_safe
def party_changes_feed(request: HttpRequest, code: str) -> HttpResponse:
    """Corrections and clarifications of the agreements that the party has a part in."""
    at = clocks(request)
    found = party_asked(code, at)
    about = tuple(seats_of([found.id], on=at.on, known=at.known))
    entries = _mended(ChangeLogFilters(among=about), at)
    return _corrections(request, entries, found.name_en)


def _developments(
    request: HttpRequest, at: Clocks, about: Collection[int] | None, name: str
) -> HttpResponse:
    feed = _feed(request, _("%(name)s: developments") % {"name": name})
    for told in newest_developments(about, on=at.on, known=at.known):
        _add_development(request, feed, told)
    return _written(feed)


def _corrections(
    request: HttpRequest, entries: Iterable[ChangeLogEntry], name: str
) -> HttpResponse:
    feed = _feed(request, _("%(name)s: corrections") % {"name": name})
    for entry in entries:
        _add_correction(request, feed, entry)
    return _written(feed)


def _mended(
    filters: ChangeLogFilters, at: Clocks, kinds: Iterable[ChangeKind] = MENDED
) -> Iterable[ChangeLogEntry]:
    found = [
        entry
        for kind in kinds
        for entry in change_log(
            replace(filters, kind=kind.value), known=at.known, limit=FEW
        ).entries
    ]
    return sorted(found, key=lambda entry: entry.moment, reverse=True)[:FEW]


def _feed(request: HttpRequest, title: str) -> Feed:
    page = next(each for each in alternates(request) if not each.form)
    return Feed(
        title=title,
        link=request.build_absolute_uri(page.address),
        description=None,
        feed_url=request.build_absolute_uri(),
        feed_guid=tag_uri(("feed", request.get_full_path())),
        author_name=_("Negotiation tracker"),
    )


def _add_development(request: HttpRequest, feed: Feed, told: DevelopmentEntry) -> None:
    development = told.development
    feed.add_item(
        title=development.title,
        link=request.build_absolute_uri(development.place.address()),
        description=development.text,
        unique_id=tag_uri(development.key),
        pubdate=told.recorded.first,
        updateddate=told.recorded.last,
        categories=(development.key[0], development.agreement.slug),
    )


def _add_correction(request: HttpRequest, feed: Feed, entry: ChangeLogEntry) -> None:
    moment = in_utc(entry.moment)
    told = [f"{each.about} {each.label}".strip() for each in entry.changes]
    feed.add_item(
        title=f"{entry.kind.label}: {entry.note}",
        link=request.build_absolute_uri(
            f"{reverse('changes')}?"
            + (f"batch={entry.batch}" if entry.batch else f"at={moment}")
        ),
        description=_words(entry),
        unique_id=tag_uri(("change", entry.batch or moment, entry.kind.value)),
        pubdate=entry.moment,
        updateddate=entry.moment,
        categories=(entry.kind.value, *told),
    )


def _words(entry: ChangeLogEntry) -> str:
    """Each change in a line: the fact, and what its fields held before and after."""
    lines = []
    for each in entry.changes:
        fields = "; ".join(
            f"{field.field_label}: {field.before} → {field.after}"
            for field in each.fields
        )
        lines.append(f"{each.about} {each.label}. {fields}".strip())
    return "\n".join([entry.note, *lines])


def _written(feed: Feed) -> HttpResponse:
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response
