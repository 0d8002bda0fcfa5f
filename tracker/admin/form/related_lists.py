"""Links from a row to the lists of rows that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst


@dataclass(frozen=True)
class RelatedList:
    """The rows of one table that name the row; no ``adding`` without the right."""

    title: str
    number: int
    address: str
    adding: str


def related_lists(admin, request, row) -> list[RelatedList]:
    """Lists of what names the row, but for what is edited on its own page."""
    return [
        _list(admin, request, relation, row)
        for relation in row._meta.related_objects
        if not any(_edits(inline, relation) for inline in admin.inlines)
    ]


def title_of(relation) -> str:
    """The other table; and the column that names the row, where there are several."""
    model = relation.related_model
    plural = str(capfirst(model._meta.verbose_name_plural))
    columns = [
        f for f in model._meta.concrete_fields if f.related_model is relation.model
    ]
    return plural if len(columns) == 1 else f"{plural} ({relation.field.verbose_name})"


def list_of(relation, row) -> str:
    """The address of the admin's list of the rows that name the row."""
    opts = relation.related_model._meta
    listed = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return f"{listed}?{relation.field.name}__id__exact={row.pk}"


def _edits(inline, relation) -> bool:
    is_table = inline.model is relation.related_model
    return is_table and inline.fk_name in (None, relation.field.name)


def _list(admin, request, relation, row) -> RelatedList:
    model = relation.related_model
    other = admin.admin_site.get_model_admin(model)
    adding = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    return RelatedList(
        title=title_of(relation),
        number=model.objects.filter(**{relation.field.name: row}).count(),
        address=list_of(relation, row),
        adding=f"{adding}?{relation.field.name}={row.pk}"
        if other.has_add_permission(request)
        else "",
    )
