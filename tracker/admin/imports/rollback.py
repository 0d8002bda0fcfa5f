"""Taking a load back: what each row would go back to, and why it is done."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.admin.form.constraints import refusal
from tracker.admin.form.reason import WhyForm, why_fields
from tracker.admin.imports.batches import batch_or_404, check_may_read
from tracker.admin.site.frame import asked_page, page
from tracker.admin.site.permissions import may_import
from tracker.intake.rollback import Plan, RollbackStep, plan, undo
from tracker.models import ChangeContext, DoorError, TrackedModel, change_set
from tracker.queries.history.batches import Batch
from tracker.queries.history.wording import Change, changes, event
from tracker.queries.rows.display_names import Names
from tracker.queries.rows.page_locations import kind_of
from tracker.vocabulary.changes import ChangeKind

LINES_PER_PAGE = 100
REFUSALS = (DoorError, ValidationError, DatabaseError)


class UndoForm(WhyForm):
    """Why a load is taken back; ``version`` is the state of the plan that was shown."""

    leave_out = forms.BooleanField(
        label=gettext_lazy("Leave these rows as they are, and take back the rest"),
        required=False,
    )


@dataclass(frozen=True)
class UndoLine:
    """What one row would go back to, in words."""

    kind: str
    label: str
    event: str
    changes: list[Change]


@dataclass(frozen=True)
class LeftLine:
    """A row that is left as it is, and why."""

    kind: str
    label: str
    why: str


def undo_view(request, name: str):
    """The page that shows what would be taken back; posted, it is."""
    check_may_read(request.user)
    if not may_import(request.user):
        raise PermissionDenied
    found = batch_or_404(name)
    first = {
        "change_kind": ChangeKind.CORRECTION,
        "change_reason": _("Takes back the load %(batch)s.") % {"batch": name},
    }
    form = UndoForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, plan(name), form)
    return _attempt(request, found, form)


def _attempt(request, found: Batch, form: UndoForm):
    why = _why(found, form, by=request.user)
    try:
        with change_set():
            planned = plan(found.name)
            if objection := _objection(planned, form):
                form.add_error(*objection)
            else:
                undo(planned.steps, why)
    except REFUSALS as fault:
        form.add_error(None, refusal(fault))
    if form.errors:
        status = HTTPStatus.CONFLICT
        return _page(request, found, plan(found.name), form, status)
    said = _("The load %(batch)s was taken back.") % {"batch": found.name}
    messages.success(request, said)
    return redirect("batch", name=why.batch)


def _objection(planned: Plan, form: UndoForm) -> tuple[str | None, str] | None:
    """The field and what is wrong with it, if the plan must not be carried out."""
    if planned.state != form.cleaned_data["version"]:
        return None, _(
            "Nothing was taken back: somebody has changed the record since you looked. "
            "This is what it would come to now."
        )
    if planned.left and not form.cleaned_data["leave_out"]:
        return "leave_out", _("Say so to take back the rest, or change them first.")
    if not planned.steps:
        return None, _("There is nothing left to take back.")
    return None


def _why(found: Batch, form: UndoForm, *, by: Any) -> ChangeContext:
    now = datetime.now(UTC)
    content = hashlib.sha256(f"undo {found.name} {now}".encode()).hexdigest()
    batch = f"{now:%Y-%m-%dT%H:%M:%SZ}-{content[:8]}"
    return replace(form.why(by=by), batch=batch)


def _page(
    request, found: Batch, planned: Plan, form: UndoForm, status: int = HTTPStatus.OK
):
    pages = Paginator(planned.steps, LINES_PER_PAGE)
    shown = pages.get_page(asked_page(request))
    if form.is_bound:
        form.data = {**dict(form.data.items()), "version": planned.state}
    else:
        form.initial["version"] = planned.state
    return page(
        request,
        "undo.html",
        _("Take back the load %(batch)s") % {"batch": found.name},
        status,
        batch=found,
        plan=planned,
        lines=list(_lines(list(shown.object_list))),
        left=list(_left(planned.left[:LINES_PER_PAGE])),
        form=form,
        fieldset=why_fields(form, None),
        page=shown,
        page_var="p",
        pages=pages.get_elided_page_range(shown.number),
    )


def _lines(steps: list[RollbackStep]) -> Iterator[UndoLine]:
    by_model: dict[type[TrackedModel], list[RollbackStep]] = defaultdict(list)
    for step in steps:
        by_model[step.table].append(step)
    for model, some in by_model.items():
        names = Names(model, {step.number for step in some})
        pairs = [(step.row, step.before) for step in some if step.before]
        changed = iter(changes(model, pairs))
        for step in some:
            is_new = step.before is None
            happened = _("withdrawn") if is_new else event(step.row, step.before)
            label = names.at(None, step.number)
            told = [] if is_new else next(changed)
            yield UndoLine(kind_of(model), label, happened, told)


def _left(steps: list[RollbackStep]) -> Iterator[LeftLine]:
    for step in steps:
        yield LeftLine(kind_of(step.table), str(step.row), _why_left(step))


def _why_left(step: RollbackStep) -> str:
    if step.needed_by is not None:
        said = {"kind": kind_of(type(step.needed_by)), "fact": step.needed_by}
        return _("It stays because of what stays: %(kind)s “%(fact)s”.") % said
    newest = step.row.history.newest_first().first()
    return _("Changed since by %(author)s, because: %(reason)s") % {
        "author": newest.author or _("the program"),
        "reason": newest.history_change_reason,
    }
