"""The forms of an import: which file, and then why."""

from __future__ import annotations

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from tracker.admin.form.reason import WhyForm
from tracker.facts import FILES
from tracker.intake.origin import ImportBatch
from tracker.intake.uploads import LARGEST_UPLOAD
from tracker.vocabulary.changes import ChangeKind

AS_FOUND = ("", _("What is new: development; what changes: correction"))


class UploadForm(forms.Form):
    """A file, and what a text is where its name does not tell."""

    upload = forms.FileField(
        label=_("File"),
        max_length=255,
        help_text=_(
            "A CSV file, an Excel workbook (.xlsx) with a sheet for each fact file, or "
            "the zipped folder."
        ),
        widget=forms.FileInput({"accept": ".csv,.xlsx,.zip"}),
    )
    file = forms.ChoiceField(
        label=_("What a CSV file holds"),
        required=False,
        choices=[
            ("", _("As its name says")),
            *((kind.file, kind.file) for kind in FILES),
        ],
    )

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if upload.size > LARGEST_UPLOAD:
            raise forms.ValidationError(
                _("Got a file of %(got)s; wanted at most %(most)s."),
                params={
                    "got": filesizeformat(upload.size),
                    "most": filesizeformat(LARGEST_UPLOAD),
                },
            )
        return upload


class LoadForm(WhyForm):
    """Why a file is taken in; ``version`` is the state of the record at the preview.

    ``seen`` is the moment of that preview, for telling what has changed since.
    """

    change_kind = forms.ChoiceField(
        label=_("Kind of change"),
        choices=[AS_FOUND, *ChangeKind.choices],
        required=False,
        help_text=WhyForm.base_fields["change_kind"].help_text,
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def clean(self):
        data = super().clean()
        is_bare = not data.get("change_kind") and not data.get("public_note")
        if is_bare and "change_kind" not in self.errors:
            self.add_error(
                "public_note", _("Got no note; this change needs one for readers.")
            )
        return data

    def load(self, batch: str, *, by) -> ImportBatch:
        """What the analyst said, of a form that is valid."""
        kind = self.cleaned_data["change_kind"]
        return ImportBatch(
            reason=self.cleaned_data["change_reason"],
            note=self.cleaned_data["public_note"],
            batch=batch,
            by=by,
            kind=ChangeKind(kind) if kind else None,
            alone=self.cleaned_data.get("alone", ""),
        )
