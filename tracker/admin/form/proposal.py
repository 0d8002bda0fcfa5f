"""What is typed into a form is kept for another to publish, where that is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.admin.site.permissions import may_publish
from tracker.models import ChangeContext, Decision, Proposal, ReviewVerdict
from tracker.queries.desk.review import proposals_for
from tracker.vocabulary.changes import Publication

PROPOSAL = "_proposal"
SUBMITTED = "submitted"
BLANK = "-__prefix__-"
NOBODY = 0
# Of what a form posts, what says nothing of the row.
ABOUT = {
    "csrfmiddlewaretoken",
    "_save",
    "_continue",
    "_addanother",
    "_review",
    "_chosen",
    PROPOSAL,
    SUBMITTED,
    "alone",
    "change_kind",
    "change_reason",
    "public_note",
}


def is_proposed(request, row) -> bool:
    """Is what is typed into the row's form for another to publish?"""
    if not settings.REVIEW_REQUIRED or not row:
        return False
    is_shown = row.publication == Publication.PUBLISHED
    is_submitted = bool(request.POST.get(SUBMITTED))
    return is_shown and (is_submitted or not may_publish(request.user))


def may_submit(user, row) -> bool:
    """Is the user asked whether the row is to be looked at by an editor?

    Who may not publish submits drafts. Where review is required, so may an editor, and
    changes of published facts too.
    """
    if row.publication == Publication.DRAFT:
        return settings.REVIEW_REQUIRED or not may_publish(user)
    is_shown = row.publication == Publication.PUBLISHED
    return is_shown and settings.REVIEW_REQUIRED and may_publish(user)


def propose(admin, request, row, ask) -> Any:
    """Tries the change, undoes it and keeps the typing; or what is wrong with it."""
    request.attempt.is_trial = True
    with transaction.atomic():
        answer = ask()
        if not request.attempt.has_changed:
            return answer
        transaction.set_rollback(True)
    request.attempt.messages.clear()
    typed = {name: texts for name, texts in request.POST.lists() if name not in ABOUT}
    with transaction.atomic():
        Proposal.add(admin.get_object(request, row.pk), request.attempt.why, typed)
    said = _("Your change of “%(row)s” is proposed. An editor will decide on it.")
    admin.message_user(request, said % {"row": row}, messages.SUCCESS)
    return redirect(form_of(row))


def proposal_of(request, row) -> Proposal | None:
    """The proposal that an editor has opened in the row's form, if one is."""
    number = request.POST.get(PROPOSAL) or request.GET.get(PROPOSAL, "")
    is_number = number.isdecimal() and len(number) < 10
    if not row or not is_number or not may_publish(request.user):
        return None
    return proposals_for(row).filter(pk=number).first()


def why_of(request, form) -> ChangeContext:
    """The reason in the form, with whose typing it is."""
    why: ChangeContext = form.why(by=request.user)
    if request.attempt.is_trial:
        # As if another published it, which another is to do.
        why = replace(why, writer=NOBODY)
    elif form.proposal and _is_as_proposed(request, form.proposal):
        why = replace(why, writer=form.proposal.account)
    request.attempt.why = why
    return why


def settle(admin, request, form, why: ChangeContext) -> None:
    """Decides on the proposal that was opened, or keeps that a draft is submitted."""
    row, proposal = form.instance, form.proposal
    is_shown = row.publication == Publication.PUBLISHED
    if proposal and is_shown and request.attempt.has_changed:
        Decision.add(
            proposal,
            ReviewVerdict.PUBLISHED,
            by=request.user,
            reason=why.reason,
            version=row.version,
        )
    elif form.cleaned_data.get(SUBMITTED) and not is_shown:
        Proposal.add(row, why, {})
        said = _("“%(row)s” is submitted. An editor will look at it.")
        admin.message_user(request, said % {"row": row}, messages.INFO)


def form_of(row) -> str:
    return reverse(f"admin:tracker_{row._meta.model_name}_change", args=[row.pk])


def _is_as_proposed(request, proposal: Proposal) -> bool:
    """Did the editor leave the typing as it was? The versions may have moved on."""
    posted = _without_versions(request.POST.lists())
    return bool(proposal.typed) and posted == _without_versions(proposal.typed.items())


def _without_versions(typed) -> dict[str, list[str]]:
    """Without the blank line that scripts copy, too."""
    return {
        name: texts
        for name, texts in typed
        if name not in ABOUT and not name.endswith("version") and BLANK not in name
    }
