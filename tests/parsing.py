"""A page read as browsers read it. That is slow, so each is read once for all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E


@dataclass(frozen=True)
class Parsed:
    """The elements of a page, and what the parser had to mend, by line and column."""

    root: Element
    faults: tuple[str, ...]


# Tests ask one page for several of its sections, and several tests for one page.
@lru_cache(maxsize=32)
def parsed(page: str) -> Parsed:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(page)
    faults = (
        f"line {line}, column {column}: {E[code] % details}"
        for (line, column), code, details in parser.errors
    )
    return Parsed(root, tuple(faults))
