"""The page of one deadline: every statement of when it would be met."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.charts.deadlines import panel_of
from tracker.charts.slip import slip_chart
from tracker.exports.ledgers import ledger_answer
from tracker.queries.deadline.page import (
    DeadlinePage,
    deadline_page,
    deadline_slugs,
)
from tracker.queries.rows.facts import AgreementFact
from tracker.web.agreements import agreement_asked
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks
from tracker.web.not_found import NoSuch, PageMoved
from tracker.web.pages import page


@require_safe
def deadline(request: HttpRequest, slug: str, deadline: str) -> HttpResponse:
    """The ledger of one deadline by the day."""
    at = clocks(request)
    shown = _shown(slug, deadline, at)
    panel = panel_of(shown.agreement, shown.deadline, shown.standing, on=at.on)
    chart = slip_chart(panel) if panel.rows else None
    return page(request, "deadlines/deadline.html", at, page=shown, chart=chart)


@require_safe
def deadline_data(
    request: HttpRequest, slug: str, deadline: str, form: str
) -> HttpResponse:
    """The facts of the page as data, oldest first."""
    at = clocks(request)
    return data(request, ledger_answer(_shown(slug, deadline, at)), at, form)


def _shown(slug: str, deadline: str, at: Clocks) -> DeadlinePage:
    agreement = agreement_asked(slug, at)
    shown = deadline_page(agreement, deadline, on=at.on, known=at.known)
    if shown is None:
        raise _no_deadline(agreement, deadline, at)
    return shown


def _no_deadline(agreement: AgreementFact, slug: str, at: Clocks) -> NoSuch | PageMoved:
    slugs = deadline_slugs(agreement.id, known=at.known)
    if slug.lower() in slugs:
        return PageMoved("deadline", slug.lower())
    words = {"agreement": agreement.short_name, "slug": slug}
    said = _("%(agreement)s has no deadline called “%(slug)s” here.") % words
    return NoSuch(said, "deadline", slug, slugs)
