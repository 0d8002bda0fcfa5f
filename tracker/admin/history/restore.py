"""Going back: an old version's words in the ordinary form, saved as a new version."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tracker.admin.site.permissions import may_restore
from tracker.models import CitedModel, TrackedModel
from tracker.queries.history.wording import readable_fields
from tracker.vocabulary.changes import Publication

ASKED = "restore"


def version_numbered(row: TrackedModel, text: str) -> Any:
    """The row's version of that number, as typed; None where there is none."""
    is_number = text.isdecimal() and text.isascii() and len(text) < 10
    return row.history.filter(version=int(text)).first() if is_number else None


def may_go_back(admin, request, row: TrackedModel) -> bool:
    """May the analyst bring back old versions of the row?"""
    return may_restore(request.user) and admin.has_change_permission(request, row)


def prepare(admin, request, number: str | None):
    """Notes on the request which version its address asks for.

    An answer where there is no such version; None otherwise.
    """
    request.restored = None
    if number is None or ASKED not in request.GET:
        return None
    row = admin.get_object(request, unquote(number))
    if row is None:
        return None
    if not may_go_back(admin, request, row):
        raise PermissionDenied
    asked = request.GET[ASKED]
    request.restored = version_numbered(row, asked)
    if request.restored is not None:
        return None
    said = _("Got version “%(got)s”; wanted a number from 1 to %(newest)s.")
    given = {"got": asked[:20], "newest": row.version}
    admin.message_user(request, said % given, messages.ERROR)
    return redirect(request.path)


def held_by(version: Any, form: Any) -> dict[str, Any]:
    """What the version held, for those fields of the form that it may be typed into."""
    held = {
        field.name: getattr(version, field.attname)
        for field in readable_fields(form._meta.model)
        if field.name in form.fields and not form.fields[field.name].disabled
    }
    return {name: found for name, found in held.items() if _fits(form, name, found)}


def _fits(form: Any, name: str, found: Any) -> bool:
    """A published fact stays so: the publication of then may not be on offer."""
    return name != "publication" or found in dict(form.fields[name].choices)


def sources_to_cite_again(row: CitedModel, version: Any) -> list[dict[str, Any]]:
    """What was cited at the version and is not on the form of the row now."""
    listed = row.citations.exclude(publication=Publication.WITHDRAWN)
    if row.publication == Publication.WITHDRAWN:
        listed |= row.citations.filter(pk__in=row.withdrawn_with())
    now = set(listed.values_list("source_id", "claim"))
    return [
        {"source": each.source_id, "claim": each.claim, "locator": each.locator}
        for each in row.cited_at(version.history_date)
        if (each.source_id, each.claim) not in now
    ]
