"""Lists that answer whatever their address asks."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG
from django.shortcuts import redirect

NUL = "\0"


def has_nul(request) -> bool:
    return any(NUL in text for _name, texts in request.GET.lists() for text in texts)


class CarefulList(admin.ModelAdmin):
    """A list that takes a character no text can hold for what it is: a wrong filter."""

    actions = None

    def changelist_view(self, request, extra_context=None):
        if has_nul(request):
            return redirect(f"{request.path}?{ERROR_FLAG}=1")
        return super().changelist_view(request, extra_context)
