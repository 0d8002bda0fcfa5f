"""Addresses of the admin's pages, and what a browser would post back from a form."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tracker.models import TrackedModel

WHY = {
    "change_kind": "correction",
    "change_reason": "The ministry's page says so",
    "public_note": "Corrected after the ministry's page.",
}


def address(row: TrackedModel, page: str = "change") -> str:
    return reverse(f"admin:tracker_{row._meta.model_name}_{page}", args=[row.pk])


def table(model: type[TrackedModel], page: str = "changelist") -> str:
    return reverse(f"admin:tracker_{model._meta.model_name}_{page}")


def typing(client: Any, where: str, **typed: Any) -> dict[str, str]:
    """What the form at the address holds, a reason, and what was typed into it."""
    context = client.get(where).context
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    parts = [part for each in formsets for part in (each.management_form, *each.forms)]
    held = {
        field.html_name: _text(field.value())
        for part in (context["adminform"].form, *parts)
        for field in part
        if not field.html_name.endswith("-DELETE")
    }
    return {**held, **WHY, **{name: _text(value) for name, value in typed.items()}}


def cite(client: Any, where: str, *sources: Any) -> dict[str, Any]:
    """What is typed into new lines for these sources, after those that are there."""
    held = typing(client, where)
    first = int(held["citations-INITIAL_FORMS"])
    lines = {
        f"citations-{place}-source": source
        for place, source in enumerate(sources, start=first)
    }
    return {**lines, "citations-TOTAL_FORMS": first + len(sources)}


def faults(page: Any) -> str:
    """All that the form at hand finds fault with."""
    return " ".join(map(str, page.context["errors"]))


def messages(page: Any) -> list[str]:
    """What the page says about what was done, of an answer that was followed."""
    return [str(message) for message in page.context["messages"]]


def _text(value: Any) -> str:
    return "" if value is None else str(getattr(value, "pk", value))
