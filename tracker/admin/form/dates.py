"""How a typed date was understood, said back to whoever typed it."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.models.stated_dates import StatedDateField
from tracker.vocabulary.reading_dates import readable_window
from tracker.vocabulary.stated_dates import StatedDate, StatedDateError


def understood(text: str) -> str:
    """The days that the words mean, for readers; empty where they cannot be read."""
    try:
        stated = StatedDate.parse(text)
    except StatedDateError:
        return ""
    window = readable_window(stated.earliest, stated.latest)
    if stated.is_approximate:
        return _("%(date)s (approximately)") % {"date": window}
    return window


def echo(label: str, text: str) -> str:
    """“Date: by end of 2013 → up to 31 December 2013”; empty where unread."""
    window = understood(text)
    return f"{label}: {text} → {window}" if window else ""


def stated_dates(form) -> list[str]:
    """Names of the form's fields for dates as a source states them."""
    fields = form._meta.model._meta.concrete_fields
    stated = {field.name for field in fields if isinstance(field, StatedDateField)}
    return [name for name in form.fields if name in stated]


@require_safe
def understood_view(request: HttpRequest) -> JsonResponse:
    """How the text asked about is understood, for whoever is typing it."""
    text = request.GET.get("text", "").strip()
    window = understood(text)
    said = _("Understood as: %(window)s.") % {"window": window} if window else ""
    if text and not window:
        said = _("Not read as a date yet.")
    return JsonResponse({"said": said})
