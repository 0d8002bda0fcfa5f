"""The site's icon, where a browser asks for it without being told."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@cache_control(public=True, max_age=86_400)
@require_safe
def icon(request: HttpRequest) -> HttpResponseBase:
    """Lead to the icon among the static files, for a day."""
    return redirect(static("tracker/icon.svg"))
