"""The API under /api/v1/: what answers at each of its addresses."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Schema

from tracker.exports.agreements import agreement_answer
from tracker.exports.changes import log_answer
from tracker.exports.facts import LISTS
from tracker.queries.agreement.page import agreement_page
from tracker.queries.history.change_log import ChangeLogFilters, change_log
from tracker.queries.rows.facts import agreements
from tracker.web.agreements import no_agreement
from tracker.web.api.lists import listed
from tracker.web.api.shapes import (
    ChangesPage,
    Fault,
    Wanted,
    page_schema,
    row_schema,
)
from tracker.web.clocks import clocks, moment_asked

NOT_CHANGED: dict[Any, Any] = {304: None}
FAULTS: dict[Any, Any] = {400: Fault, 404: Fault, 422: Fault}

api = NinjaAPI(
    title="Negotiation tracker",
    version="1",
    description="Where negotiations stand, by two clocks: on and known. Read-only.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)


@api.exception_handler(BadRequest)
def bad_request(request: HttpRequest, fault: BadRequest) -> HttpResponse:
    return api.create_response(request, {"detail": str(fault)}, status=400)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": str(fault)}, status=404)


def _list_of(kind: str) -> None:
    """Adds the address that lists facts of the kind."""

    def found(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
        return listed(request, kind, wanted)

    shape = LISTS[kind].shape
    page = page_schema(shape, row_schema(shape))
    api.get(
        f"/{kind}",
        response={200: page, **NOT_CHANGED, **FAULTS},
        operation_id=kind,
        summary=kind.replace("-", " ").capitalize(),
    )(found)


for each in LISTS:
    _list_of(each)


class Clock(Schema):
    """The two clocks; left out or empty means today and now."""

    on: str = ""
    known: str = ""


@api.get(
    "/agreements/{slug}",
    response={200: dict[str, Any], **NOT_CHANGED, **FAULTS},
    operation_id="agreement",
    summary="Everything on record of one agreement",
)
def agreement(request: HttpRequest, slug: str, clock: Query[Clock]) -> dict[str, Any]:
    at = clocks(request)
    named = {each.slug: each for each in agreements(known=at.known).values()}
    if slug not in named:
        raise no_agreement(slug, at)
    shown = agreement_page(named[slug], on=at.on, known=at.known)
    return agreement_answer(shown, on=at.on).json


class Narrowed(Schema):
    """What the changes are narrowed to; moments are in UTC."""

    known: str = ""
    agreement: str = ""
    before: str = ""
    changed_since: str = ""


@api.get(
    "/changes",
    response={200: ChangesPage, **NOT_CHANGED, **FAULTS},
    operation_id="changes",
    summary="What this site changed in its record, newest first",
)
def changes(request: HttpRequest, narrowed: Query[Narrowed]) -> dict[str, Any]:
    at = clocks(request)
    named = {each.slug: each for each in agreements(known=at.known).values()}
    if narrowed.agreement and narrowed.agreement not in named:
        raise no_agreement(narrowed.agreement, at)
    about = named.get(narrowed.agreement)
    filters = ChangeLogFilters(
        agreement=about.id if about else None,
        before=moment_asked(request, "before"),
        after=moment_asked(request, "changed_since"),
    )
    return log_answer(change_log(filters, known=at.known)).json


# What answers at each route.
views: dict[str, Any] = {str(each.pattern): each.callback for each in api.urls[0]}
