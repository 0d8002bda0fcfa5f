"""The calendar of rounds."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.charts.rounds import grid_of
from tracker.exports.rounds import calendar_answer
from tracker.queries.calendar.grid import Calendar, CalendarFilters, calendar
from tracker.queries.rows.citations import cited
from tracker.queries.rows.facts import AgreementFact, agreements
from tracker.vocabulary.stated_dates import YEARS
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks
from tracker.web.pages import page
from tracker.web.parameters import LONGEST_SHOWN, one_of


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Rounds by year and month, of all agreements or of one."""
    at = clocks(request)
    asked, about = rounds_asked(request, at)
    shown = calendar(asked, on=at.on, known=at.known)
    return page(
        request,
        "rounds.html",
        at,
        asked=asked,
        calendar=shown,
        agreement=about,
        grid=grid_of(shown),
    )


@require_safe
def rounds_data(request: HttpRequest, form: str) -> HttpResponse:
    """The rounds of the page as data, with the sources of each."""
    at = clocks(request)
    asked, _about = rounds_asked(request, at)
    shown = calendar(asked, on=at.on, known=at.known)
    backing = cited({"round": _numbers(shown)}, known=at.known)
    return data(request, calendar_answer(shown, backing), at, form)


def _numbers(shown: Calendar) -> list[int]:
    return [
        line.round.fact.id
        for year in shown.years
        for month in year.months
        for line in month.lines
        if line.round.fact
    ]


def rounds_asked(
    request: HttpRequest, at: Clocks
) -> tuple[CalendarFilters, AgreementFact | None]:
    """What the address narrows the rounds to, and the agreement that it names."""
    by_slug = {each.slug: each for each in agreements(known=at.known).values()}
    about = by_slug.get(one_of(request, "agreement", by_slug))
    return CalendarFilters(_year(request), about.id if about else None), about


def _year(request: HttpRequest) -> int | None:
    text = request.GET.get("year", "").strip()
    if not text:
        return None
    is_year = len(text) == len("2013") and text.isascii() and text.isdigit()
    if not is_year or int(text) not in YEARS:
        raise BadRequest(
            _("year: got “%(got)s”; wanted a year such as 2013.")
            % {"got": text[:LONGEST_SHOWN]}
        )
    return int(text)
