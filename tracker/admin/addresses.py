"""Addresses of the admin's pages that are of no single table."""

from django.contrib import admin
from django.urls import path

from tracker.admin.imports import batches
from tracker.admin.imports import exports as exporting
from tracker.admin.imports import pages as importing
from tracker.admin.imports import rollback as undoing

_in_the_admin = admin.site.admin_view

urlpatterns = [
    path("import/", _in_the_admin(importing.upload_view), name="import"),
    path(
        "import/<int:number>/",
        _in_the_admin(importing.preview_view),
        name="import-preview",
    ),
    path("batches/", _in_the_admin(batches.batches_view), name="batches"),
    path("batches/<str:name>/", _in_the_admin(batches.batch_view), name="batch"),
    path(
        "batches/<str:name>/undo/",
        _in_the_admin(undoing.undo_view),
        name="batch-undo",
    ),
    path(
        "export/<slug:table>.<str:form>",
        _in_the_admin(exporting.export_view),
        name="export",
    ),
]
