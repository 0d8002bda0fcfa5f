"""Answers that a reader has already are not given again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from tracker.queries.rows.public import newest_moment

Answer = Callable[[HttpRequest], HttpResponse]
READING = {"GET", "HEAD"}
# What answers for something else than the record: the process, or released files.
OTHERS = {
    "healthz",
    "readyz",
    "icon",
    "robots",
    "set_language",
    "data",
    "data-catalog",
    "vintage",
    "vintage-metadata",
    "vintage-file",
}


class ConditionalMiddleware:
    """Says 304 where neither the record, nor the day, nor the program has changed.

    One query decides, before any other is asked.
    """

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        tag = getattr(request, "entity_tag", "")
        if tag and response.status_code in {200, 304}:
            response.headers.setdefault("ETag", tag)
            patch_cache_control(response, no_cache=True)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """The 304, or None to go on to the view."""
        if request.method not in READING or not _is_about_the_record(request):
            return None
        moved = newest_moment()
        request.entity_tag = tag = _tag(request, moved)  # type: ignore[attr-defined]  # ours
        return _not_modified(request, tag)


def _is_about_the_record(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None or "admin" in match.namespaces:
        return False
    return match.url_name not in OTHERS


def _not_modified(request: HttpRequest, tag: str) -> HttpResponse | None:
    response = get_conditional_response(request, etag=tag)
    if response is None or response.status_code not in {304, 412}:
        return None
    return HttpResponse(status=response.status_code)


def _tag(request: HttpRequest, moved: datetime) -> str:
    parts = (
        moved.isoformat(),
        timezone.localdate().isoformat(),
        request.build_absolute_uri(),
        program(),
    )
    return f'"{sha256(chr(10).join(parts).encode()).hexdigest()[:32]}"'


@cache
def program() -> str:
    """A digest of the program's own files: another version may answer otherwise."""
    digest = sha256()
    for folder in (settings.PACKAGE, settings.SHIPPED / "templates"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".html", ".mo", ".css", ".toml"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()
