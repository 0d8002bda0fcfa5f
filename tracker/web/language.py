"""Which language a request is answered in, and where the same is in another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language_info

ENGLISH = settings.LANGUAGE_CODE
# Each code that stands before an address; English has the address without one.
PREFIXES = {f"/{code}/": code for code, _name in settings.LANGUAGES if code != ENGLISH}


class LanguageMiddleware:
    """The admin speaks the analyst's language; of any other page its address decides.

    A public page is thus the same for every reader, and a shared cache may keep it.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_for_analysts = request.path_info.startswith(reverse("admin:index"))
        language = (
            translation.get_language_from_request(request)
            if is_for_analysts
            else language_of(request.path_info)
        )
        # Undone after it: the thread's next answer may be in another.
        with translation.override(language):
            response = self._answer(request)
        response.headers.setdefault("Content-Language", language)
        if is_for_analysts:
            patch_vary_headers(response, ("Accept-Language",))
        return response


@dataclass(frozen=True, slots=True)
class Language:
    """A language that a page is offered in; ``address`` is the page's path in it.

    It asks what was asked. ``tag`` is what HTML calls it, ``name`` what it calls
    itself.
    """

    tag: str
    name: str
    address: str
    is_current: bool


def languages(request: HttpRequest) -> dict[str, object]:
    """For templates: the page's ``language``, and all that it is offered in."""
    offered = [_offered(request, code) for code, _name in settings.LANGUAGES]
    current = next((each for each in offered if each.is_current), offered[0])
    return {"language": current, "languages": offered}


def language_of(path: str) -> str:
    """The code of the language that the path is in."""
    found = (code for prefix, code in PREFIXES.items() if path.startswith(prefix))
    return next(found, ENGLISH)


def tag(code: str) -> str:
    """The code as HTML writes it: ``zh-Hans`` for ``zh-hans``."""
    language, _dash, script = code.partition("-")
    return f"{language}-{script.title()}" if script else language


def _offered(request: HttpRequest, code: str) -> Language:
    current = language_of(request.path_info)
    bare = request.path_info.removeprefix("" if current == ENGLISH else f"/{current}")
    path = bare if code == ENGLISH else f"/{code}{bare}"
    asked = request.GET.urlencode(safe=":")
    # A path such as //example.org/ is no way to another host.
    address = escape_leading_slashes(
        get_script_prefix().rstrip("/") + escape_uri_path(path)
    )
    return Language(
        tag=tag(code),
        name=get_language_info(code)["name_local"],
        address=f"{address}?{asked}" if asked else address,
        is_current=code == translation.get_language(),
    )
