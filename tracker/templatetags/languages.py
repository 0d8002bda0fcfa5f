"""Languages by their names, and names by their languages."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, gettext, pgettext

from tracker.vocabulary import names as naming

register = template.Library()


@register.filter
def language_name(code: str) -> str:
    """The language for readers: “Chinese” for ``zh``; the code where it has no name."""
    if code == "zh":
        return gettext("Chinese")
    try:
        name: str = get_language_info(code)["name_translated"]
    except KeyError:
        return code
    return name


@register.filter
def called(thing: object) -> str:
    """What it is called for short in the page's language, for titles and choices."""
    return naming.called(thing).text if thing else ""


@register.filter
def named(thing: object) -> str:
    """The same within a page; marked where it is there in English only."""
    return _marked(naming.called(thing)) if thing else ""


@register.filter
def in_full(thing: object) -> str:
    """The whole name in the page's language; marked where it is in English only."""
    return _marked(naming.in_full(thing))


@register.filter
def in_the_other(thing: object) -> str:
    """The whole name in the other language, with its language."""
    return _in(naming.in_the_other(thing))


@register.filter
def names(things: Iterable[object]) -> SafeString:
    """Several of them in a row, as the page's language divides them."""
    between = pgettext("between names", ", ")
    return format_html_join(between, "{}", ((named(each),) for each in things))


@register.filter
def names_called(things: Iterable[object]) -> str:
    """The same without marks, for titles."""
    return pgettext("between names", ", ").join(map(called, things))


@register.filter
def passage(text: object) -> str:
    """Words of a source or an analyst, with their language where it is not English.

    They are shown as they were written, and never translated. On a page in English the
    language of English words is left unsaid.
    """
    name = naming.passage("" if text is None else str(text))
    if name.tag in {"", naming.ENGLISH} and not name.is_foreign:
        return name.text
    return _in(name)


@register.filter
def lang_of(text: object) -> str:
    """The tag of the language that the text is in; the page's, if it has no letters."""
    return naming.passage(str(text)).tag or naming.active_tag()


@register.filter
def has_code(agreement: object) -> bool:
    """Is it known by a code, so that its name has to be told beside it?"""
    return not naming.called(agreement).tag


def _marked(name: naming.Name) -> str:
    if not name.is_foreign:
        return name.text
    return format_html(
        '<span lang="{}">{}</span> <small class="soft">({})</small>',
        name.tag,
        name.text,
        gettext("in English only"),
    )


def _in(name: naming.Name) -> SafeString:
    return format_html('<i lang="{}">{}</i>', name.tag, name.text)
