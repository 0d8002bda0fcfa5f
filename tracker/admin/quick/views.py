"""The pages of the short forms: asked, refused in words, or done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from tracker.admin.form.check import back
from tracker.admin.form.constraints import REFUSED, refusal
from tracker.admin.quick.base import QuickForm
from tracker.admin.quick.events import PartyJoined, StatusChanged
from tracker.admin.quick.forecast import NewForecast
from tracker.admin.quick.rounds import RoundMoved
from tracker.admin.site.permissions import may_add, may_change
from tracker.models import Round, change_set
from tracker.vocabulary.changes import Publication

FORMS: dict[str, type[QuickForm]] = {
    "new-forecast": NewForecast,
    "round-moved": RoundMoved,
    "party-joined": PartyJoined,
    "status-changed": StatusChanged,
}


@dataclass(frozen=True)
class QuickAction:
    """A short form about one agreement, as a link."""

    label: str
    address: str


def quick_actions(user, agreement: int) -> list[QuickAction]:
    """The short forms that the user may use for the agreement of that number."""
    return [
        QuickAction(str(form.title), address(name, agreement))
        for name, form in FORMS.items()
        if _may(user, form)
    ]


def address(name: str, agreement: int, **known: int | str) -> str:
    """Where the form is; ``known`` is chosen in it, ``next`` is where it leads back."""
    where = reverse(f"admin:tracker_agreement_{name}", args=[agreement])
    return f"{where}?{urlencode(known)}" if known else where


def quick_urls(admin) -> list:
    """An address for each form, of the agreement's admin."""
    return [
        path(
            f"<path:object_id>/{name}/",
            admin.admin_site.admin_view(partial(admin.quick_view, name)),
            name=f"tracker_agreement_{name}",
        )
        for name in FORMS
    ]


def quick_view(admin, request, agreement, name: str):
    """The form; posted, one change or none, and back to the page it was opened on."""
    form_class = FORMS[name]
    if not _may(request.user, form_class):
        raise PermissionDenied
    if agreement.publication == Publication.WITHDRAWN:
        said = _("“%(row)s” is withdrawn: bring it back first.") % {"row": agreement}
        admin.message_user(request, said, messages.WARNING)
        return redirect(_form_of(agreement))
    form = form_class(
        request.POST if request.method == "POST" else None,
        agreement=agreement,
        user=request.user,
        on=timezone.localdate(),
        initial=request.GET.dict(),
    )
    if row := _recorded(form):
        admin.message_user(request, _said(row, agreement), messages.SUCCESS)
        return redirect(back(request, _form_of(agreement)))
    return _page(admin, request, agreement, form)


def _may(user, form_class: type[QuickForm]) -> bool:
    if form_class is RoundMoved:
        return may_change(user, Round)
    return all(may_add(user, table) for table in form_class.tables)


def _recorded(form: QuickForm):
    """The row that the form has written; None where it is not valid or was refused."""
    if not form.is_bound:
        return None
    try:
        with change_set():
            # Inside the change: what it is held against cannot move meanwhile.
            return form.record() if form.is_valid() else None
    except REFUSED as fault:
        form.add_error(None, refusal(fault))
    return None


def _said(row, agreement) -> str:
    if row.publication != Publication.PUBLISHED:
        return _("Saved as a draft: %(row)s.") % {"row": row}
    return format_html(
        '{} <a href="{}">{}</a>',
        _("Saved: %(row)s.") % {"row": row},
        reverse("agreement", args=[agreement.slug]),
        _("See it as readers do"),
    )


def _page(admin, request, agreement, form: QuickForm):
    context = {
        **admin.admin_site.each_context(request),
        "title": form.title,
        "subtitle": str(agreement),
        "opts": admin.opts,
        "original": agreement,
        "form": form,
        "back": back(request, _form_of(agreement)),
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/tracker/quick.html", context)


def _form_of(agreement) -> str:
    return reverse("admin:tracker_agreement_change", args=[agreement.pk])
