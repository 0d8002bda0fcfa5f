"""Withdrawing a row: what it will mean, and why it is done."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.db import DatabaseError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.admin.form.constraints import refusal
from tracker.admin.form.reason import WhyForm, why_fields
from tracker.admin.form.related_lists import list_of, title_of
from tracker.admin.history.compare import differences_since
from tracker.models import Citation, CitedModel, DoorError, change_set
from tracker.vocabulary.changes import ChangeKind, Publication

# So many names of rows are listed at most; the number of all is given.
MANY = 10


@dataclass(frozen=True)
class Use:
    """The published rows of one table that name the row."""

    title: str
    number: int
    names: list[str]
    address: str


def uses(admin, row) -> list[Use]:
    """Who names the row, among what readers see; but for citations of a fact."""
    found = []
    for relation in row._meta.related_objects:
        model = relation.related_model
        if model is Citation and isinstance(row, CitedModel):
            continue
        using = model.objects.filter(
            publication=Publication.PUBLISHED, **{relation.field.name: row}
        )
        if number := using.count():
            # What the admin's list of the table joins for the names of its rows.
            parts = admin.admin_site.get_model_admin(model).list_select_related
            names = [_name(each) for each in using.select_related(*parts)[:MANY]]
            found.append(Use(title_of(relation), number, names, list_of(relation, row)))
    return found


def _name(row) -> str:
    """Of a citation, the fact: who asks for the source's uses knows the source."""
    return str(row.fact if isinstance(row, Citation) else row)


def withdraw_view(admin, request, row):
    """The page that asks why; posted, it withdraws the row or says what hinders it."""
    if row.publication == Publication.WITHDRAWN:
        said = _("“%(row)s” is withdrawn already.") % {"row": row}
        return _leave(admin, request, row, said, messages.WARNING)
    first = {"version": str(row.version), "change_kind": ChangeKind.CORRECTION}
    typed = request.POST.dict() if request.method == "POST" else None
    form = WhyForm(typed, initial=first)
    status = _attempt(request, row, form) if form.is_valid() else HTTPStatus.OK
    if status == HTTPStatus.FOUND:
        admin.log_change(request, row, form.cleaned_data["change_reason"])
        said = _("“%(row)s” was withdrawn.") % {"row": row}
        return _leave(admin, request, row, said, messages.SUCCESS)
    return _page(admin, request, row, form, status)


def _attempt(request, row, form: WhyForm) -> HTTPStatus:
    """Withdraws the row: FOUND; else the form says why not."""
    try:
        with change_set():
            now = type(row).objects.get(pk=row.pk)
            if str(now.version) != form.cleaned_data["version"]:
                form.data = {**form.data, "version": str(now.version)}
                form.add_error(None, _changed_meanwhile(now))
                return HTTPStatus.CONFLICT
            now.withdraw(form.why(by=request.user))
    except (DoorError, DatabaseError) as fault:
        form.add_error(None, refusal(fault))
        return HTTPStatus.OK
    return HTTPStatus.FOUND


def _changed_meanwhile(row) -> str:
    last = row.history.first()
    return _(
        "Somebody else (%(author)s) has changed this meanwhile, because: %(reason)s. "
        "Look at its history before you withdraw it."
    ) % {"author": last.author, "reason": last.history_change_reason}


def _leave(admin, request, row, said: str, level: int):
    admin.message_user(request, said, level)
    return redirect(_address(admin, row, "change"))


def _address(admin, row, page: str) -> str:
    opts = admin.opts
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[row.pk])


def _page(admin, request, row, form: WhyForm, status: HTTPStatus):
    used = uses(admin, row)
    read, is_stale = request.POST.get("version", ""), status == HTTPStatus.CONFLICT
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Withdraw %(name)s") % {"name": admin.opts.verbose_name},
        "subtitle": str(row),
        "opts": admin.opts,
        "original": row,
        "form": form,
        "fieldset": why_fields(form, admin),
        "uses": used,
        "since": differences_since(row, read) if is_stale else [],
        "is_needed": bool(used) and row.is_referred_to_by_published_facts,
        "citations": _citations_of(row),
    }
    request.current_app = admin.admin_site.name
    name = "admin/tracker/withdraw.html"
    return TemplateResponse(request, name, context, status=status)


def _citations_of(row) -> list[str]:
    if not isinstance(row, CitedModel):
        return []
    standing = row.citations.exclude(publication=Publication.WITHDRAWN)
    return [str(citation) for citation in standing.select_related("source")]
