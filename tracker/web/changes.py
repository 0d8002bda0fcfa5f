"""What this site changed in its record."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.exports.answers import Answer
from tracker.exports.changes import log_answer, told_rows
from tracker.queries.history.change_log import (
    BatchPage,
    ChangeFilters,
    batch_page,
    change_log,
)
from tracker.queries.rows.facts import AgreementFact, agreements
from tracker.vocabulary.changes import ChangeKind
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks, moment_asked
from tracker.web.pages import page
from tracker.web.parameters import one_of, page_number, words_asked

KINDS = [kind for kind in ChangeKind if kind.needs_note]


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The newest changes, or those made together if the address names a batch."""
    at = clocks(request)
    named = sorted(agreements(known=at.known).values(), key=str)
    about = _agreement(request, named)
    asked = _asked(request, about)
    if asked.batch or asked.at:
        return _together(request, at, asked, about)
    log = change_log(asked, known=at.known)
    return page(
        request,
        "changes/log.html",
        at,
        asked=asked,
        log=log,
        agreement=about,
        agreements=named,
        kinds=KINDS,
    )


@require_safe
def changes_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same changes as data."""
    at = clocks(request)
    named = list(agreements(known=at.known).values())
    asked = _asked(request, _agreement(request, named))
    if asked.batch or asked.at:
        return data(request, _batch_answer(request, at, asked), at, form)
    return data(request, log_answer(change_log(asked, known=at.known)), at, form)


def _batch_answer(request: HttpRequest, at: Clocks, asked: ChangeFilters) -> Answer:
    found = _batch(request, at, asked)
    head = {"total": found.total, "page": found.page, "pages": found.pages}
    return Answer(head, {"changes": told_rows(found.changes)})


def _asked(request: HttpRequest, about: AgreementFact | None) -> ChangeFilters:
    return ChangeFilters(
        kind=one_of(request, "kind", [kind.value for kind in KINDS]),
        agreement=about.id if about else None,
        batch=words_asked(request, "batch"),
        at=moment_asked(request, "at"),
        before=moment_asked(request, "before"),
        after=moment_asked(request, "since") or moment_asked(request, "after"),
    )


def _together(
    request: HttpRequest, at: Clocks, asked: ChangeFilters, about: AgreementFact | None
) -> HttpResponse:
    together = _batch(request, at, asked)
    return page(request, "changes/batch.html", at, together=together, agreement=about)


def _batch(request: HttpRequest, at: Clocks, asked: ChangeFilters) -> BatchPage:
    together = batch_page(asked, page=page_number(request), known=at.known)
    if not together.total:
        raise Http404(
            _("No changes made together are called “%(name)s” here.")
            % {"name": asked.batch or asked.at}
        )
    return together


def _agreement(
    request: HttpRequest, named: list[AgreementFact]
) -> AgreementFact | None:
    slugs = {agreement.slug: agreement for agreement in named}
    return slugs.get(one_of(request, "agreement", slugs))
