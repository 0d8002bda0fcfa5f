"""Calendars of rounds and expected windows, for programs that show them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.queries.board.board import numbers_of
from tracker.queries.calendar.events import Occasion, occasions
from tracker.queries.rows.anchors import PageLocation
from tracker.queries.rows.facts import AgreementFact
from tracker.queries.rows.participation import seats_of
from tracker.web.agreements import agreement_asked
from tracker.web.alternates import FORMS
from tracker.web.board import BoardForm
from tracker.web.clocks import Clocks, clocks
from tracker.web.parties import party_asked
from tracker.web.rounds import RoundsForm


@require_safe
def board_calendar(request: HttpRequest) -> HttpResponse:
    """Of all agreements that the board is narrowed to."""
    at = clocks(request)
    about = numbers_of(BoardForm(request, at).filters, on=at.on, known=at.known)
    return _calendar(request, at, about, _("Negotiations"))


@require_safe
def rounds_calendar(request: HttpRequest) -> HttpResponse:
    """Rounds, held and planned, of all agreements or of one, in one year or in all."""
    chosen, about = rounds_in_calendar(request, clocks(request))
    return _written(request, chosen, about.name_en if about else _("Rounds"))


def rounds_in_calendar(
    request: HttpRequest, at: Clocks
) -> tuple[list[Occasion], AgreementFact | None]:
    """The rounds that the address asks for, by day, and the agreement it names."""
    form = RoundsForm(request, at)
    year, about = form.cleaned_data["year"], form.about
    found = occasions([about.id] if about else None, on=at.on, known=at.known)
    chosen = [
        each
        for each in found
        if each.is_round and year in (None, each.first.year, each.last.year)
    ]
    return chosen, about


@require_safe
def deadlines_calendar(request: HttpRequest) -> HttpResponse:
    """The windows in which something is expected, of all agreements, without rounds."""
    at = clocks(request)
    found = occasions(None, on=at.on, known=at.known)
    chosen = [each for each in found if not each.is_round]
    return _written(request, chosen, _("Deadlines"))


@require_safe
def agreement_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Of one agreement."""
    at = clocks(request)
    found = agreement_asked(slug, at)
    return _calendar(request, at, [found.id], found.name_en)


@require_safe
def party_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Of the agreements that the party has a part in."""
    at = clocks(request)
    found = party_asked(code, at)
    about = list(seats_of([found.id], on=at.on, known=at.known))
    return _calendar(request, at, about, found.name_en)


def _calendar(
    request: HttpRequest, at: Clocks, about: Collection[int], name: str
) -> HttpResponse:
    found = occasions(about, on=at.on, known=at.known)
    return _written(request, found, name)


def _written(
    request: HttpRequest, found: Iterable[Occasion], name: str
) -> HttpResponse:
    # Loads icalendar, which no start of the program need wait for.
    from tracker.exports.calendars import calendar

    text = calendar(name, found, address_on(request))
    return HttpResponse(text, content_type=f"{FORMS['ics']}; charset=utf-8")


def address_on(request: HttpRequest) -> Callable[[PageLocation], str]:
    """What gives a place's absolute address on the site that was asked."""

    def address(place: PageLocation) -> str:
        return request.build_absolute_uri(place.address())

    return address
