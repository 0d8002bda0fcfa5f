"""Every address the resolver knows, the matrix of who may do what, and a digest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.urls import URLPattern, get_resolver

from tracker.models import TrackedModel

MATRIX = Path(settings.ROOT) / "docs" / "roles.md"
HEAD = "| address | method | anonymous | viewer | analyst | editor | administrator |"
WHO = HEAD.strip("| ").split(" | ")[2:]
OPEN_TO_POST = "/i18n/setlang/"
TABLES = {
    model._meta.model_name
    for model in apps.get_app_config("tracker").get_models()
    if issubclass(model, TrackedModel)
}


def matrix() -> dict[tuple[str, str], dict[str, str]]:
    """By address and method, what each role may."""
    lines = MATRIX.read_text(encoding="utf-8").split(HEAD)[1].strip().splitlines()
    found = {}
    for line in lines[1:]:
        if not line.startswith("|"):
            break
        address, method, *cells = line.strip("| ").split(" | ")
        assert (address, method) not in found, line
        found[address.strip("`"), method] = dict(zip(WHO, cells, strict=True))
    return found


def patterns() -> list[str]:
    """Every address, as the resolver writes it."""
    return [f"/{route}" for route in _routes(get_resolver())]


def is_for_accounts(pattern: str) -> bool:
    """Is it of the admin, or for those who use it?"""
    return pattern.startswith(("/admin/", OPEN_TO_POST))


def in_words(pattern: str) -> list[str]:
    """The address as the matrix writes it; two, where it is of two parts."""
    if "app_label" in pattern:
        return ["/admin/tracker/", "/admin/auth/"]
    pattern = pattern.replace("(?P<url>.*)$", "<anything else>")
    pattern = pattern.replace("<path:content_type_id>", "<type>")
    pattern = pattern.replace("<slug:table>", "facts")
    pattern = pattern.replace("<slug:name>", "<action>")
    pattern = pattern.replace("<str:name>", "<batch>").replace("<str:form>", "<form>")
    pattern = re.sub(r"<(path:object_id|id|int:\w+|uuid:\w+)>", "<id>", pattern)
    return [_of_any_table(pattern)]


def _of_any_table(pattern: str) -> str:
    """With ``<table>`` for the table, where each table has such an address."""
    of_a_table = re.fullmatch(r"/admin/tracker/(\w+)/(.*)", pattern)
    if of_a_table and of_a_table[1] in TABLES and _is_of_all(of_a_table[2]):
        return f"/admin/tracker/<table>/{of_a_table[2]}"
    return pattern


@cache
def _is_of_all(page: str) -> bool:
    known = set(patterns())
    page = page.replace("<id>", "<path:object_id>")
    page = page.replace("<action>", "<slug:name>")
    return all(f"/admin/tracker/{table}/{page}" in known for table in TABLES)


def digest() -> str:
    """Of every row of every table; two differ if anything was written between."""
    parts = sha256()
    with connection.cursor() as cursor:
        for table, rows in _questions().items():
            cursor.execute(rows)
            parts.update(f"{table}{sorted(map(repr, cursor.fetchall()))}".encode())
    return parts.hexdigest()


@cache
def _questions() -> dict[str, str]:
    """What asks each table for its rows."""
    quoted = connection.ops.quote_name
    tables = sorted(connection.introspection.table_names())
    return {table: f"SELECT * FROM {quoted(table)}" for table in tables}  # noqa: S608  # our own tables


def _routes(resolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _routes(pattern, route)
