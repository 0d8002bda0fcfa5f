"""One change to many rows: chosen in a list, one reason, saved whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.admin.form.constraints import refusal
from tracker.admin.form.reason import WhyForm, why_fields
from tracker.admin.site.permissions import may_publish, may_withdraw
from tracker.models import ChangeContext, DoorError, TrackedModel, change_set
from tracker.queries.history.wording import Change, changes
from tracker.vocabulary.changes import BY_HAND, ChangeKind

# So many rows are changed at once at most.
MOST = 500
FIELDS = ("region", "kind")
Read = dict[int, str]


@dataclass(frozen=True)
class Bulk:
    """What can be done to many rows; ``field`` is what a value is chosen for."""

    name: str
    label: Any
    act: Callable[[Any, ChangeContext, str], bool]
    may: Callable[[Any], bool]
    field: Any = None


@dataclass(frozen=True)
class ChangedRow:
    """A row that somebody else has changed since the list was read."""

    name: str
    read: str
    now: int
    author: str
    reason: str
    changes: list[Change]


class BulkForm(WhyForm):
    """Why, once for all; ``rows`` is each row's number and version read, as text."""

    rows = forms.RegexField(r"^\d{1,18}:\d{1,9}(,\d{1,18}:\d{1,9})*$", strip=True)
    value = forms.ChoiceField(required=False)

    changed: list[Any]

    def __init__(self, bulk: Bulk, *args, **options):
        super().__init__(*args, **options)
        self.fields["rows"].widget = forms.HiddenInput()
        if bulk.field is None:
            del self.fields["value"]
        else:
            chosen: Any = self.fields["value"]
            chosen.label = str(bulk.field.verbose_name).capitalize()
            chosen.choices = bulk.field.get_choices(include_blank=bulk.field.blank)
            chosen.required = not bulk.field.blank

    def read(self) -> Read:
        pairs = (pair.split(":") for pair in self.cleaned_data["rows"].split(","))
        return {int(number): version for number, version in pairs}


class RowRefusedError(Exception):
    """A row among many could not be changed; the message says which, and why."""


def offered(admin, request) -> list[Bulk]:
    """What the analyst may do to many rows of the table."""
    if not admin.has_change_permission(request):
        return []
    return [bulk for bulk in _bulks(admin.model) if bulk.may(request.user)]


def _bulks(model: type[TrackedModel]) -> Iterator[Bulk]:
    yield Bulk(
        "publish", gettext_lazy("Publish"), lambda r, w, _v: r.publish(w), may_publish
    )
    yield Bulk(
        "withdraw",
        gettext_lazy("Withdraw"),
        lambda r, w, _v: r.withdraw(w),
        may_withdraw,
    )
    for field in model._meta.concrete_fields:
        if field.name in FIELDS:
            label = _("Set the %(field)s") % {"field": field.verbose_name}
            name = f"set_{field.name}"
            yield Bulk(name, label, partial(_set, field.name), lambda _u: True, field)


def _set(field: str, row: TrackedModel, why: ChangeContext, value: str) -> bool:
    setattr(row, field, value)
    return row.record(why)


def actions(admin, request) -> dict[str, tuple[Any, str, str]]:
    """As the list's own menu wants them."""
    return {
        bulk.name: (partial(_begin, bulk), bulk.name, str(bulk.label))
        for bulk in offered(admin, request)
    }


def _begin(bulk: Bulk, admin, request, queryset):
    """The page that lists the rows and asks why; none where there are too many."""
    rows = list(queryset[: MOST + 1])
    if len(rows) > MOST:
        said = _("Got more than %(most)s rows; narrow the list down to fewer.")
        admin.message_user(request, said % {"most": MOST}, messages.ERROR)
        return None
    kind = ChangeKind.CORRECTION
    first = {"rows": _written(rows), "change_kind": kind}
    return _page(admin, request, bulk, BulkForm(bulk, initial=first), rows)


