"""What waits for another's eyes: the list, each proposal, each lone publication."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tracker.admin.conflict.fields import ConflictField, Fields
from tracker.admin.conflict.inlines import ConflictRows
from tracker.admin.conflict.page import REVIEW
from tracker.admin.form.proposal import PROPOSAL, form_of
from tracker.admin.form.reason import LONGEST
from tracker.admin.site.permissions import may_publish, may_view
from tracker.models import (
    Agreement,
    Decision,
    LonePublication,
    Proposal,
    ReviewVerdict,
    SecondLook,
)
from tracker.queries.desk.review import drafts_waiting, flags_waiting, proposals_waiting

# So many are listed at most, of each sort.
MOST = 100


class DecisionForm(forms.Form):
    """Why a proposal is not to be published; its author reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=LONGEST,
        help_text=gettext_lazy("For whoever proposed it."),
    )


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what it is about, in whose words, and where it is seen."""

    name: str
    author: str
    at: Any
    reason: str
    address: str


def urls(site) -> list[Any]:
    """The addresses of these pages."""
    either = require_http_methods(["GET", "POST"])
    pages: list[tuple[str, Any, str, Any]] = [
        ("review/", review, "review", require_safe),
        ("review/proposals/<int:number>/", proposal, "review_proposal", either),
        ("review/alone/<int:number>/", lone, "review_alone", either),
    ]
    return [
        path(route, site.admin_view(allow(_on(site, view))), name=name)
        for route, view, name, allow in pages
    ]


def review(site, request: HttpRequest) -> HttpResponse:
    """Everything that waits."""
    if not may_view(request.user, Agreement):
        raise PermissionDenied
    return _page(
        site,
        request,
        "review.html",
        title=_("Waiting for another's eyes"),
        drafts=_proposals(drafts_waiting()),
        proposals=_proposals(proposals_waiting()),
        flags=_flags(flags_waiting()),
    )


def proposal(site, request: HttpRequest, number: int) -> HttpResponse:
    """One proposal, old and new side by side; posted, it is declined or taken back."""
    proposed = get_object_or_404(Proposal.objects.select_related("decision"), pk=number)
    row = proposed.model.objects.get(pk=proposed.row)
    admin = site.get_model_admin(proposed.model)
    if not admin.has_change_permission(request):
        raise PermissionDenied
    is_own = proposed.account == request.user.pk
    may_decide = is_own or may_publish(request.user)
    form = DecisionForm(request.POST or None)
    if request.method == "POST":
        if not may_decide:
            raise PermissionDenied
        if form.is_valid():
            _decline(request, proposed, is_own, form.cleaned_data["reason"])
            return redirect("admin:review")
    return _page(
        site,
        request,
        "proposal.html",
        title=_("A draft is submitted") if not proposed.typed else _("Proposed change"),
        subtitle=str(row),
        opts=admin.opts,
        original=row,
        proposal=proposed,
        decision=getattr(proposed, "decision", None),
        lines=_lines(admin, request, proposed, row),
        form=form,
        is_own=is_own,
        may_decide=may_decide,
        may_publish=may_publish(request.user),
        typing=[(n, text) for n, texts in _typing(proposed).lists() for text in texts],
    )


def lone(site, request: HttpRequest, number: int) -> HttpResponse:
    """What one person published alone; posted by another, it is approved."""
    if not may_publish(request.user):
        raise PermissionDenied
    flag = get_object_or_404(
        LonePublication.objects.select_related("second_look"), pk=number
    )
    is_own = flag.account == request.user.pk
    if request.method == "POST":
        if is_own:
            raise PermissionDenied
        _approve(request, flag)
        return redirect("admin:review")
    return _page(
        site,
        request,
        "lone.html",
        title=_("Published by its author"),
        flag=flag,
        rows=_rows(flag),
        more=max(0, len(flag.rows) - MOST),
        second_look=getattr(flag, "second_look", None),
        is_own=is_own,
    )


def _on(site, view):
    """The view as the site's."""

    def answer(request, **parts):
        return view(site, request, **parts)

    return answer


def _decline(request, proposed: Proposal, is_own: bool, reason: str) -> None:
    verdict = ReviewVerdict.TAKEN_BACK if is_own else ReviewVerdict.DECLINED
    try:
        with transaction.atomic():
            Decision.add(proposed, verdict, by=request.user, reason=reason)
    except IntegrityError:
        messages.warning(request, _("Somebody else has decided on it meanwhile."))
    else:
        messages.success(request, _("The proposal will not be published."))


def _approve(request, flag: LonePublication) -> None:
    look = SecondLook(
        publication=flag,
        account=request.user.pk,
        author=request.user.get_username(),
    )
    try:
        with transaction.atomic():
            look.save(force_insert=True)
    except IntegrityError:
        messages.warning(request, _("Somebody else has approved it meanwhile."))
    else:
        messages.success(request, _("You have approved it."))


def _lines(admin, request, proposed: Proposal, row) -> list[ConflictField]:
    """What the proposal would change, field by field, in words."""
    if not proposed.typed:
        return []
    asked = copy.copy(request)
    asked.POST = _typing(proposed)
    asked.method = "POST"
    read = row.history.filter(version=proposed.base).first()
    parts = [Fields(admin, asked, row, read)]
    parts += [
        ConflictRows(i, asked, row) for i in admin.get_inline_instances(asked, row)
    ]
    return [line for part in parts for line in part.lines() if line.typed != line.read]


def _typing(proposed: Proposal) -> QueryDict:
    """The typing as the row's form takes it, with the words of its author."""
    typed = QueryDict(mutable=True)
    for name, texts in proposed.typed.items():
        typed.setlist(name, texts)
    typed.update(
        {
            "change_kind": proposed.kind,
            "change_reason": proposed.reason,
            "public_note": proposed.note,
            PROPOSAL: str(proposed.pk),
            REVIEW: "1",
        }
    )
    return typed


def _proposals(found) -> list[Waiting]:
    return [
        Waiting(
            str(each.model.objects.get(pk=each.row)),
            each.author,
            each.at,
            each.reason,
            reverse("admin:review_proposal", args=[each.pk]),
        )
        for each in found[:MOST]
    ]


def _flags(found) -> list[Waiting]:
    return [
        Waiting(
            "; ".join(name for name, _address in _rows(flag, most=3)),
            flag.author,
            flag.at,
            flag.reason,
            reverse("admin:review_alone", args=[flag.pk]),
        )
        for flag in found[:MOST]
    ]


def _rows(flag: LonePublication, most: int = MOST) -> list[tuple[str, str]]:
    """What was published, by name, with the address of its form."""
    found = []
    for table, number, _version in flag.rows[:most]:
        model = Proposal(table=table).model
        row = model.objects.get(pk=number)
        found.append((f"{model._meta.verbose_name}: {row}", form_of(row)))
    return found


def _page(site, request, template: str, **context: Any) -> HttpResponse:
    request.current_app = site.name
    context = {**site.each_context(request), **context}
    return TemplateResponse(request, f"admin/tracker/{template}", context)
