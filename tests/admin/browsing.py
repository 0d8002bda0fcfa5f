"""What a browser would send from the forms of a page, with something changed."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from tests.admin.pages import WHY

# Not of the page itself: the way out, and the choice of the language.
ELSEWHERE = {"/admin/logout/", "/i18n/setlang/"}
# A day is also a text, so that a field of either kind takes it.
CHANGED = "2013-08-24"


def filled(page: Any) -> dict[str, str]:
    """What is in the fields of the page's own forms, with a reason."""
    return fields(page)[0]


def fields(page: Any) -> tuple[dict[str, str], list[str]]:
    """What ``filled`` says, and the names of the fields into which one types."""
    if not page.headers["Content-Type"].startswith("text/html"):
        return dict(WHY), []
    root = html5lib.parse(page.text, namespaceHTMLElements=False)
    forms = [
        form
        for form in root.iter("form")
        if form.get("method") == "post" and form.get("action") not in ELSEWHERE
    ]
    held = {name: text for form in forms for name, text in _fields(form)}
    return {**held, **WHY}, _texts(root)


def _texts(root: Element) -> list[str]:
    return [
        field.get("name", "")
        for field in root.iter()
        if field.tag in {"input", "textarea"} and field.get("name") not in WHY
        if field.get("type", "text") == "text" and field.get("name")
    ]


def _fields(form: Element):
    for field in form.iter():
        name, kind = field.get("name", ""), field.get("type", "")
        is_off = kind in {"checkbox", "radio"} and field.get("checked") is None
        if not name or is_off or kind in {"submit", "file"}:
            continue
        if field.tag == "select":
            chosen = [o for o in field.iter("option") if o.get("selected") is not None]
            yield name, chosen[0].get("value", "") if chosen else ""
        elif field.tag in {"input", "textarea"}:
            bare = "on" if kind in {"checkbox", "radio"} else field.text or ""
            yield name, field.get("value", bare)
