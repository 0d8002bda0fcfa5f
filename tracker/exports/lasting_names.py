"""Names that data keeps for good, whatever address the site has: tag URIs and UIDs."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from django.conf import settings


def tag_uri(key: Iterable[str]) -> str:
    """The tag URI (RFC 4151) of what has that natural key."""
    authority, year = settings.TAG_AUTHORITY, settings.TAG_YEAR
    return f"tag:{authority},{year}:{_path(key)}"


def uid(key: Iterable[str]) -> str:
    """The UID of a calendar's event about what has that natural key."""
    return f"{_path(key)}@{settings.TAG_AUTHORITY}"


def _path(key: Iterable[str]) -> str:
    return "/".join(quote(part, safe="") for part in key)
