"""Seven places where the columns of facts stand, each asked in its own way.

The form, the SQLite file and the fixture name their columns. In the fact files, the
API and the page a rare value is looked for, which was put into the column; the data
dictionary is to describe each column of a fact file in which it was found.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.contrib import admin
from django.test import RequestFactory

from tests import make
from tests.house.files import ROOT, text
from tests.house.outlets import Outlets, api_lists, codes, new_cells, says, words
from tests.house.rare_rows import Change, Column, Rows, changes, kinds
from tracker.exports import sqlite
from tracker.exports.fixtures import fixtures
from tracker.facts import KINDS
from tracker.vocabulary.roles import Role

FORM, FILE, DICTIONARY = "admin form", "fact file", "data dictionary"
SQLITE, FIXTURE, API, PAGE = "SQLite file", "fixture", "API", "page"
PLACES = (FORM, FILE, DICTIONARY, SQLITE, FIXTURE, API, PAGE)


def columns_by_place(rows: Rows) -> Mapping[str, set[Column]]:
    """The columns that stand in each place, whichever change fills them in."""
    found: dict[str, set[Column]] = defaultdict(set)
    missed: dict[str, set[Column]] = defaultdict(set)
    found[FORM] = set(_on_the_form())
    found[SQLITE] = set(_in_the_sqlite_file())
    found[FIXTURE] = set(_in_the_fixture())
    outlets = Outlets()
    for change in (change for kind in rows.of for change in changes(kind)):
        for column, place, is_there in _seen(change, rows, outlets):
            (found if is_there else missed)[place].add(column)
    return {place: found[place] - missed[place] for place in PLACES}


def _on_the_form() -> Iterator[Column]:
    """What an editor is asked for who adds a row of the kind."""
    request = RequestFactory().get("/")
    request.user = make.member(Role.EDITOR)
    for kind in kinds():
        if admin.site.is_registered(kind):
            form = admin.site.get_model_admin(kind).get_form(request)
            yield from (Column(kind, name) for name in form.base_fields)


def _in_the_sqlite_file() -> Iterator[Column]:
    tables = sqlite.columns()
    for kind in KINDS:
        for name in tables[kind.table_name]:
            yield Column(kind.model, kind.fields.get(name, name))


def _in_the_fixture() -> Iterator[Column]:
    by_label = {kind._meta.label_lower: kind for kind in kinds()}
    for file in fixtures().values():
        for fact in json.loads(file):
            kind = by_label[fact["model"]]
            yield from (Column(kind, name) for name in fact["fields"])


def _seen(
    change: Change, rows: Rows, outlets: Outlets
) -> Iterator[tuple[Column, str, bool]]:
    """Whether each column of the change stands in each of the four other places."""
    was = rows.of[change.kind]
    lists = api_lists(change.kind, change.columns)
    before = outlets.said(was, lists)
    described = _described()
    with outlets.changed():
        row = change.of(was, rows.others)
        after = outlets.said(row, lists)
        for name in change.columns:
            values = codes(row, name, was)
            in_files = new_cells(before.files, after.files, values)
            heads = {(each.table, each.column) for each in in_files}
            for place, is_there in {
                FILE: bool(in_files),
                DICTIONARY: bool(heads) and heads <= described,
                API: bool(new_cells(before.api, after.api, values)),
                PAGE: says(before.page, after.page, words(row, name, was)),
            }.items():
                yield Column(change.kind, name), place, is_there


def _described() -> set[tuple[str, str]]:
    """Each file and column of the data dictionary as it lies in the repository."""
    page = text(ROOT / "docs" / "data-dictionary.md")
    _head, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    return {
        (section.partition("\n")[0], name)
        for section in sections
        for name in re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    }
