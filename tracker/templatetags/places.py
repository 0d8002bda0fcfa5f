"""Addresses within the site, which carry the page's two clocks along."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from tracker.analysis.statements import Statement
from tracker.facts import KIND_NAMED
from tracker.queries.rows.anchors import PageLocation, anchor_of, fact_place
from tracker.vocabulary import names as naming
from tracker.vocabulary.folding import spans
from tracker.vocabulary.utc import in_utc

register = template.Library()


@register.simple_tag(takes_context=True)
def place_url(context: template.Context, place: PageLocation) -> str:
    """The address of the place where a fact is shown, anchor included."""
    return place.address(_clocks(context))


@register.simple_tag(takes_context=True)
def fact_url(context: template.Context, kind: str, number: int, *names: str) -> str:
    """The address of a fact of the kind, on the page that the names lead to."""
    return place_url(context, fact_place(KIND_NAMED[kind].model, number, *names))


@register.simple_tag
def fact_anchor(kind: str, number: int) -> str:
    """The anchor of a fact of the kind, wherever it is shown."""
    return anchor_of(KIND_NAMED[kind].model, number)


@register.simple_tag(takes_context=True)
def speaker(context: template.Context, said: Statement) -> SafeString:
    """The speaker's name, leading to all that they said."""
    address = reverse("speaker", args=[said.speaker_slug]) + _clocks(context)
    name = naming.passage(said.speaker)
    if not name.is_foreign:
        return format_html('<a href="{}">{}</a>', address, name.text)
    return format_html('<a href="{}" lang="{}">{}</a>', address, name.tag, name.text)


@register.filter
def marked(text: str, words: tuple[str, ...]) -> SafeString:
    """The text with every one of the folded words marked."""
    found = spans(text, words)
    ends = [0, *(end for _start, end in found)]
    pieces = [
        (text[before:start], text[start:end])
        for before, (start, end) in zip(ends, found, strict=False)
    ]
    return format_html_join("", "{}<mark>{}</mark>", pieces) + escape(text[ends[-1] :])


@register.simple_tag(takes_context=True)
def url_asking(context: template.Context, page: str, **asked: Any) -> str:
    """The address of a page that asks for what is not empty; moments are in UTC."""
    wanted = [(name, _written(value)) for name, value in asked.items() if value]
    clocks = _clocks(context)
    address = reverse(page)
    if not wanted:
        return address + clocks
    return f"{address}?{urlencode(wanted)}{clocks.replace('?', '&')}"


def _written(value: Any) -> str:
    return in_utc(value) if isinstance(value, datetime) else str(value)


def _clocks(context: template.Context) -> str:
    query: str = context["clocks"].query
    return query
