"""Files of facts, handed over, previewed, and taken in with one reason."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from tracker.admin.form.constraints import refusal
from tracker.admin.form.reason import why_fields
from tracker.admin.imports.forms import LoadForm, UploadForm
from tracker.admin.imports.preview import (
    PER_PAGE,
    StateChangedError,
    preview,
    take_in_upload,
)
from tracker.admin.site.frame import asked_page, page
from tracker.admin.site.permissions import may_import
from tracker.intake.faults import FaultyFactsError
from tracker.intake.origin import ImportBatch
from tracker.intake.pending_rows import RowOutcome
from tracker.models import DoorError, Upload

REHEARSAL = ImportBatch(reason="A preview", note="A preview", batch="preview")


def upload_view(request):
    """The page that asks for a file; posted, it keeps the file and previews it."""
    if not may_import(request.user):
        raise PermissionDenied
    is_handed = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_handed else UploadForm()
    if form.is_valid():
        return redirect("import-preview", number=_kept(request, form).pk)
    return page(request, "import.html", _("Import facts"), form=form)


def preview_view(request, number: int):
    """What the file would do, and why; posted, it is done."""
    if not may_import(request.user):
        raise PermissionDenied
    upload = get_object_or_404(Upload, pk=number)
    if upload.batch:
        return redirect("batch", name=upload.batch)
    if request.method != "POST":
        return _preview(request, upload)
    form = LoadForm(request.POST)
    if not form.is_valid():
        return _preview(request, upload, form)
    return _attempt(request, upload, form)


def _kept(request, form: UploadForm) -> Upload:
    now = datetime.now(UTC)
    Upload.objects.left_over(now).delete()
    handed = form.cleaned_data["upload"]
    content = handed.read()
    return Upload.objects.create(
        name=handed.name,
        file=form.cleaned_data["file"],
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        by=request.user,
        uploaded_at=now,
    )


def _attempt(request, upload: Upload, form: LoadForm):
    batch = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}-{upload.digest[:8]}"
    load = form.load(batch, by=request.user)
    try:
        done = take_in_upload(upload, load, state=form.cleaned_data["version"])
    except StateChangedError:
        said = _(
            "Nothing was taken in: somebody has changed the record since you looked. "
            "This is what the file would do now."
        )
        form.add_error(None, said)
        return _preview(request, upload, form, status=HTTPStatus.CONFLICT)
    except FaultyFactsError as fault:
        if isinstance(fault.__cause__, DoorError):
            form.add_error(None, refusal(fault.__cause__))
        return _preview(request, upload, form, status=HTTPStatus.CONFLICT)
    messages.success(request, _("“%(file)s” was taken in.") % {"file": upload.name})
    return redirect("batch", name=done.batch)


def _preview(
    request, upload: Upload, form: LoadForm | None = None, status: int = HTTPStatus.OK
):
    number = asked_page(request)
    since = form.cleaned_data.get("seen") if form else None
    first = (number - 1) * PER_PAGE
    found = preview(upload, REHEARSAL, first=first, since=since)
    form = _with_state(form, upload, found)
    return page(
        request,
        "preview.html",
        _("What “%(file)s” would do") % {"file": upload.name},
        status,
        upload=upload,
        preview=found,
        outcomes=[_named(outcome) for outcome in RowOutcome],
        left=[(place, _named(o)) for place, o in found.report.left()[:PER_PAGE]]
        if found.report
        else [],
        form=form,
        fieldset=why_fields(form, None),
        faults_title=_counted_faults(len(found.faults)),
        page=number,
        pages=max(1, -(-found.total // PER_PAGE)),
    )


def _with_state(form: LoadForm | None, upload: Upload, found) -> LoadForm:
    """The form on the record as it is now, with what was typed into it."""
    now = {"version": found.state, "seen": found.seen.isoformat()}
    if form is None:
        reason = _("Taken in from “%(file)s”.") % {"file": upload.name}
        return LoadForm(initial={**now, "change_reason": reason})
    form.data = {**dict(form.data.items()), **now}
    return form


def _named(outcome: RowOutcome) -> str:
    return {
        RowOutcome.NEW: _("New"),
        RowOutcome.CHANGED: _("Changed"),
        RowOutcome.SAME: _("Same"),
        RowOutcome.WITHDRAWN: _("Kept withdrawn"),
        RowOutcome.DRAFT: _("Kept as draft"),
    }[outcome]


def _counted_faults(count: int) -> str:
    return _("Faults: %(count)s") % {"count": f"{count:,}"}
