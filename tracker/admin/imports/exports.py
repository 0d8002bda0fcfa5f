"""Facts as files for analysts: what the account may read, to be imported again."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.admin import ModelAdmin, site
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.admin.form.lists import has_nul
from tracker.admin.site.permissions import may_export, may_view
from tracker.exports.desk import (
    FOLDER,
    TooLongForCellsError,
    archive,
    desk_tables,
    tables_behind,
    workbook,
)
from tracker.exports.tables import FactTable
from tracker.facts import FILES, KIND_OF, Kind

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


def export_view(request, table: str, form: str):
    """All that the account may read, or one of the admin's lists as its filters
    narrow it: as a zipped folder, a workbook or a text.
    """
    admin = _lists().get(table)
    if (table, form) not in {(FOLDER, "zip"), (FOLDER, "xlsx")} and (
        admin is None or form not in {"csv", "xlsx"}
    ):
        raise Http404(_("There is no file of that kind."))
    if not may_export(request.user):
        raise PermissionDenied
    return _list(admin, request, form) if admin else _everything(request, form)


def _lists() -> dict[str, ModelAdmin]:
    """The admin's lists of which there is a fact file, by the name of the table."""
    known = site.get_model_admin
    return {str(k.model._meta.model_name): known(k.model) for k in FILES}


def _everything(request, form: str):
    files = _readable(request.user, FILES)
    if not files:
        raise PermissionDenied
    return _answer(request, FOLDER, form, desk_tables(files), "admin:index")


def _list(admin, request, form: str):
    kind = KIND_OF[admin.model]
    if not _readable(request.user, [kind]):
        raise PermissionDenied
    back = f"admin:{admin.opts.app_label}_{admin.opts.model_name}_changelist"
    if has_nul(request):
        return redirect(f"{reverse(back)}?{ERROR_FLAG}=1")
    try:
        listed = admin.get_changelist_instance(request)
        rows = set(listed.queryset.order_by().values_list("pk", flat=True))
    except (IncorrectLookupParameters, OverflowError):
        return redirect(f"{reverse(back)}?{ERROR_FLAG}=1")
    name = kind.table_name
    return _answer(request, name, form, desk_tables([kind], only=rows), back)


def may_export_list(user, model) -> bool:
    """May the account take out the list of that table, and is there a file for it?"""
    files = [kind for kind in FILES if kind.model is model]
    return may_export(user) and bool(_readable(user, files))


def _readable(user, kinds: Iterable[Kind]) -> list[Kind]:
    """Those whose files the account may read in every part."""
    return [
        kind
        for kind in kinds
        if all(may_view(user, table) for table in tables_behind(kind))
    ]


def _answer(request, name: str, form: str, tables: list[FactTable], back: str):
    try:
        kind, content = {
            "csv": lambda: (CSV, tables[0].csv().encode("utf-8-sig")),
            "xlsx": lambda: (XLSX, workbook(tables)),
            "zip": lambda: (ZIP, archive(tables)),
        }[form]()
    except TooLongForCellsError as error:
        said = _(
            "A text of %(file)s is longer than a cell of a spreadsheet holds: "
            "take CSV files instead."
        )
        messages.error(request, said % {"file": error})
        return redirect(back)
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
