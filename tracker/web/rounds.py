"""The calendar of rounds."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tracker.charts.rounds import grid_of
from tracker.exports.rounds import calendar_answer
from tracker.queries.calendar.grid import Calendar, CalendarFilters, calendar
from tracker.queries.rows.citations import cited
from tracker.queries.rows.facts import AgreementFact, agreements
from tracker.vocabulary.stated_dates import YEARS
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks
from tracker.web.filters import LONGEST_SHOWN, Filters, OneOf, options_by_slug
from tracker.web.pages import page


class YearField(OneOf):
    """A year; those with rounds are offered, and others may be asked for."""

    def validate(self, value: str) -> None:
        is_year = len(value) == len("2013") and value.isascii() and value.isdigit()
        if value and not (is_year and int(value) in YEARS):
            raise ValidationError(
                _("year: got “%(got)s”; wanted a year such as 2013.")
                % {"got": value[:LONGEST_SHOWN]}
            )


class RoundsForm(Filters):
    agreement = OneOf(gettext_lazy("Agreement"))
    year = YearField(gettext_lazy("Year"))


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Rounds by year and month, of all agreements or of one."""
    at = clocks(request)
    form = RoundsForm(request, at)
    asked, about = _asked(form, at)
    shown = calendar(asked, on=at.on, known=at.known)
    form.suggest("agreement", options_by_slug(shown.agreements))
    counts = [(str(year), f"{year} ({rounds})") for year, rounds in shown.counts]
    form.suggest("year", counts)
    return page(
        request,
        "rounds.html",
        at,
        filters=form,
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
    return _asked(RoundsForm(request, at), at)


def _asked(
    form: RoundsForm, at: Clocks
) -> tuple[CalendarFilters, AgreementFact | None]:
    by_slug = {each.slug: each for each in agreements(known=at.known).values()}
    form.offer("agreement", options_by_slug(by_slug.values()))
    asked = form.asked()
    about = by_slug.get(asked["agreement"])
    year = int(asked["year"]) if asked["year"] else None
    return CalendarFilters(year, about.id if about else None), about
