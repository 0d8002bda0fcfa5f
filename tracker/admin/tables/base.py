"""The base of every tracked model's admin: each change with a reason, none lost."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext as _

from tracker.admin.conflict.page import REVIEW, resolve
from tracker.admin.form import bulk
from tracker.admin.form.attempt import Attempt
from tracker.admin.form.constraints import REFUSED, refusal
from tracker.admin.form.forms import TrackedForm
from tracker.admin.form.lists import NUL, CarefulList
from tracker.admin.form.proposal import (
    is_proposed,
    proposal_of,
    propose,
    settle,
    why_of,
)
from tracker.admin.form.reason import why_fields
from tracker.admin.form.related_lists import related_lists
from tracker.admin.form.widgets import RowChoice
from tracker.admin.form.withdraw import withdraw_view
from tracker.admin.history.compare import compare_view
from tracker.admin.history.list import history_view
from tracker.admin.history.restore import prepare, sources_to_cite_again
from tracker.admin.imports.exports import may_export_list
from tracker.admin.site.permissions import may_edit, may_withdraw
from tracker.models import Citation, CitedModel, change_set
from tracker.queries.desk.review import proposals_for
from tracker.queries.rows.page_locations import place_of
from tracker.vocabulary.changes import Publication


class TrackedAdmin(CarefulList):
    """Rows come in and change through ``record`` and go by being withdrawn."""

    form = TrackedForm
    save_on_top = True
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/tracker/change_form.html"

    # -- What is shown ---------------------------------------------------------------

    def get_list_display(self, request):
        return [*super().get_list_display(request), "publication"]

    def get_list_filter(self, request):
        return ["publication", *super().get_list_filter(request)]

    def get_fieldsets(self, request, obj=None):
        readers = {"fields": ["publication"]}
        return [*super().get_fieldsets(request, obj), (_("For readers"), readers)]

    def get_search_results(self, request, queryset, search_term):
        """As an autocomplete asks it: rows that stand, with what their names need."""
        found, has_doubles = super().get_search_results(
            request, queryset, search_term.replace(NUL, "")
        )
        match = request.resolver_match
        if match and match.url_name == "autocomplete":
            found = found.exclude(publication=Publication.WITHDRAWN)
            if self.list_select_related:
                found = found.select_related(*self.list_select_related)
        return found, has_doubles

    def get_view_on_site_url(self, obj=None):
        """Where readers see the row, if they do."""
        place = place_of(obj) if obj is not None else None
        return place.address() if place else None

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name in self.autocomplete_fields:
            options["widget"] = RowChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def get_form(self, request, obj=None, change=False, **options):
        form: Any = super().get_form(request, obj, change=change, **options)
        form.user = request.user
        form.restored = getattr(request, "restored", None)
        form.proposal = proposal_of(request, obj)
        if attempt := getattr(request, "attempt", None):
            form.refusal = attempt.refusal
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Sources that an old version had are put into new lines of its form."""
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        restored = getattr(request, "restored", None)
        if restored and inline.model is Citation and request.method == "GET":
            options["initial"] = sources_to_cite_again(obj, restored)
        return options

    def render_change_form(self, request, context, *args, **options):
        form, row = context["adminform"].form, context["original"]
        context |= {
            "why": why_fields(form, self, _("Why")),
            "last": row and row.history.first(),
            "lists": related_lists(self, request, row) if row else [],
            "is_withdrawn": row and row.publication == Publication.WITHDRAWN,
            "proposal": form.proposal,
            "proposals": row and proposals_for(row),
            "is_proposed": is_proposed(request, row),
            "may_withdraw": row and may_withdraw(request.user),
            "restored": getattr(request, "restored", None),
        }
        return super().render_change_form(request, context, *args, **options)

    # -- What is written -------------------------------------------------------------

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or may_edit(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        """Never: a row is withdrawn, with a reason."""
        return False

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form; posted, it is one change with all that it brings, or none."""
        if "_saveasnew" in request.POST:
            # Django heeds it although no form here offers it.
            raise PermissionDenied
        if answer := prepare(self, request, object_id):
            return answer
        request.attempt = Attempt()
        view = super().changeform_view
        ask = partial(view, request, object_id, form_url, extra_context)
        answer = self._change(request, object_id, ask)
        request.attempt.tell()
        return answer

    def _change(self, request, object_id, ask):
        if request.method != "POST":
            return ask()
        row = object_id and self.get_object(request, unquote(object_id))
        attempt = partial(self._attempt, request, object_id, ask)
        try:
            if is_proposed(request, row):
                return propose(self, request, row, attempt)
            return attempt()
        except REFUSED as fault:
            request.attempt = Attempt(refusal=refusal(fault))
            return ask()

    def _attempt(self, request, object_id, ask):
        with change_set():
            return self._conflict(request, object_id) or ask()

    def _conflict(self, request, object_id):
        """The page on which to choose, if the row is not as it was read."""
        row = object_id and self.get_object(request, unquote(object_id))
        if not row or not self.has_change_permission(request, row):
            return None
        answer = resolve(self, request, row)
        if REVIEW in request.POST:
            request.attempt.refusal = _("Nothing is saved yet: look it over, and save.")
        return answer

    def save_model(self, request, obj, form, change):
        request.attempt.has_changed |= obj.record(why_of(request, form))

    def save_formset(self, request, form, formset, change):
        why = why_of(request, form)
        request.attempt.has_changed |= formset.record(why)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if isinstance(form.instance, CitedModel):
            form.instance.share_publication(why_of(request, form))
        settle(self, request, form, why_of(request, form))
        for words in form.echoes():
            self.message_user(request, words, messages.INFO)

    # -- What is said about it -------------------------------------------------------

    def message_user(
        self, request, message, level=messages.INFO, extra_tags="", fail_silently=False
    ):
        """Says it once the change is kept for good; of none, that there was none."""
        attempt = getattr(request, "attempt", None)
        if attempt and level == messages.SUCCESS and not attempt.has_changed:
            message = _("Nothing was changed: all is as it was.")
            level = messages.WARNING
        say = partial(
            super().message_user, request, message, level, extra_tags, fail_silently
        )
        if attempt is None:
            say()
        else:
            attempt.messages.append(say)

    def construct_change_message(self, request, form, formsets, add=False):
        return form.cleaned_data["change_reason"]

    def log_change(self, request, obj, message):
        attempt = getattr(request, "attempt", None)
        if attempt is None or attempt.has_changed:
            super().log_change(request, obj, message)

    # -- Pages of its own ------------------------------------------------------------

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_withdraw"
        view = self.admin_site.admin_view(self.withdraw_view)
        compare = f"{self.opts.app_label}_{self.opts.model_name}_compare"
        comparing = self.admin_site.admin_view(self.compare_view)
        many_name = f"{self.opts.app_label}_{self.opts.model_name}_bulk"
        many = self.admin_site.admin_view(self.bulk_view)
        return [
            path("bulk/<slug:name>/", many, name=many_name),
            path("<path:object_id>/withdraw/", view, name=name),
            path("<path:object_id>/compare/", comparing, name=compare),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        offered = {"may_export": may_export_list(request.user, self.model)}
        return super().changelist_view(request, {**(extra_context or {}), **offered})

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return (
            history_view(self, request, row)
            if row
            else self._say_there_is_none(request, object_id)
        )

    def get_actions(self, request):
        return {} if IS_POPUP_VAR in request.GET else bulk.actions(self, request)

    def bulk_view(self, request, name):
        return bulk.bulk_view(self, request, name)

    def compare_view(self, request, object_id):
        row = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return (
            compare_view(self, request, row)
            if row
            else self._say_there_is_none(request, object_id)
        )

    def withdraw_view(self, request, object_id):
        row = self.get_object(request, unquote(object_id))
        if not (
            self.has_change_permission(request, row) and may_withdraw(request.user)
        ):
            raise PermissionDenied
        return (
            withdraw_view(self, request, row)
            if row
            else self._say_there_is_none(request, object_id)
        )

    def _say_there_is_none(self, request, object_id):
        # Django's own, which its stubs leave out.
        view: Any = super()
        return view._get_obj_does_not_exist_redirect(request, self.opts, object_id)
