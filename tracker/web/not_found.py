"""Addresses that lead nowhere: what was meant, and where it has moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.urls import Resolver404, resolve, reverse

from tracker.web.nearest import nearest, or_nearest


class PageMoved(Exception):  # noqa: N818 - no error: the address has another name now
    """The part of the address with that name is called otherwise now."""

    def __init__(self, part: str, name: str) -> None:
        super().__init__(part, name)
        self.part, self.name = part, name


class NoSuch(Http404):
    """Nothing has that name; ``near`` are names like it, for the part so called."""

    def __init__(self, said: str, part: str, name: str, known: Iterable[str]) -> None:
        self.said, self.part, self.name = said, part, name
        self.near = nearest(name, known)
        super().__init__(or_nearest(said, self.near))


class MovedMiddleware:
    """Leads from a name that is retired, or in another case, to that of today."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """For good, keeping what was asked; None for any other exception."""
        if not isinstance(exception, PageMoved):
            return None
        address = _instead(request, exception.part, exception.name)
        return HttpResponsePermanentRedirect(address)


def suggestions(request: HttpRequest, exception: Exception) -> list[tuple[str, str]]:
    """Names that may have been meant, with their addresses."""
    if isinstance(exception, NoSuch):
        return [
            (name, _instead(request, exception.part, name)) for name in exception.near
        ]
    lower = request.path_info.lower().rstrip("/") + "/"
    return [(lower, lower)] if lower != request.path_info and _leads(lower) else []


def _leads(path: str) -> bool:
    try:
        return resolve(path).url_name is not None
    except Resolver404:
        return False


def _instead(request: HttpRequest, part: str, name: str) -> str:
    """The address asked for with another name for the part, on the same question."""
    match = request.resolver_match
    if match is None:
        raise LookupError(f"got {request.path}; wanted an address that resolves")
    names = {each: value for each, value in match.kwargs.items() if each != "form"}
    address = reverse(match.view_name, kwargs={**names, part: name})
    asked = request.META.get("QUERY_STRING", "")
    return f"{address}?{asked}" if asked else address
