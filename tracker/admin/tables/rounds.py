"""Editing the meetings at which an agreement is negotiated."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tracker.admin.form.citations import Citations
from tracker.admin.tables.base import TrackedAdmin
from tracker.models import Round


@admin.register(Round)
class RoundAdmin(TrackedAdmin):
    list_display = ["label", "agreement", "number", "start", "city", "status"]
    list_filter = ["status", "agreement__kind"]
    list_select_related = ["agreement"]
    search_fields = ["label", "agreement__slug", "agreement__short_name", "city"]
    autocomplete_fields = ["agreement", "country"]
    date_hierarchy = "latest"
    ordering = ["-latest", "-earliest"]
    inlines = [Citations]
    fieldsets = [
        (None, {"fields": ["agreement", ("number", "label"), "status"]}),
        (
            _("When and where it was held"),
            {"fields": [("start", "end"), ("city", "country")]},
        ),
        (
            _("What was planned"),
            {
                "description": _(
                    "The plan that was changed, or the plan of a round not held. Each "
                    "such plan is also a forecast of the milestone round."
                ),
                "fields": [("planned_start", "planned_end"), "note"],
            },
        ),
    ]
