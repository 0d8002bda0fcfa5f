"""What a page links to, and the ids that links can lead to, by plain patterns.

Our own pages are well formed, which tests of their own hold; a pattern reads one in a
thousandth of a second.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

HOST = "http://testserver"
LINK = re.compile(r'<[a-z][a-z0-9]*\b[^>]*?\s(?:href|src|action)="([^"]+)"')
ID = re.compile(r'<[a-z][a-z0-9]*\b[^>]*?\sid="([^"]+)"')
NAMED = re.compile(
    r'\s(?:for|headers|aria-(?:labelledby|describedby|controls|owns))="([^"]+)"'
)


@dataclass(frozen=True, order=True)
class Target:
    """Where a link leads: the path, what it asks for, and the anchor or nothing."""

    path: str
    query: str = ""
    anchor: str = ""

    @property
    def address(self) -> str:
        """What the server is asked for."""
        return f"{self.path}?{self.query}" if self.query else self.path

    def __str__(self) -> str:
        return f"{self.address}#{self.anchor}" if self.anchor else self.address


@dataclass(frozen=True)
class Links:
    """The ids of a page, the addresses of the site that it links to, and other ids
    that its labels and descriptions name.
    """

    ids: frozenset[str]
    targets: frozenset[Target]
    named: frozenset[str]

    @classmethod
    def of(cls, page: str, address: str) -> Links:
        found = {target(link, address) for link in LINK.findall(page)}
        named = (name for names in NAMED.findall(page) for name in names.split())
        return cls(
            frozenset(ID.findall(page)),
            frozenset(each for each in found if each),
            frozenset(named),
        )


def target(link: str, address: str = "/") -> Target | None:
    """Where a link on the page at that address leads; None if off the site."""
    whole = urlsplit(urljoin(HOST + address, html.unescape(link)))
    if f"{whole.scheme}://{whole.netloc}" != HOST:
        return None
    return Target(unquote(whole.path), whole.query, whole.fragment)
