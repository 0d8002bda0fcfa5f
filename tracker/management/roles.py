"""The roles as groups of Django's, with the rights that belong to them."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet

from tracker.models import TrackedModel
from tracker.vocabulary.roles import Role


@transaction.atomic
def make_roles(**_signal: Any) -> None:
    """Makes each role's group, or gives it back exactly its rights.

    Other groups, and who is in which, are left alone. Django's sign that migrations
    are through calls it, so a site has its roles from the start.
    """
    for role in Role:
        group, _is_new = Group.objects.get_or_create(name=role.value)
        group.permissions.set(_permissions(role))


def _permissions(role: Role) -> QuerySet[Permission]:
    tables = [
        model._meta.model_name
        for model in apps.get_app_config("tracker").get_models()
        if issubclass(model, TrackedModel)
    ]
    on_facts = {f"{verb}_{table}" for verb in role.verbs for table in tables}
    return Permission.objects.filter(
        Q(
            content_type__app_label="tracker",
            codename__in=on_facts.union(role.rights),
        )
        | Q(content_type__app_label="auth", codename__in=role.on_accounts)
    )
