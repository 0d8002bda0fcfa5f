"""The admin's front page: what waits for whoever is logged in."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.admin.desk.groups import GROUPS, Asking, DeskGroup
from tracker.models import Agreement

# So many lines of a group are shown on the front page, and on a page of its own.
FEW = 5
PER_PAGE = 50
ALL = "all"


def desk(site: Any, request: HttpRequest) -> TemplateResponse:
    """The front page; with ``?all=`` and the name of a group, all that is in it."""
    asking = Asking(request.user, timezone.localdate(), timezone.now())
    if wanted := request.GET.get(ALL):
        return _whole_group(site, request, asking, wanted)
    groups = [group for make in GROUPS.values() if (group := make(asking))]
    waiting = [(group, group.lines(0, FEW)) for group in groups if group.number]
    return _page(
        site,
        request,
        "admin/tracker/desk.html",
        title=_("Desk"),
        waiting=waiting,
        done=[group for group in groups if not group.number],
        few=FEW,
        reads_agreements=Agreement in asking.reads,
        # The facts before the accounts.
        app_list=site.get_app_list(request)[::-1],
    )


def _whole_group(
    site: Any, request: HttpRequest, asking: Asking, wanted: str
) -> TemplateResponse:
    make = GROUPS.get(wanted)
    group: DeskGroup | None = make(asking) if make else None
    if group is None:
        raise Http404
    page = Paginator(range(group.number), PER_PAGE).get_page(request.GET.get("p"))
    first = page.start_index() - 1 if group.number else 0
    return _page(
        site,
        request,
        "admin/tracker/desk_group.html",
        title=group.title,
        group=group,
        lines=group.lines(first, first + PER_PAGE),
        page=page,
        pages=page.paginator.get_elided_page_range(page.number),
    )


def _page(
    site: Any, request: HttpRequest, template: str, **context: Any
) -> TemplateResponse:
    request.current_app = site.name
    context = {**site.each_context(request), **context}
    return TemplateResponse(request, template, context)
