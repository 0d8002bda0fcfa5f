"""Editing which source backs which fact; mostly done on the page of the fact."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tracker.admin.form.forms import TrackedForm
from tracker.admin.tables.base import TrackedAdmin
from tracker.models import CITABLE, Citation
from tracker.vocabulary.changes import Publication


class CitationForm(TrackedForm):
    """A citation that stands is as public as its fact."""

    def clean(self):
        data = super().clean()
        facts = [data[name] for name in CITABLE if data.get(name)]
        is_to_stand = data.get("publication") != Publication.WITHDRAWN
        if len(facts) == 1 and is_to_stand:
            data["publication"] = facts[0].publication
        return data


@admin.register(Citation)
class CitationAdmin(TrackedAdmin):
    form = CitationForm
    list_display = ["source", "fact", "claim", "locator"]
    list_filter = ["source__kind"]
    list_select_related = [
        "source",
        *CITABLE,
        "status_event__agreement",
        "accession_step__agreement",
        "accession_step__party",
        "forecast__speaker",
    ]
    search_fields = ["source__slug", "source__title", "locator"]
    autocomplete_fields = ["source", *CITABLE]
    ordering = ["source__slug"]
    fieldsets = [
        (None, {"fields": ["source", "locator", "position"]}),
        (
            _("The fact: one, and one only"),
            {
                "description": _(
                    "The citation is as public as its fact. Sources are more easily "
                    "cited on the page of the fact."
                ),
                "fields": [*CITABLE, "claim"],
            },
        ),
    ]

    @admin.display(description=_("fact"))
    def fact(self, citation):
        return citation.fact
