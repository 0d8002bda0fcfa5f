"""What this site changed in its record."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tracker.exports.answers import Answer, page_head
from tracker.exports.changes import log_answer, told_rows
from tracker.queries.history.change_log import (
    BatchPage,
    ChangeLogFilters,
    batch_page,
    change_log,
)
from tracker.vocabulary.changes import ChangeKind
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, MomentField, clocks
from tracker.web.fields import CodeField, PageField, WordsField, value_of
from tracker.web.lists import AgreementForm
from tracker.web.pages import page

KINDS = [kind for kind in ChangeKind if kind.needs_note]


class ChangesForm(AgreementForm):
    kind = CodeField(
        [(kind.value, kind.label) for kind in KINDS],
        label=gettext_lazy("Kind of change"),
    )
    since = MomentField(widget=forms.HiddenInput)
    after = MomentField(widget=forms.HiddenInput)
    before = MomentField(widget=forms.HiddenInput)
    batch = WordsField(widget=forms.HiddenInput)
    at = MomentField(widget=forms.HiddenInput)
    field_order = ("kind",)

    @property
    def filters(self) -> ChangeLogFilters:
        asked = self.cleaned_data
        return ChangeLogFilters(
            kind=asked["kind"],
            agreement=self.number,
            batch=asked["batch"],
            at=asked["at"],
            before=asked["before"],
            after=asked["since"] or asked["after"],
        )


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The newest changes, or those made together if the address names a batch."""
    at = clocks(request)
    form = ChangesForm(request, at)
    filters = form.filters
    if filters.batch or filters.at:
        together = _batch(request, at, filters)
        return page(
            request, "changes/batch.html", at, together=together, agreement=form.about
        )
    return page(
        request,
        "changes/log.html",
        at,
        filters=form,
        asked=filters,
        log=change_log(filters, known=at.known),
        agreement=form.about,
    )


@require_safe
def changes_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same changes as data."""
    at = clocks(request)
    filters = ChangesForm(request, at).filters
    if filters.batch or filters.at:
        found = _batch(request, at, filters)
        rows = {"changes": told_rows(found.changes)}
        return data(request, Answer(page_head(found.page), rows), at, form)
    return data(request, log_answer(change_log(filters, known=at.known)), at, form)


def _batch(request: HttpRequest, at: Clocks, filters: ChangeLogFilters) -> BatchPage:
    number = value_of(request, "page", PageField())
    together = batch_page(filters, page=number, known=at.known)
    if not together.entries:
        raise Http404(
            _("No changes made together are called “%(name)s” here.")
            % {"name": filters.batch or filters.at}
        )
    return together
