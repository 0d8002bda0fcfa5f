"""What the short forms share: who, what for, from where, and what readers are told."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.admin.form.dates import understood
from tracker.admin.quick import typed_values as typed
from tracker.admin.site.permissions import may_add, publication_for
from tracker.models import Agreement, ChangeContext, TrackedModel
from tracker.models.stated_dates import validate_stated_date
from tracker.vocabulary.changes import ChangeKind

LONGEST = 2000
ECHO = reverse_lazy("admin:understood")


class StatedText(forms.CharField):
    """A date as a source states it; how it is understood is said while it is typed."""

    default_validators = [validate_stated_date]

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "data-understood": ECHO}


class Suggested(forms.TextInput):
    """Text with suggestions from the rows of a table, whose names it may take."""

    def __init__(self, model: str, field: str) -> None:
        asked = f"?app_label=tracker&model_name={model}&field_name={field}"
        super().__init__({"data-suggest": asked, "autocomplete": "off"})


class QuickForm(forms.Form):
    """A short form about an agreement; ``record`` writes it down, in one change.

    ``on`` is today, for those who leave the day to us; ``user`` is whose typing it is.
    """

    title: ClassVar[Any]
    example: ClassVar[Any]
    tables: ClassVar[tuple[type[TrackedModel], ...]] = ()
    # Fields that are filled in already: they fold away.
    folded: ClassVar[tuple[str, ...]] = ("public_note",)

    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=900,
        widget=Suggested("citation", "source"),
        help_text=gettext_lazy(
            "Begin its title, or paste its address; a new one is added on the way."
        ),
    )
    public_note = forms.CharField(
        label=gettext_lazy("Public note"),
        max_length=LONGEST,
        required=False,
    )

    def __init__(self, *args, agreement: Agreement, user: Any, on: date, **options):
        self.agreement, self.user, self.on = agreement, user, on
        super().__init__(*args, label_suffix="", **options)
        self.order_fields([*self.first_fields(), "source", "public_note"])
        said = _("Readers see it. Left empty, it says what was typed: “%(example)s”")
        self.fields["public_note"].help_text = said % {"example": self.example}

    @property
    def shown(self) -> list[Any]:
        """The fields to fill in, each date with how it is understood."""
        found = [field for field in self if field.name not in self.folded]
        for field in found:
            if isinstance(field.field, StatedText):
                _echo(field)
        return found

    @property
    def put_away(self) -> list[Any]:
        return [self[name] for name in self.folded]

    @property
    def has_put_away_errors(self) -> bool:
        return any(field.errors for field in self.put_away)

    def first_fields(self) -> list[str]:
        return [name for name in self.fields if name not in {"source", *self.folded}]

    def sentence(self) -> str:
        """What readers are told of what was typed, if the analyst says nothing else."""
        raise NotImplementedError

    def record(self) -> TrackedModel:
        """Writes down what was typed, inside one change; the row that says it."""
        raise NotImplementedError

    def clean_source(self):
        return self.may_be_new(typed.source(self.cleaned_data["source"]))

    def may_be_new(self, row: Any) -> Any:
        if row._state.adding and not may_add(self.user, type(row)):
            name = row._meta.verbose_name
            raise ValidationError(
                _("Got a new %(name)s, which you may not add."), params={"name": name}
            )
        return row

    @property
    def why(self) -> ChangeContext:
        said = self.cleaned_data["public_note"] or self.sentence()
        return ChangeContext(said, by=self.user, kind=ChangeKind.DEVELOPMENT, note=said)

    def made(self, row: Any) -> Any:
        """The row, recorded by now if it is new."""
        if row._state.adding:
            row.publication = publication_for(self.user)
            row.record(self.why)
        return row

    def fact(self, row: Any) -> Any:
        """Records the new fact with its source."""
        row.publication = publication_for(self.user)
        row.record(self.why, sources=[self.made(self.cleaned_data["source"])])
        return row


def _echo(field: forms.BoundField) -> None:
    if window := understood(str(field.value() or "")):
        field.help_text = _("Understood as: %(window)s.") % {"window": window}
