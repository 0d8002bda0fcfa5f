"""The API's addresses; what answers at them is made when the first is asked.

To load the library and make its schemas takes half a second, for which no other page
and no command waits.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from tracker.exports.facts import LISTS

View = Callable[..., HttpResponse]


def _view(route: str) -> View:
    """What the API answers at the route."""

    def view(request: HttpRequest, **named: str) -> HttpResponse:
        from tracker.web.api.site import views

        answer: HttpResponse = views[route](request, **named)
        return answer

    return view


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """The schema as a page: each address with its parameters and answers."""
    from tracker.web.api.site import api

    schema = api.get_openapi_schema(path_prefix="/api/v1")
    operations = [
        (path, method.upper(), operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    shapes = sorted(schema["components"]["schemas"].items())
    context = {"info": schema["info"], "operations": operations, "shapes": shapes}
    return render(request, "api/documentation.html", context)


app_name = "api"
urlpatterns = [
    path("openapi.json", _view("openapi.json"), name="openapi-json"),
    *(path(kind, csrf_exempt(_view(kind)), name="found") for kind in LISTS),
    path(
        "agreements/<slug>", csrf_exempt(_view("agreements/<slug>")), name="agreement"
    ),
    path("changes", csrf_exempt(_view("changes")), name="changes"),
    path("", _view(""), name="api-root"),
]
