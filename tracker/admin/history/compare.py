"""Two versions of a row side by side, in words, with the sources of each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.admin.history.restore import may_go_back, version_numbered
from tracker.models import Citation, CitedModel, Source, TrackedModel
from tracker.queries.history.wording import Change, changes
from tracker.queries.rows.display_names import Names
from tracker.vocabulary.changes import ChangeKind

OLDER, NEWER = "older", "newer"


def differences(row: TrackedModel, older: Any, newer: Any) -> list[Change]:
    """What differs between two versions of the row; then the sources that differ."""
    [own] = changes(type(row), [(older, newer)])
    return own + (_sources(row, older, newer) if isinstance(row, CitedModel) else [])


def differences_since(row: TrackedModel, read: str) -> list[Change]:
    """What differs between the version that was read, as text, and the newest."""
    older, newer = version_numbered(row, read), version_numbered(row, str(row.version))
    return differences(row, older, newer) if older and newer else []


def compare_view(admin, request, row):
    """The page of two versions; back to the history where one of them is not there."""
    asked = [request.GET.get(name, "") for name in (OLDER, NEWER)]
    found = [version_numbered(row, text) for text in asked]
    if None in found:
        missing = asked[found.index(None)]
        said = _("Got version “%(got)s”; wanted two numbers from 1 to %(newest)s.")
        given = {"got": missing[:20], "newest": row.version}
        admin.message_user(request, said % given, messages.ERROR)
        return redirect(_history_of(admin, row))
    older, newer = sorted(found, key=lambda version: version.version)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Compare versions %(older)s and %(newer)s")
        % {"older": older.version, "newer": newer.version},
        "subtitle": str(row),
        "opts": admin.opts,
        "original": row,
        "versions": [
            (version, str(ChangeKind(version.change_kind).label))
            for version in (older, newer)
        ],
        "changes": differences(row, older, newer),
        "may_go_back": may_go_back(admin, request, row),
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/tracker/compare.html", context)


def _history_of(admin, row) -> str:
    opts = admin.opts
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_history", args=[row.pk])


def _sources(row: CitedModel, older: Any, newer: Any) -> list[Change]:
    moments = (older.history_date, newer.history_date)
    cited = [list(row.cited_at(moment)) for moment in moments]
    names = Names(Source, {each.source_id for part in cited for each in part})
    then, now = (
        {(each.source_id, each.claim): _said(each, names) for each in part}
        for part in cited
    )
    label = str(Citation._meta.get_field("source").verbose_name).capitalize()
    return [
        Change(label, then.get(key, ""), now.get(key, ""))
        for key in {**then, **now}
        if then.get(key) != now.get(key)
    ]


def _said(citation: Any, names: Names) -> str:
    source = names.at(citation.history_date, citation.source_id)
    claim = str(citation.get_claim_display())
    return " · ".join(filter(None, (claim, source, citation.locator)))
