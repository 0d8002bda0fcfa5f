"""What HTML asks for beyond what its parser mends: names, references, order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from tests.parsing import parsed

REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "headers")
FIELDS = {"input", "select", "textarea"}
PRESSED = {"a", "button", "select", "textarea", "summary"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
UNNAMED = {"hidden", "submit", "button"}


def slips(page: str) -> list[str]:
    """What a validator would say of a public page, one line each; empty is well."""
    root = parsed(page).root
    return [
        *_doubled(root),
        *_leading_nowhere(root),
        *_unlabelled(root),
        *_nested(root, inside=""),
        *_out_of_order(root),
        *_headless(root),
    ]


def _doubled(root: Element) -> Iterator[str]:
    names = Counter(each.get("id") for each in root.iter() if each.get("id"))
    yield from (
        f"the id {name} is there {n} times" for name, n in names.items() if n > 1
    )


def _leading_nowhere(root: Element) -> Iterator[str]:
    names = {each.get("id") for each in root.iter()}
    for each in root.iter():
        for attribute in REFERENCES:
            for name in (each.get(attribute) or "").split():
                if name not in names:
                    yield f"{attribute} leads to {name}, which is not there"
        link = each.get("href") or ""
        if link.startswith("#") and link[1:] not in names:
            yield f"a link leads to {link}, which is not there"


def _unlabelled(root: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in root.iter("label")}
    names = {each.get("id") for each in root.iter() if each.tag in FIELDS}
    within = {
        f for label in root.iter("label") for f in label.iter() if f.tag in FIELDS
    }
    for name in labelled - names - {None}:
        yield f"a label is for {name}, which is no field"
    for field in (each for each in root.iter() if each.tag in FIELDS):
        is_named = field.get("id") in labelled or field.get("aria-label")
        if field.get("type") not in UNNAMED and not is_named and field not in within:
            yield f"the field {field.get('name')} has no label"


def _nested(element: Element, inside: str) -> Iterator[str]:
    is_pressed = element.tag in PRESSED or (
        element.tag == "input" and element.get("type") != "hidden"
    )
    if is_pressed and inside:
        yield f"{element.tag} stands within {inside}"
    for child in element:
        yield from _nested(child, str(element.tag) if is_pressed else inside)


def _out_of_order(root: Element) -> Iterator[str]:
    levels = [HEADINGS[str(e.tag)] for e in root.iter() if e.tag in HEADINGS]
    if levels.count(1) != 1:
        yield f"got {levels.count(1)} headings of the first level, wanted one"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def _headless(root: Element) -> Iterator[str]:
    for table in root.iter("table"):
        heads = list(table.iter("th"))
        if not heads:
            yield "a table has no header cells"
        yield from ("a header cell has no scope" for th in heads if not th.get("scope"))
