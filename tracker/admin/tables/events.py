"""Editing what happened, and how each party came in."""

from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from tracker.admin.form.citations import Citations
from tracker.admin.tables.base import TrackedAdmin
from tracker.models import AccessionStep, StatusEvent

# So many words of a description stand in a list.
MANY = 12


@admin.register(StatusEvent)
class StatusEventAdmin(TrackedAdmin):
    list_display = ["agreement", "status", "stated_date", "party", "beginning"]
    list_display_links = ["agreement", "status"]
    list_filter = ["status", "agreement__kind", "agreement__region"]
    list_select_related = ["agreement", "party"]
    search_fields = [
        "agreement__slug",
        "agreement__short_name",
        "agreement__name_en",
        "description",
    ]
    autocomplete_fields = ["agreement", "party"]
    date_hierarchy = "latest"
    ordering = ["-latest", "-earliest"]
    inlines = [Citations]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "The status is where the agreement stands after the event. A row "
                    "that repeats the status before it is a development; only one that "
                    "changes it moves the agreement on."
                ),
                "fields": [
                    "agreement",
                    ("status", "stated_date"),
                    "party",
                    "description",
                ],
            },
        ),
    ]

    @admin.display(description=StatusEvent._meta.get_field("description").verbose_name)
    def beginning(self, event):
        return Truncator(event.description).words(MANY)


@admin.register(AccessionStep)
class AccessionStepAdmin(TrackedAdmin):
    list_display = ["agreement", "party", "track", "stage", "stated_date"]
    list_display_links = ["agreement", "party"]
    list_filter = ["track", "stage"]
    list_select_related = ["agreement", "party"]
    search_fields = [
        "agreement__slug",
        "agreement__short_name",
        "party__code",
        "party__name_en",
        "note",
    ]
    autocomplete_fields = ["agreement", "party"]
    date_hierarchy = "latest"
    ordering = ["-latest", "-earliest"]
    inlines = [Citations]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "A step of one party on one of two tracks: coming into the talks, "
                    "or becoming bound by the text."
                ),
                "fields": [
                    "agreement",
                    "party",
                    ("track", "stage"),
                    "stated_date",
                    "note",
                ],
            },
        ),
    ]
