"""The calendar of rounds."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tracker.charts.rounds import grid_of
from tracker.exports.rounds import calendar_answer
from tracker.queries.calendar.grid import Calendar, calendar
from tracker.queries.rows.citations import cited
from tracker.vocabulary.stated_dates import YEARS
from tracker.web.alternates import data
from tracker.web.clocks import clocks
from tracker.web.fields import LONGEST_SHOWN, OpenCodeField
from tracker.web.lists import AgreementForm, by_slug
from tracker.web.pages import page


class YearField(OpenCodeField):
    """A year, of which the list says whether it has rounds."""

    def clean(self, value: Any) -> int | None:
        if not value:
            return None
        is_year = len(value) == len("2013") and value.isascii() and value.isdigit()
        if not is_year or int(value) not in YEARS:
            raise ValidationError(
                _("year: got “%(got)s”; wanted a year such as 2013."),
                params={"got": value[:LONGEST_SHOWN]},
            )
        return int(value)


class RoundsForm(AgreementForm):
    year = YearField(label=_("Year"))

    def calendar(self) -> Calendar:
        """The rounds asked for, on the day."""
        year, at = self.cleaned_data["year"], self.clocks
        return calendar(year=year, agreement=self.number, on=at.on, known=at.known)


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Rounds by year and month, of all agreements or of one."""
    at = clocks(request)
    form = RoundsForm(request, at)
    shown = form.calendar()
    form.offer(
        agreement=by_slug(shown.agreements),
        year=[(str(year), f"{year} ({rounds})") for year, rounds in shown.counts],
    )
    return page(
        request,
        "rounds.html",
        at,
        filters=form,
        asked=form.cleaned_data,
        calendar=shown,
        agreement=form.about,
        grid=grid_of(shown),
    )


@require_safe
def rounds_data(request: HttpRequest, form: str) -> HttpResponse:
    """The rounds of the page as data, with the sources of each."""
    at = clocks(request)
    shown = RoundsForm(request, at).calendar()
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
