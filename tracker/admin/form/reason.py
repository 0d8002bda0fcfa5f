"""The fields in which an analyst says why, and which version was read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.helpers import Fieldset
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from tracker.models import ChangeContext
from tracker.vocabulary.changes import ChangeKind

LONGEST = 2000


def _meanings() -> str:
    return " ".join(f"{kind.label}: {kind.meaning}" for kind in ChangeKind)


class WhyForm(forms.Form):
    """Asks why; ``why`` gives the answer to the door.

    ``version`` is the version of the row that was read, as text: whoever takes the
    form compares it, whatever it may hold.
    """

    change_kind = forms.ChoiceField(
        label=_("Kind of change"), choices=ChangeKind, help_text=lazy(_meanings, str)()
    )
    change_reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST,
        widget=AdminTextInputWidget,
        help_text=_("For colleagues: what you found, and why the record changes."),
    )
    public_note = forms.CharField(
        label=_("Public note"),
        max_length=LONGEST,
        required=False,
        widget=AdminTextareaWidget({"rows": 2}),
        help_text=_("Readers see it. Needed unless the change is housekeeping."),
    )
    alone = forms.CharField(
        label=_("Why on your own"),
        max_length=LONGEST,
        required=False,
        widget=AdminTextInputWidget,
        help_text=_(
            "Only if you publish what you wrote: another person is to look at it, and "
            "it is listed until one has."
        ),
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if not settings.REVIEW_REQUIRED:
            del self.fields["alone"]

    def clean(self):
        super().clean()
        data = self.cleaned_data
        kind = data.get("change_kind")
        if kind and ChangeKind(kind).needs_note and not data.get("public_note"):
            self.add_error("public_note", _note_wanted(ChangeKind(kind)))
        return data

    def why(self, *, by) -> ChangeContext:
        """What the analyst said, of a form that is valid."""
        return ChangeContext(
            reason=self.cleaned_data["change_reason"],
            by=by,
            kind=ChangeKind(self.cleaned_data["change_kind"]),
            note=self.cleaned_data["public_note"],
            alone=self.cleaned_data.get("alone", ""),
        )


def why_fields(form: Any, admin, title: str | None = None, first=()) -> Fieldset:
    """The fields as the admin lays them out, after those that are to come first."""
    own = ["change_kind", "change_reason", "public_note", "submitted", "alone"]
    names = [name for name in [*first, *own] if name in form.fields]
    return Fieldset(form, title, fields=names, model_admin=admin)


def _note_wanted(kind: ChangeKind) -> forms.ValidationError:
    return forms.ValidationError(
        _("Got no note; a change of the kind “%(kind)s” needs one that readers see."),
        params={"kind": kind.label},
    )
