"""Saying that an agreement's record was looked over, which changes nothing in it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from tracker.admin.form.constraints import REFUSED, refusal
from tracker.models import AgreementCheck
from tracker.vocabulary.changes import Publication

BACK = "next"


def check_view(admin, request, agreement):
    """Posted, keeps that the agreement was checked today; goes back whence it came."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not admin.has_change_permission(request, agreement):
        raise PermissionDenied
    level, said = _check(request, agreement)
    admin.message_user(request, said, level)
    return redirect(back(request, _form_of(agreement)))


def last_check(agreement) -> AgreementCheck | None:
    """The newest check of the agreement, whoever made it."""
    return AgreementCheck.objects.filter(agreement=agreement).first()


def back(request, otherwise: str) -> str:
    """Where the form was opened, if it says so and that is a page of this site."""
    asked = request.POST.get(BACK) or request.GET.get(BACK, "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours else otherwise


def _check(request, agreement) -> tuple[int, str]:
    name = {"row": agreement}
    if agreement.publication == Publication.WITHDRAWN:
        gone = _("“%(row)s” is withdrawn: there is nothing to check.")
        return messages.WARNING, gone % name
    by = request.user.get_username()
    try:
        AgreementCheck.add(agreement, on=timezone.localdate(), by=by)
    except REFUSED as fault:
        return messages.ERROR, refusal(fault)
    done = _("“%(row)s” is marked as checked today. Nothing else changes.")
    return messages.SUCCESS, done % name


def _form_of(agreement) -> str:
    return reverse("admin:tracker_agreement_change", args=[agreement.pk])
