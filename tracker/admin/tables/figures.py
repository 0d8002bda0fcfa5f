"""Editing figures, the agenda, and where sources disagree."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tracker.admin.form.citations import Citations, ClaimCitations
from tracker.admin.tables.base import TrackedAdmin
from tracker.models import Discrepancy, Indicator, Topic

AGREEMENT = ["agreement__slug", "agreement__short_name"]


@admin.register(Indicator)
class IndicatorAdmin(TrackedAdmin):
    list_display = ["name", "value", "unit", "as_of", "agreement"]
    list_select_related = ["agreement"]
    search_fields = ["name", "unit", *AGREEMENT]
    autocomplete_fields = ["agreement"]
    date_hierarchy = "latest"
    ordering = ["name", "-latest"]
    inlines = [Citations]
    fieldsets = [
        (
            None,
            {
                "description": _("The value as the source prints it: 2.70, not 2.7."),
                "fields": ["agreement", "name", ("value", "unit"), "as_of"],
            },
        ),
    ]


@admin.register(Topic)
class TopicAdmin(TrackedAdmin):
    list_display = ["topic_en", "topic_zh", "stance", "agreement"]
    list_filter = ["stance"]
    list_select_related = ["agreement"]
    search_fields = ["topic_en", "topic_zh", *AGREEMENT]
    autocomplete_fields = ["agreement"]
    ordering = ["topic_en"]
    inlines = [Citations]
    fieldsets = [(None, {"fields": ["agreement", "topic_en", "topic_zh", "stance"]})]


@admin.register(Discrepancy)
class DiscrepancyAdmin(TrackedAdmin):
    list_display = ["subject", "agreement", "preferred"]
    list_filter = ["preferred"]
    list_select_related = ["agreement"]
    search_fields = ["subject", "claim_a", "claim_b", *AGREEMENT]
    autocomplete_fields = ["agreement"]
    ordering = ["subject"]
    inlines = [ClaimCitations]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "Two claims that do not agree, each with its own source, side by "
                    "side. Readers see the reason for the choice between them."
                ),
                "fields": ["agreement", "subject", "claim_a", "claim_b"],
            },
        ),
        (_("Which is followed"), {"fields": ["preferred", "reason"]}),
    ]