def bulk_view(admin, request, name: str):
    """Saves what was asked for many rows, or says what hinders it."""
    found = {bulk.name: bulk for bulk in offered(admin, request)}
    if name not in found:
        raise PermissionDenied
    bulk = found[name]
    form = BulkForm(bulk, request.POST.dict())
    if request.method != "POST" or "rows" in form.errors:
        return redirect(_list_of(admin))
    moved: list[ChangedRow] = []
    if form.is_valid():
        moved = _attempt(admin, request, bulk, form)
        if not moved and form.is_valid():
            return _leave(admin, request, form)
    rows = list(admin.get_queryset(request).filter(pk__in=form.read()))
    if moved:
        form.data = {**form.data, "rows": _written(rows)}
    return _page(admin, request, bulk, form, rows, moved)


def _attempt(admin, request, bulk: Bulk, form: BulkForm) -> list[ChangedRow]:
    """Saves all, or none and gives what has moved on; else the form says why not."""
    try:
        with change_set():
            moved = _moved(admin.model, form.read())
            if not moved:
                form.changed = _save(admin, request, bulk, form)
            return moved
    except (RowRefusedError, DoorError, DatabaseError) as fault:
        form.add_error(None, _said(fault))
        return []


def _save(admin, request, bulk: Bulk, form: BulkForm) -> list[Any]:
    why = replace(form.why(by=request.user), batch=f"{BY_HAND}{uuid4().hex[:16]}")
    changed = []
    for row in admin.model.objects.filter(pk__in=form.read()).order_by("pk"):
        if not admin.has_change_permission(request, row):
            raise PermissionDenied
        try:
            if bulk.act(row, why, form.cleaned_data.get("value", "")):
                changed.append(row)
        except (ValidationError, DatabaseError, DoorError) as fault:
            raise RowRefusedError(f"{row}: {refusal(fault)}") from fault
    return changed


def _moved(model: type[TrackedModel], read: Read) -> list[ChangedRow]:
    now = {row.pk: row for row in model._default_manager.filter(pk__in=read)}
    stale = [row for row in now.values() if str(row.version) != read[row.pk]]
    if not stale:
        return []
    kept = {
        (version.id, str(version.version)): version
        for version in model.history.filter(id__in=[row.pk for row in stale])
    }
    pairs = [
        (kept.get((row.pk, read[row.pk])), kept.get((row.pk, str(row.version))))
        for row in stale
    ]
    return [
        ChangedRow(
            name=str(row),
            read=read[row.pk],
            now=row.version,
            author=newest.author if newest else "",
            reason=newest.history_change_reason if newest else "",
            changes=said,
        )
        for row, (_before, newest), said in zip(
            stale, pairs, changes(model, pairs), strict=True
        )
    ]


def _said(fault: Exception) -> str:
    if isinstance(fault, RowRefusedError):
        return str(fault)
    fact = getattr(fault, "fact", None)
    return f"{fact}: {refusal(fault)}" if fact else refusal(fault)


def _leave(admin, request, form: BulkForm):
    changed, asked = form.changed, len(form.read())
    for row in changed:
        admin.log_change(request, row, form.cleaned_data["change_reason"])
    said = _("Changed: %(changed)s. As wanted already: %(same)s.")
    counts = {"changed": len(changed), "same": asked - len(changed)}
    level = messages.SUCCESS if changed else messages.WARNING
    admin.message_user(request, said % counts, level)
    return redirect(_list_of(admin))


def _page(admin, request, bulk: Bulk, form, rows, moved=()):  # noqa: PLR0913
    opts = admin.opts
    context = {
        **admin.admin_site.each_context(request),
        "title": f"{bulk.label}: {opts.verbose_name_plural}",
        "opts": opts,
        "bulk": bulk,
        "form": form,
        "fieldset": why_fields(form, admin, first=["value"] if bulk.field else []),
        "rows": rows,
        "moved": moved,
        "address": reverse(
            f"admin:{opts.app_label}_{opts.model_name}_bulk", args=[bulk.name]
        ),
    }
    request.current_app = admin.admin_site.name
    status = HTTPStatus.CONFLICT if moved else HTTPStatus.OK
    return TemplateResponse(request, "admin/tracker/bulk.html", context, status=status)


def _written(rows: list[Any]) -> str:
    return ",".join(f"{row.pk}:{row.version}" for row in rows)


def _list_of(admin) -> str:
    return reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_changelist")
