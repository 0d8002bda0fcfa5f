"""Editing what is negotiated, and between whom."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.urls import path
from django.utils.translation import gettext_lazy as _

from tracker.admin.form.check import check_view, last_check
from tracker.admin.form.citations import Citations
from tracker.admin.form.inlines import Lines
from tracker.admin.quick.views import quick_actions, quick_urls, quick_view
from tracker.admin.tables.base import TrackedAdmin
from tracker.models import Agreement, Identifier, Participation, Succession


class ParticipationInline(Lines):
    model = Participation
    fields = ["party"]
    autocomplete_fields = ["party"]
    verbose_name = _("party")
    verbose_name_plural = _("parties, at any time")


class Predecessors(Lines):
    model = Succession
    fk_name = "successor"
    fields = ["predecessor"]
    autocomplete_fields = ["predecessor"]
    verbose_name = _("predecessor")
    verbose_name_plural = _("takes the place of")


class Identifiers(Lines):
    model = Identifier
    fields = ["database", "identifier"]
    verbose_name = _("identifier")
    verbose_name_plural = _("identifiers in other databases")


@admin.register(Agreement)
class AgreementAdmin(TrackedAdmin):
    list_display = ["short_name", "name_en", "kind", "scope", "region"]
    list_display_links = ["short_name", "name_en"]
    list_filter = ["kind", "scope", "region", "paper_table"]
    search_fields = ["slug", "short_name", "name_en", "name_zh"]
    ordering = ["short_name"]
    prepopulated_fields = {"slug": ["short_name"]}
    inlines = [Citations, ParticipationInline, Predecessors, Identifiers]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "Where it stands is worked out from its status events, and who "
                    "came in when from its accession steps."
                ),
                "fields": ["short_name", "name_en", "name_zh", "slug"],
            },
        ),
        (
            _("What it is"),
            {"fields": [("kind", "scope"), "region", "parent_body", "paper_table"]},
        ),
    ]
    change_form_template = "admin/tracker/agreement_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.check_view)
        where = "<path:object_id>/checked/"
        return [
            path(where, view, name="tracker_agreement_checked"),
            *quick_urls(self),
            *super().get_urls(),
        ]

    def check_view(self, request, object_id):
        row = self.get_object(request, unquote(object_id))
        return (
            check_view(self, request, row)
            if row
            else self._say_there_is_none(request, object_id)
        )

    def quick_view(self, name, request, object_id):
        row = self.get_object(request, unquote(object_id))
        return (
            quick_view(self, request, row, name)
            if row
            else self._say_there_is_none(request, object_id)
        )

    def render_change_form(self, request, context, *args, **options):
        if agreement := context["original"]:
            context["last_check"] = last_check(agreement)
            context["quick_actions"] = quick_actions(request.user, agreement.pk)
        return super().render_change_form(request, context, *args, **options)


@admin.register(Participation)
class ParticipationAdmin(TrackedAdmin):
    list_display = ["agreement", "party"]
    list_select_related = ["agreement", "party"]
    search_fields = [
        "agreement__slug",
        "agreement__short_name",
        "party__code",
        "party__name_en",
    ]
    autocomplete_fields = ["agreement", "party"]
    ordering = ["agreement__short_name", "party__name_en"]
    fieldsets = [(None, {"fields": ["agreement", "party"]})]


@admin.register(Succession)
class SuccessionAdmin(TrackedAdmin):
    list_display = ["successor", "predecessor"]
    list_select_related = ["successor", "predecessor"]
    search_fields = [
        "successor__slug",
        "successor__short_name",
        "predecessor__slug",
        "predecessor__short_name",
    ]
    autocomplete_fields = ["successor", "predecessor"]
    ordering = ["successor__short_name", "predecessor__short_name"]
    fieldsets = [(None, {"fields": ["successor", "predecessor"]})]


@admin.register(Identifier)
class IdentifierAdmin(TrackedAdmin):
    list_display = ["agreement", "database", "identifier"]
    list_filter = ["database"]
    list_select_related = ["agreement"]
    search_fields = ["identifier", "agreement__slug", "agreement__short_name"]
    autocomplete_fields = ["agreement"]
    ordering = ["agreement__short_name", "database"]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "What another database calls the agreement. The definitions say "
                    "how each writes its identifiers."
                ),
                "fields": ["agreement", "database", "identifier"],
            },
        ),
    ]
