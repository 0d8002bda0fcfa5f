"""Pages of the admin that are of no single table."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse


def page(
    request: HttpRequest,
    name: str,
    title: str,
    status: int = HTTPStatus.OK,
    **context: Any,
) -> TemplateResponse:
    """The page from the template of that name, in the frame of the admin."""
    whole = {**admin.site.each_context(request), "title": title, **context}
    request.current_app = admin.site.name
    return TemplateResponse(request, f"admin/tracker/{name}", whole, status=status)


def asked_page(request: HttpRequest) -> int:
    """The number of the page that the address asks for; 1 where it asks for none."""
    text = request.GET.get("p", "")
    is_number = text.isascii() and text.isdecimal() and len(text) < 7
    return max(int(text), 1) if is_number else 1
