"""Two analysts changed one row: neither loses anything, and the second chooses."""

from __future__ import annotations

from django.contrib.admin.options import IS_POPUP_VAR
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from tracker.admin.conflict.fields import ConflictField, Fields
from tracker.admin.conflict.inlines import ConflictRows
from tracker.admin.history.list import entries, moments
from tracker.vocabulary.changes import Publication

CHOSEN = "_chosen"
REVIEW = "_review"
KEEP = "keep-"
ON_RECORD = "now"
# So many changes are shown at most; the history has them all.
MANY = 10
BUTTONS = {"csrfmiddlewaretoken", "_save", "_continue", "_addanother", REVIEW, CHOSEN}


def resolve(admin, request, row):
    """The page on which to choose, where the row has moved on since it was read.

    None where it has not, or where the typing is what is on record by now. Call it
    where nobody else can write: inside the change that is to follow.
    """
    version = request.POST.get("version", "")
    read = _as_read(row, version)
    fields = Fields(admin, request, row, read)
    inlines = [
        ConflictRows(inline, request, row)
        for inline in admin.get_inline_instances(request, row)
        if inline.has_change_permission(request, row)
    ]
    if CHOSEN in request.POST:
        _take_over(request, fields, inlines)
        return resolve(admin, request, row)
    is_stale = version != str(row.version)
    if not is_stale and not any(rows.is_stale for rows in inlines):
        return None
    lines = [*fields.lines(), *(line for rows in inlines for line in rows.lines())]
    _renew(request, row, inlines)
    if all(line.typed == line.now for line in lines):
        return None
    return _page(admin, request, row, read, lines)


def _as_read(row, version: str):
    """The row as it was at the version, or None where that is not known."""
    number = int(version) if version.isdecimal() and len(version) < 10 else 0
    return row.history.filter(version=number).first()


def _take_over(request, fields: Fields, inlines: list[ConflictRows]) -> None:
    """Puts what is on record in the place of typing, where that was chosen."""
    data = request.POST.copy()
    chosen = {
        key.removeprefix(KEEP)
        for key in data
        if key.startswith(KEEP) and data[key] == ON_RECORD
    }
    for field in fields.fields:
        if field.name in chosen:
            fields.take_over(data, field.name)
    for rows in inlines:
        places = range(len(rows.typed))
        rows.take_over(data, [p for p in places if f"{rows.prefix}-{p}" in chosen])
    del data[CHOSEN]
    request.POST = data


def _renew(request, row, inlines: list[ConflictRows]) -> None:
    """Puts the typing upon the newest versions."""
    data = request.POST.copy()
    data["version"] = str(row.version)
    for rows in inlines:
        rows.renew(data)
    request.POST = data


def _page(admin, request, row, read, lines: list[ConflictField]):
    newest = moments(row)[:MANY]
    since = [each for each in newest if read is None or each[0] > read.history_date]
    context = {
        **admin.admin_site.each_context(request),
        "title": _("This has been changed since you read it"),
        "subtitle": str(row),
        "opts": admin.opts,
        "original": row,
        "read": read,
        "lines": lines,
        "since": entries(row, since),
        "is_withdrawn": row.publication == Publication.WITHDRAWN,
        "is_popup": IS_POPUP_VAR in request.POST,
        "typing": [
            (key, text)
            for key, texts in request.POST.lists()
            if key not in BUTTONS and not key.startswith(KEEP)
            for text in texts
        ],
        "keep": KEEP,
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/tracker/conflict.html", context, status=409)
