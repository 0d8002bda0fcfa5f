"""Who says when: all speakers, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tracker.charts.deadlines import FEWEST, panel_of
from tracker.charts.frames import PANEL
from tracker.charts.panels import axes_for
from tracker.charts.slip import SlipChart, legend, slip_chart
from tracker.exports.speakers import speaker_answer, speakers_answer
from tracker.queries.rows.speaker_addresses import addresses
from tracker.queries.speaker.page import (
    SpeakerPage,
    Speakers,
    all_speakers,
    speaker_numbered,
    speaker_page,
)
from tracker.vocabulary.kinds import SpeakerKind
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks
from tracker.web.fields import CodeField
from tracker.web.lists import ListForm, by_code
from tracker.web.not_found import NoSuch, PageMoved
from tracker.web.pages import page

MOST_CHARTS = 6


class SpeakersForm(ListForm):
    kind = CodeField(SpeakerKind.choices, label=gettext_lazy("Kind of speaker"))
    party = CodeField(label=gettext_lazy("Speaks for"))


@require_safe
def speakers(request: HttpRequest) -> HttpResponse:
    """Everybody who had said something by the day, by name."""
    at = clocks(request)
    form, shown = _narrowed(request, at)
    return page(request, "speakers/speakers.html", at, filters=form, shown=shown)


@require_safe
def speakers_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same speakers as data."""
    at = clocks(request)
    _form, shown = _narrowed(request, at)
    return data(request, speakers_answer(shown), at, form)


@require_safe
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """Every statement of one speaker by the day, with what became of it."""
    at = clocks(request)
    shown = _shown(slug, at)
    charts = _charts(shown, at)
    return page(
        request,
        "speakers/speaker.html",
        at,
        page=shown,
        charts=charts,
        keys=legend(charts),
    )


@require_safe
def speaker_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The facts of the page as data."""
    at = clocks(request)
    return data(request, speaker_answer(_shown(slug, at)), at, form)


def _narrowed(request: HttpRequest, at: Clocks) -> tuple[SpeakersForm, Speakers]:
    every = all_speakers(on=at.on, known=at.known)
    form = SpeakersForm(request, at, party=by_code(every.parties))
    return form, every.narrowed(**form.narrowing)


def _shown(slug: str, at: Clocks) -> SpeakerPage:
    names = addresses(known=at.known)
    # Django unquotes an address, but leaves its letters in the case they were typed.
    number = names.owners.get(slug) or names.owners.get(slug.lower())
    found = speaker_numbered(number, known=at.known) if number else None
    if number is None or found is None:
        said = _("No speaker is called “%(slug)s” here.") % {"slug": slug}
        raise NoSuch(said, "slug", slug, names.slugs.values())
    if names.slugs[number] != slug:
        raise PageMoved("slug", names.slugs[number])
    return speaker_page(found, slug, on=at.on, known=at.known)


def _charts(shown: SpeakerPage, at: Clocks) -> list[SlipChart]:
    """Small charts of the deadlines that the speaker named several days for."""
    chosen = [each for each in shown.series if each.deadline.windows >= FEWEST]
    chosen = sorted(chosen, key=lambda each: -each.deadline.windows)[:MOST_CHARTS]
    panels = [
        panel_of(each.agreement, each.deadline, each.standing, on=at.on)
        for each in chosen
    ]
    axes = axes_for(panels) if panels else None
    places = [each.deadline.place(each.agreement.slug) for each in chosen]
    return [
        slip_chart(panel, axes=axes, frame=PANEL, link=place.address(at.query))
        for panel, place in zip(panels, places, strict=True)
    ]
