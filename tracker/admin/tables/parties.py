"""Editing who negotiates."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tracker.admin.form.inlines import Lines
from tracker.admin.tables.base import TrackedAdmin
from tracker.models import Membership, Party
from tracker.vocabulary.kinds import PartyKind


class Members(Lines):
    model = Membership
    fk_name = "bloc"
    fields = ["party"]
    autocomplete_fields = ["party"]
    verbose_name = _("member")
    verbose_name_plural = _("members of the bloc")


@admin.register(Party)
class PartyAdmin(TrackedAdmin):
    list_display = ["code", "name_en", "name_zh", "kind"]
    list_display_links = ["code", "name_en"]
    list_filter = ["kind"]
    search_fields = ["code", "name_en", "name_zh"]
    ordering = ["name_en"]
    inlines = [Members]
    fieldsets = [
        (None, {"fields": [("code", "kind"), "name_en", "name_zh"]}),
    ]

    def get_inlines(self, request, obj):
        is_bloc = obj is not None and obj.kind == PartyKind.BLOC
        return self.inlines if is_bloc else []


@admin.register(Membership)
class MembershipAdmin(TrackedAdmin):
    list_display = ["bloc", "party"]
    list_select_related = ["bloc", "party"]
    search_fields = ["bloc__code", "bloc__name_en", "party__code", "party__name_en"]
    autocomplete_fields = ["bloc", "party"]
    ordering = ["bloc__code", "party__code"]
    fieldsets = [(None, {"fields": ["bloc", "party"]})]
