"""The history of a row: who changed what, when and why, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.views.main import PAGE_VAR
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tracker.admin.history.restore import may_go_back
from tracker.models import CITABLE, Citation, CitedModel, Source, TrackedModel
from tracker.queries.history.wording import (
    Change,
    changes,
    event,
    label,
    readable_fields,
    with_earlier,
)
from tracker.queries.rows.display_names import Names
from tracker.vocabulary.changes import ChangeKind

PER_PAGE = 25
# Of a citation: the fact whose history it is in, and the place in the list.
UNSAID = {*CITABLE, "position"}


@dataclass(frozen=True)
class Part:
    """What a change did to one row: to the row itself, or to a citation of it."""

    name: str
    event: str
    changes: list[Change]


@dataclass(frozen=True)
class HistoryEntry:
    """One change, with all that it did; the version is that of the row after it."""

    moment: datetime
    author: str
    kind: str
    reason: str
    note: str
    batch: str
    version: int | None
    parts: list[Part]


def moments(row: TrackedModel):
    """When the row or one of its citations was changed, newest first; no list yet."""
    own = row.history.order_by().values_list("history_date")
    if isinstance(row, CitedModel):
        cited = row.versions_of_citations().order_by().values_list("history_date")
        return own.union(cited).order_by("-history_date")
    return own.distinct().order_by("-history_date")


def entries(row: TrackedModel, wanted: Iterable[tuple[datetime]]) -> list[HistoryEntry]:
    """The changes of those moments, newest first; as many queries for many as few."""
    dates = [moment for (moment,) in wanted]
    own = list(row.history.filter(history_date__in=dates))
    cited = []
    if isinstance(row, CitedModel):
        cited = list(row.versions_of_citations().filter(history_date__in=dates))
    parts = defaultdict(list)
    for version, part in [*_own_parts(type(row), own), *_source_parts(cited)]:
        parts[version.history_date].append((version, part))
    return [_entry(row, parts[moment]) for moment in sorted(parts, reverse=True)]


def history_view(admin, request, row):
    """The page of the row's history."""
    page = Paginator(moments(row), PER_PAGE).get_page(request.GET.get(PAGE_VAR))
    context = {
        **admin.admin_site.each_context(request),
        "title": _("History"),
        "subtitle": str(row),
        "original": row,
        "opts": admin.opts,
        "entries": entries(row, page.object_list),
        "may_compare": row.version > 1,
        "may_go_back": may_go_back(admin, request, row),
        "page": page,
        "page_var": PAGE_VAR,
        "pages": page.paginator.get_elided_page_range(page.number),
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/tracker/history.html", context)


def _own_parts(model, versions):
    pairs = with_earlier(versions)
    for (before, after), changed in zip(pairs, changes(model, pairs), strict=True):
        yield after, Part("", event(before, after), changed)


def _source_parts(versions):
    pairs = with_earlier(versions)
    unsaid = {
        label(field) for field in readable_fields(Citation) if field.name in UNSAID
    }
    names = Names(Source, {version.source_id for version in versions})
    for (before, after), changed in zip(pairs, changes(Citation, pairs), strict=True):
        name = names.at(after.history_date, after.source_id)
        title = f"{capfirst(Source._meta.verbose_name)}: {name}"
        told = [change for change in changed if change.field_label not in unsaid]
        yield after, Part(title, event(before, after), told)


def _entry(row, parts) -> HistoryEntry:
    own = [version for version, part in parts if not part.name]
    first = own[0] if own else parts[0][0]
    return HistoryEntry(
        moment=first.history_date,
        author=first.author,
        kind=str(ChangeKind(first.change_kind).label),
        reason=first.history_change_reason,
        note=first.public_note,
        batch=first.batch,
        version=own[0].version if own else None,
        parts=[part for _version, part in parts],
    )
