"""Files that analysts hand over: the small folder on the TPP in every form."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from tests.admin.browsing import filled
from tests.intake.folders import TPP
from tracker.facts import FILES

HERE = reverse("import")
WHY = {
    "change_kind": "",
    "change_reason": "The files of October 2013",
    "public_note": "Taken from the founding paper.",
}


def lines(name: str, folder: Path = TPP) -> list[list[str]]:
    with (folder / name).open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))


def as_text(rows: list[list[Any]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def as_folder(files: dict[str, bytes], before: str = "tpp/") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, text in files.items():
            folder.writestr(before + name, text)
    return content.getvalue()


def as_workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def folder() -> bytes:
    """All twelve files, zipped."""
    return as_folder({kind.file: (TPP / kind.file).read_bytes() for kind in FILES})


def workbook() -> bytes:
    """All twelve files, a sheet each."""
    names = [kind.file for kind in FILES]
    return as_workbook({name.removesuffix(".csv"): lines(name) for name in names})


def hand_over(desk: Any, name: str, content: bytes, file: str = "") -> Any:
    """The page that follows when the file is handed over."""
    upload = SimpleUploadedFile(name, content)
    return desk.post(HERE, {"upload": upload, "file": file}, follow=True)


def take_in(desk: Any, preview: Any, **said: str) -> Any:
    """The page that follows when what was previewed is confirmed."""
    where = preview.request["PATH_INFO"]
    return desk.post(where, {**filled(preview), **WHY, **said}, follow=True)


def said_of(preview: Any) -> list[str]:
    """The faults that the page of the preview names."""
    return [str(fault) for fault in preview.context["preview"].faults]


def counts(preview: Any) -> dict[str, list[int]]:
    """By file: new, changed, same, kept withdrawn, kept as draft."""
    return dict(preview.context["preview"].counts)
