"""How expected days moved, for several agreements side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tracker.charts.deadlines import FEWEST, panel_of
from tracker.charts.frames import PANEL
from tracker.charts.panels import axes_for
from tracker.charts.slip import legend, slip_chart
from tracker.queries.rows.deadlines import deadlines_of
from tracker.queries.rows.events import standings
from tracker.queries.rows.facts import agreements
from tracker.vocabulary.milestones import Milestone
from tracker.web.clocks import clocks
from tracker.web.fields import CodeField
from tracker.web.lists import ListForm
from tracker.web.pages import page

MOST = 12


class SlipForm(ListForm):
    milestone = CodeField(
        Milestone.choices, label=_("Milestone"), default=Milestone.CONCLUDED
    )
    shows_day = True


@require_safe
def side_by_side(request: HttpRequest) -> HttpResponse:
    """One milestone's slip chart for each agreement, on common axes.

    Those with most statements come first; a dozen at most.
    """
    at = clocks(request)
    form = SlipForm(request, at)
    milestone = Milestone(form.cleaned_data["milestone"])
    every = agreements(known=at.known)
    standing = standings(on=at.on, known=at.known)
    spoken_of = deadlines_of(every, standing, on=at.on, known=at.known)
    chosen = [
        (every[number], deadline, standing.get(number))
        for number, theirs in spoken_of.items()
        for deadline in theirs
        if deadline.fact.milestone == milestone and deadline.windows >= FEWEST
    ]
    chosen = sorted(chosen, key=lambda each: -each[1].windows)[:MOST]
    panels = [panel_of(*each, on=at.on) for each in chosen]
    axes = axes_for(panels) if panels else None
    charts = [
        slip_chart(
            panel,
            axes=axes,
            frame=PANEL,
            link=deadline.place(agreement.slug).address(at.query),
        )
        for panel, (agreement, deadline, _standing) in zip(panels, chosen, strict=True)
    ]
    return page(
        request,
        "slip.html",
        at,
        charts=charts,
        keys=legend(charts),
        rows=chosen,
        milestone=milestone,
        filters=form,
    )
