"""The form of a tracked row: what is typed, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.admin.form.constraints import reworded
from tracker.admin.form.dates import echo, stated_dates, understood
from tracker.admin.form.proposal import may_submit
from tracker.admin.form.reason import WhyForm
from tracker.admin.history.restore import held_by
from tracker.admin.site.permissions import may_publish
from tracker.models import Proposal
from tracker.vocabulary.changes import ChangeKind, Publication


class TrackedForm(WhyForm, forms.ModelForm):
    """A row's fields, with the reason, kind and note of the change.

    ``user`` is whose typing it is. ``refusal`` is what the door said to the same typing
    a moment ago: with it the form is not valid, and is shown again, the typing kept.
    ``restored`` is the old version whose words the form begins with.
    """

    submitted = forms.BooleanField(
        label=gettext_lazy("Submit it"),
        required=False,
        help_text=gettext_lazy(
            "Another person, an editor, is to look at it and publish it."
        ),
    )

    refusal = ""
    restored: Any = None
    proposal: Proposal | None = None
    user: Any = None

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        is_new = self.instance._state.adding
        kind = ChangeKind.DEVELOPMENT if is_new else ChangeKind.CORRECTION
        self.fields["change_kind"].initial = kind
        if not is_new:
            self.fields["version"].initial = str(self.instance.version)
        if not may_submit(self.user, self.instance):
            del self.fields["submitted"]
        if not may_publish(self.user):
            self.fields.pop("alone", None)
        if self.proposal:
            self._begin_with(self.proposal)
        if "publication" in self.fields:
            publication: Any = self.fields["publication"]
            publication.choices = offered(self.instance, self.user)
        if self.restored is not None:
            self.initial.update(held_by(self.restored, self))
        self._say_how_dates_are_understood()

    def clean(self):
        data = super().clean()
        if self.refusal:
            raise ValidationError(self.refusal)
        refuse_unpublished(self, data.get("publication"))
        self._ask_another(data)
        return data

    def _begin_with(self, proposal: Proposal) -> None:
        self.initial.update(
            publication=Publication.PUBLISHED,
            change_kind=proposal.kind,
            change_reason=proposal.reason,
            public_note=proposal.note,
        )

    def _ask_another(self, data) -> None:
        """Who may not publish tells readers what changes; to submit is to wait."""
        is_shown = self.instance.publication == Publication.PUBLISHED
        wants_shown = data.get("publication") == Publication.PUBLISHED
        if data.get("submitted") and wants_shown and not is_shown:
            self.add_error(
                "submitted", _("Submit it as a draft, or publish it: not both.")
            )
        is_silent = data.get("change_kind") == ChangeKind.HOUSEKEEPING
        if is_silent and is_shown and not may_publish(self.user):
            self.add_error("change_kind", _told())

    def echoes(self) -> list[str]:
        """How each date that was just typed is understood."""
        return [
            words
            for name in stated_dates(self)
            if name in self.changed_data
            and (words := echo(str(self[name].label), self.cleaned_data[name]))
        ]

    def _say_how_dates_are_understood(self) -> None:
        for name in stated_dates(self):
            field = self.fields[name]
            field.widget.attrs["data-understood"] = reverse("admin:understood")
            held = self.get_initial_for_field(field, name)
            text = self.data.get(self.add_prefix(name)) if self.is_bound else held
            if window := understood(str(text or "")):
                reading = _("Understood as: %(window)s.") % {"window": window}
                # The help of a field is shown as HTML.
                field.help_text = format_html("{} {}", field.help_text, reading)

    def _get_validation_exclusions(self):
        """Leaves in what is worked out from the form, so that its rules are checked."""
        fields = self._meta.model._meta.concrete_fields
        worked_out = {field.name for field in fields if not field.editable}
        return super()._get_validation_exclusions() - worked_out

    def _update_errors(self, errors):
        super()._update_errors(reworded(self._meta.model, errors))


def _told() -> str:
    return _(
        "Only an editor changes what is published without a note. Choose another kind "
        "and tell readers what changes."
    )


def offered(row, user) -> list[tuple[str, str]]:
    """What the user may let the publication of the row become by the ordinary form.

    A published fact goes by being withdrawn, with its reason; a withdrawn one may
    come back.
    """
    choices = [Publication.DRAFT]
    if may_publish(user):
        choices.append(Publication.PUBLISHED)
    if row.publication == Publication.PUBLISHED:
        choices = [Publication.PUBLISHED]
    elif row.publication == Publication.WITHDRAWN:
        choices = [Publication.WITHDRAWN, *choices]
    return [(choice.value, str(choice.label)) for choice in choices]


def refuse_unpublished(form: forms.ModelForm, publication: str | None) -> None:
    """Adds an error for each unpublished row that a published one would refer to."""
    if publication != Publication.PUBLISHED:
        return
    for name, row in list(form.cleaned_data.items()):
        named = getattr(row, "is_referred_to_by_published_facts", False)
        if named and row.publication != Publication.PUBLISHED:
            form.add_error(name, _unpublished(row))


def _unpublished(row) -> ValidationError:
    return ValidationError(
        _("“%(row)s” is not published (%(state)s): publish it first."),
        params={"row": row, "state": row.get_publication_display()},
    )
