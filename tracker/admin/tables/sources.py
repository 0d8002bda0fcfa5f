"""Editing where facts come from, and who speaks."""

from django.contrib import admin
from django.db.models import URLField
from django.utils.translation import gettext_lazy as _

from tracker.admin.tables.base import TrackedAdmin
from tracker.models import Source, Speaker


@admin.register(Source)
class SourceAdmin(TrackedAdmin):
    list_display = ["title", "publisher", "published_on", "kind", "language"]
    list_filter = ["kind", "language"]
    search_fields = ["slug", "title", "publisher", "url"]
    date_hierarchy = "latest"
    ordering = ["-latest", "title"]
    prepopulated_fields = {"slug": ["publisher", "title"]}
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (None, {"fields": ["title", "publisher", ("kind", "language"), "slug"]}),
        (
            _("Where and when"),
            {
                "description": _(
                    "Dates as the source has them: 2013-10-07, 2013-10, October 2013."
                ),
                "fields": ["url", ("published_on", "accessed_on")],
            },
        ),
    ]


@admin.register(Speaker)
class SpeakerAdmin(TrackedAdmin):
    list_display = ["name", "name_zh", "kind", "party"]
    list_filter = ["kind"]
    list_select_related = ["party"]
    search_fields = ["name", "name_zh"]
    autocomplete_fields = ["party"]
    ordering = ["name"]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "A person, a body or a described group, such as “Malaysian "
                    "officials”: one spelling throughout."
                ),
                "fields": ["name", "name_zh", "kind", "party"],
            },
        ),
    ]
