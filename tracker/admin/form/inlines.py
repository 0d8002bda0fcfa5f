"""Rows that are edited on the page of the row they belong to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from tracker.admin.form.constraints import reworded
from tracker.admin.form.forms import refuse_unpublished
from tracker.admin.form.proposal import is_proposed
from tracker.admin.form.widgets import RowChoice
from tracker.admin.site.permissions import may_withdraw
from tracker.models import ChangeContext, TrackedModel
from tracker.vocabulary.changes import Publication

# No agreement has as many parties, no fact as many sources.
MOST = 250


class LineForm(forms.ModelForm):
    """One row of an inline; ``version`` is the version that was read, as text."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if not self.instance._state.adding:
            self.fields["version"].initial = str(self.instance.version)
        for name, field in self.fields.items():
            if not field.widget.is_hidden:
                self._name(name, field)

    def clean(self):
        data = super().clean()
        if self.instance._state.adding and not self.errors:
            self._take_up_again(data)
        return data

    def _name(self, name: str, field: forms.Field) -> None:
        """Labels the field for those who do not see the head of its column."""
        widget: Any = getattr(field.widget, "widget", field.widget)
        widget.attrs["aria-label"] = str(field.label)
        if isinstance(widget, RowChoice) and not self.instance._state.adding:
            row = getattr(self.instance, name)
            widget.known = {str(row.pk): str(row)}

    def _take_up_again(self, data) -> None:
        """A row that says the same and was withdrawn comes back, with its history."""
        columns = {
            field.name: data[field.name]
            for field in self._meta.model._meta.concrete_fields
            if field.name in data and (field.is_relation or field.choices)
        }
        if all(getattr(row, "pk", row) is not None for row in columns.values()):
            withdrawn = self._meta.model.objects.filter(
                **columns, publication=Publication.WITHDRAWN
            )
            self.instance = withdrawn.first() or self.instance

    def _update_errors(self, errors):
        super()._update_errors(reworded(self._meta.model, errors))


class LineFormSet(BaseInlineFormSet):
    """Rows that share the reason of the row they belong to; removed is withdrawn."""

    model: Any

    def __init__(self, *args, instance=None, queryset=None, **options):
        rows = self.shown(queryset, instance)
        super().__init__(*args, instance=instance, queryset=rows, **options)
        # Each line that is to begin with something is there.
        self.extra = max(self.extra, len(self.initial_extra or []))

    def shown(self, rows, whole):
        """The rows to edit: not those that were withdrawn."""
        return rows.exclude(publication=Publication.WITHDRAWN)

    def publication_of(self, row) -> str:
        """Published with what it belongs to, and from then on."""
        either = (row.publication, self.instance.publication)
        is_public = Publication.PUBLISHED in either
        return Publication.PUBLISHED if is_public else Publication.DRAFT

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            attrs = form.fields[DELETION_FIELD_NAME].widget.attrs
            attrs["aria-label"] = _("Withdraw")

    def clean(self):
        super().clean()
        for form in self.kept_forms():
            if not form.errors:
                refuse_unpublished(form, self.instance.publication)

    def kept_forms(self) -> list[Any]:
        """Forms of the rows that are to stay or to come in."""
        return [
            form
            for form in self.forms
            if (form in self.initial_forms or form.has_changed())
            and not form.cleaned_data.get(DELETION_FIELD_NAME)
        ]

    def record(self, why: ChangeContext) -> bool:
        """Records what was typed, withdraws what was removed; did anything change?"""
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        kept = self.kept_forms()
        changes = [self._withdraw(form, why) for form in self.deleted_forms]
        changes += [self._record(form, why) for form in kept]
        return any(changes)

    def _withdraw(self, form, why: ChangeContext) -> bool:
        if form.instance.pk is None:
            return False
        # As it is on record, without what was typed into it before it was removed.
        held: TrackedModel = self.model.objects.get(pk=form.instance.pk)
        return held.withdraw(why)

    def _record(self, form, why: ChangeContext) -> bool:
        row: TrackedModel = form.instance
        setattr(row, self.fk.name, self.instance)
        row.publication = self.publication_of(row)
        return row.record(why)


class Lines(admin.TabularInline):
    """A table of rows on the page of the row they belong to."""

    template = "admin/tracker/lines.html"
    form = LineForm
    formset = LineFormSet
    extra = 0
    max_num = MOST

    def get_formset(self, request, obj=None, **options):
        return super().get_formset(request, obj, absolute_max=MOST, **options)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.autocomplete_fields)

    def has_delete_permission(self, request, obj=None):
        """To withdraw a row of a draft is to change that."""
        is_draft = obj is None or obj.publication == Publication.DRAFT
        is_only_proposed = is_proposed(request, obj)
        may = is_draft or is_only_proposed or may_withdraw(request.user)
        return may and self.has_change_permission(request, obj)

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name in self.autocomplete_fields:
            options["widget"] = RowChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **options)
