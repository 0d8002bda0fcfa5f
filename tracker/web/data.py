"""The data to take away: the vintages, each with its files, and what is in them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.exports.catalog import Address, catalog, dataset, media_type
from tracker.exports.dictionary import dictionary
from tracker.exports.releases import Vintage, VintageFile, vintage_named, vintages
from tracker.web.nearest import nearest, or_nearest

JSON_LD = "application/ld+json"
A_YEAR = 365 * 24 * 60 * 60


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Every vintage, newest first, and what the data holds."""
    found = vintages(settings.VINTAGES)
    context = {"vintages": found, "files": dictionary()}
    return render(request, "data/data.html", context)


@require_safe
def vintage(request: HttpRequest, name: str) -> HttpResponse:
    """One vintage: its moment, its files with their checksums, how to cite it."""
    found = _vintage(name)
    address = request.build_absolute_uri(request.path)
    context = {"vintage": found, "address": address}
    return render(request, "data/vintage.html", context)


@require_safe
def vintage_file(request: HttpRequest, name: str, path: str) -> HttpResponseBase:
    """A file of a vintage, which never changes; one of those that it lists."""
    found = _vintage(name)
    file = found.file(path)
    if file is None:
        said = _("No file of %(name)s is called “%(path)s”.")
        said %= {"name": name, "path": path}
        raise Http404(_with_nearest(said, path, [each.path for each in found.files]))
    etag = quote_etag(file.sha256)
    unchanged = get_conditional_response(request, etag=etag)
    return _kept_for_ever(unchanged or _content(found, file), etag)


@require_safe
def vintage_metadata(request: HttpRequest, name: str) -> HttpResponse:
    """One vintage as schema.org and DCAT have it."""
    return _json_ld(dataset(_vintage(name), _addresses(request)))


@require_safe
def data_catalog(request: HttpRequest) -> HttpResponse:
    """All vintages as schema.org and DCAT have them."""
    return _json_ld(catalog(vintages(settings.VINTAGES), _addresses(request)))


def _vintage(name: str) -> Vintage:
    found = vintage_named(settings.VINTAGES, name)
    if found is None:
        said = _("No vintage is called “%(name)s”.") % {"name": name}
        known = [each.name for each in vintages(settings.VINTAGES)]
        raise Http404(_with_nearest(said, name, known))
    return found


def _with_nearest(said: str, name: str, known: list[str]) -> str:
    near = nearest(name, known)
    return or_nearest(said, near)


def _content(found: Vintage, file: VintageFile) -> HttpResponseBase:
    kind = media_type(file.path)
    is_text = kind.startswith("text/") or kind == "application/json"
    return FileResponse(
        (found.folder / file.path).open("rb"),
        content_type=f"{kind}; charset=utf-8" if is_text else kind,
        filename=file.path.rpartition("/")[2],
        as_attachment=not is_text,
    )


def _kept_for_ever(answer: HttpResponseBase, etag: str) -> HttpResponseBase:
    answer["ETag"] = etag
    answer["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return answer


def _json_ld(value: dict[str, Any]) -> HttpResponse:
    return JsonResponse(
        value, content_type=JSON_LD, json_dumps_params={"ensure_ascii": False}
    )


def _addresses(request: HttpRequest) -> Address:
    names = ("data", "vintage", "vintage-file")

    def address(*parts: str) -> str:
        path = reverse(names[len(parts)], args=parts)
        return request.build_absolute_uri(path)

    return address
