"""What this site changed in its record."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
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
from tracker.vocabulary.utc import in_utc
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks, moment_asked
from tracker.web.filters import (
    Filters,
    OneOf,
    PageField,
    WordsField,
    options_by_slug,
    options_of,
)
from tracker.web.pages import page

KINDS = [kind for kind in ChangeKind if kind.needs_note]


class ChangesForm(Filters):
    kind = OneOf(gettext_lazy("Kind of change"), options_of(KINDS))
    agreement = OneOf(gettext_lazy("Agreement"))
    batch = WordsField()
    page = PageField()

    carried = ("batch", "since")


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The newest changes, or those made together if the address names a batch."""
    at = clocks(request)
    named = sorted(agreements(known=at.known).values(), key=str)
    form = ChangesForm(request, at)
    asked, about = _asked(request, form, named)
    if asked.batch or asked.at:
        return _together(request, at, asked, about)
    if asked.after:
        form.remember("since", in_utc(asked.after))
    log = change_log(asked, known=at.known)
    return page(
        request,
        "changes/log.html",
        at,
        filters=form,
        asked=asked,
        log=log,
        agreement=about,
    )


@require_safe
def changes_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same changes as data."""
    at = clocks(request)
    named = list(agreements(known=at.known).values())
    asked, _about = _asked(request, ChangesForm(request, at), named)
    if asked.batch or asked.at:
        return data(request, _batch_answer(request, at, asked), at, form)
    return data(request, log_answer(change_log(asked, known=at.known)), at, form)


def _batch_answer(request: HttpRequest, at: Clocks, asked: ChangeFilters) -> Answer:
    found = _batch(request, at, asked)
    head = {"total": found.total, "page": found.page, "pages": found.pages}
    return Answer(head, {"changes": told_rows(found.changes)})


def _asked(
    request: HttpRequest, form: ChangesForm, named: list[AgreementFact]
) -> tuple[ChangeFilters, AgreementFact | None]:
    form.offer("agreement", options_by_slug(named))
    asked = form.asked()
    about = next((each for each in named if each.slug == asked["agreement"]), None)
    filters = ChangeFilters(
        kind=asked["kind"],
        agreement=about.id if about else None,
        batch=asked["batch"],
        at=moment_asked(request, "at"),
        before=moment_asked(request, "before"),
        after=moment_asked(request, "since") or moment_asked(request, "after"),
    )
    return filters, about


def _together(
    request: HttpRequest, at: Clocks, asked: ChangeFilters, about: AgreementFact | None
) -> HttpResponse:
    together = _batch(request, at, asked)
    return page(request, "changes/batch.html", at, together=together, agreement=about)


def _batch(request: HttpRequest, at: Clocks, asked: ChangeFilters) -> BatchPage:
    together = batch_page(
        asked, page=ChangesForm(request, at).asked()["page"], known=at.known
    )
    if not together.total:
        raise Http404(
            _("No changes made together are called “%(name)s” here.")
            % {"name": asked.batch or asked.at}
        )
    return together
