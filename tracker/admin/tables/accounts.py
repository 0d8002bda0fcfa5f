"""Accounts and roles: who may touch them, and how far."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group

from tracker.admin.form.lists import CarefulList

admin.site.unregister([get_user_model(), Group])

# What passes by the roles: for superusers alone.
PAST_THE_ROLES = {"is_superuser", "user_permissions"}
# What nobody but a superuser changes for the own account.
OWN = ["is_active", "is_staff", "groups"]
# What the program keeps itself.
KEPT = ["last_login", "date_joined"]


@admin.register(get_user_model())
class AnalystAdmin(CarefulList, UserAdmin):
    """Accounts are switched off, never deleted: their names stand in the history."""

    list_display = ["username", "first_name", "last_name", "is_staff", "is_active"]
    filter_horizontal = ["user_permissions"]

    def get_fieldsets(self, request, obj=None):
        """Without what passes by the roles, unless a superuser asks."""
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return fieldsets
        return [
            (title, {**options, "fields": _without(options["fields"])})
            for title, options in fieldsets
        ]

    def get_readonly_fields(self, request, obj=None):
        is_own = obj == request.user and not request.user.is_superuser
        fields = super().get_readonly_fields(request, obj)
        return [*fields, *KEPT, *(OWN if is_own else ())]

    def formfield_for_manytomany(self, db_field, request, **options):
        """The few roles as boxes, each of which has a name to be read out."""
        if db_field.name == "groups":
            options["widget"] = forms.CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **options)

    def has_change_permission(self, request, obj=None):
        """The account of a superuser is for superusers, its password too."""
        may = super().has_change_permission(request, obj)
        is_theirs = obj is not None and obj.is_superuser
        return may and (request.user.is_superuser or not is_theirs)

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Group)
class RoleAdmin(CarefulList, GroupAdmin):
    """Groups of analysts with the same rights."""


def _without(names) -> list[str]:
    return [name for name in names if name not in PAST_THE_ROLES]
