"""Editing what people put dates on, and what they said."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.admin.form.citations import Citations
from tracker.admin.form.forms import TrackedForm
from tracker.admin.tables.base import TrackedAdmin
from tracker.models import Deadline, Forecast
from tracker.vocabulary.reading_dates import readable_window
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.stated_dates import StatedDate, StatedDateError


@admin.register(Deadline)
class DeadlineAdmin(TrackedAdmin):
    list_display = ["agreement", "milestone", "round_name", "party", "stage"]
    list_display_links = ["agreement", "milestone"]
    list_filter = ["milestone", "agreement__kind", "agreement__region"]
    list_select_related = ["agreement", "party"]
    search_fields = [
        "agreement__slug",
        "agreement__short_name",
        "agreement__name_en",
        "milestone",
        "round_name",
        "party__name_en",
    ]
    autocomplete_fields = ["agreement", "party"]
    ordering = ["agreement__short_name", "milestone"]
    fieldsets = [
        (
            None,
            {
                "description": gettext_lazy(
                    "One milestone of one agreement; each statement of when it will be "
                    "reached is a forecast of it."
                ),
                "fields": ["agreement", "milestone", "criteria"],
            },
        ),
        (
            gettext_lazy("Whose, and which"),
            {"fields": ["party", ("round_name", "stage")]},
        ),
    ]


ENDS = ["target_earliest", "target_latest"]


class ForecastForm(TrackedForm):
    """Works out a window that was left empty, where the words say one.

    A window that was empty before is left so, unless what was said is changed too.
    """

    window = ""

    def clean(self):
        data = super().clean()
        is_left_open = not any(name in self.errors or data.get(name) for name in ENDS)
        is_dated = data.get("stance") not in (None, Stance.NO_DATE)
        is_said_anew = {"target_text", "stance", *ENDS}.intersection(self.changed_data)
        if is_left_open and is_dated and is_said_anew:
            self._work_out(data)
        return data

    def _work_out(self, data) -> None:
        try:
            stated = StatedDate.parse(data.get("target_text") or "")
        except StatedDateError:
            return
        data["target_earliest"] = stated.earliest
        data["target_latest"] = stated.latest
        self.window = readable_window(stated.earliest, stated.latest)

    def echoes(self) -> list[str]:
        said = super().echoes()
        if self.window:
            words = _("“%(words)s” was read as: %(window)s.")
            given = {"words": self.cleaned_data["target_text"], "window": self.window}
            said.append(words % given)
        return said


@admin.register(Forecast)
class ForecastAdmin(TrackedAdmin):
    form = ForecastForm
    list_display = ["deadline", "speaker", "stated_on", "target_text", "stance"]
    list_filter = ["stance", "deadline__milestone", "speaker__kind"]
    list_select_related = ["deadline__agreement", "deadline__party", "speaker"]
    search_fields = [
        "deadline__agreement__slug",
        "deadline__agreement__short_name",
        "speaker__name",
        "target_text",
    ]
    autocomplete_fields = ["deadline", "speaker"]
    date_hierarchy = "stated_latest"
    ordering = ["-stated_latest", "-stated_earliest"]
    inlines = [Citations]
    fieldsets = [
        (
            gettext_lazy("Who said it, and when"),
            {
                "description": gettext_lazy(
                    "One statement, as the source has it. A new statement is a new "
                    "row, even if it says the same again."
                ),
                "fields": [
                    "deadline",
                    "speaker",
                    "speaker_role",
                    "stated_by",
                    "stated_on",
                ],
            },
        ),
        (
            gettext_lazy("What was said"),
            {
                "description": gettext_lazy(
                    "Leave both days empty, and they are worked out from the words, "
                    "where these can be read: “by end of 2013” is up to 31 December "
                    "2013. “By” has only a last day, “not before” only a first."
                ),
                "fields": [
                    "target_text",
                    ("target_earliest", "target_latest"),
                    ("stance", "probability"),
                    "note",
                ],
            },
        ),
    ]
