"""What waits for another's eyes; nothing of it is for readers."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from tracker.models import LonePublication, Proposal


def proposals_waiting() -> QuerySet[Proposal]:
    """Changes of published facts that nobody has decided on, oldest first."""
    return Proposal.objects.filter(decision=None).exclude(typed={})


def drafts_waiting() -> QuerySet[Proposal]:
    """Drafts that were submitted and that nobody has decided on, oldest first."""
    return Proposal.objects.filter(decision=None, typed={})


def flags_waiting() -> QuerySet[LonePublication]:
    """What its author published alone and nobody else has approved, oldest first."""
    return LonePublication.objects.filter(second_look=None)


def proposals_for(row: Any) -> QuerySet[Proposal]:
    """What is proposed for the row and not decided on."""
    return Proposal.objects.filter(
        table=row._meta.model_name, row=row.pk, decision=None
    )
