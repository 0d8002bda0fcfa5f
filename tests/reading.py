"""What a reader sees of a page: its words, whole or by section."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.parsing import parsed

# Elements that stand inside a line; any other begins a new one.
INLINE = {"a", "abbr", "b", "code", "del", "em", "i", "ins", "span", "strong", "time"}


def words(page: str, section: str = "") -> str:
    """The text of the page, or of the element with that id, one space between words.

    Numbers of citations are left out. Raises ``KeyError`` where no element has the id.
    """
    root = parsed(page).root
    found = _with_id(root, section) if section else root.find("body")
    return " ".join("".join(_texts(found)).split())


def title(page: str) -> str:
    """The title that a browser shows."""
    return " ".join(parsed(page).root.findtext("head/title").split())


def _with_id(root: Element, name: str) -> Element:
    for element in root.iter():
        if element.get("id") == name:
            return element
    raise KeyError(f"no element of the page has the id {name!r}")


def _texts(element: Element) -> Iterator[str]:
    if element.tag == "sup":
        return
    gap = "" if element.tag in INLINE else " "
    yield gap + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield gap
