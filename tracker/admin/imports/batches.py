"""Loads of facts: which there were, and what each did."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import gettext as _

from tracker.admin.site.frame import asked_page, page
from tracker.admin.site.permissions import may_import, may_view
from tracker.queries.history.batches import Batch, batch, batches, lines
from tracker.queries.history.integrity import tracked_models

PER_PAGE = 50
LINES_PER_PAGE = 100


def batches_view(request):
    """The page of all loads, newest first."""
    check_may_read(request.user)
    pages = Paginator(batches(), PER_PAGE)
    found = pages.get_page(asked_page(request))
    title = _("Imports and other loads")
    return page(request, "batches.html", title, **_paged(found))


def batch_view(request, name: str):
    """The page of one load: who, when, why, and what it did row by row."""
    check_may_read(request.user)
    found = batch_or_404(name)
    pages = Paginator(range(found.total), LINES_PER_PAGE)
    shown = pages.get_page(asked_page(request))
    first = (shown.number - 1) * LINES_PER_PAGE
    return page(
        request,
        "batch.html",
        _("Load %(batch)s") % {"batch": name},
        batch=found,
        lines=lines(name, first=first, count=LINES_PER_PAGE),
        may_undo=may_import(request.user),
        **_paged(shown),
    )


def batch_or_404(name: str) -> Batch:
    found = batch(name) if "\0" not in name else None
    if found is None:
        raise Http404(_("There is no load of that name."))
    return found


def check_may_read(user: Any) -> None:
    """A load may touch any table: who sees it may see them all."""
    if not all(may_view(user, model) for model in tracked_models()):
        raise PermissionDenied


def _paged(found) -> dict[str, Any]:
    return {
        "page": found,
        "page_var": "p",
        "pages": found.paginator.get_elided_page_range(found.number),
    }
