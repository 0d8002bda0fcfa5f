"""Each kind of fact is declared once, and its declaration fits its model."""

import re

import pytest
from django.apps import apps

from tracker.facts import FILES, KINDS, LOADED, relations
from tracker.models import TrackedModel

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def test_every_model_of_facts_is_declared_once():
    models = [m for m in apps.get_models() if issubclass(m, TrackedModel)]

    assert sorted(kind.model.__name__ for kind in KINDS) == sorted(
        model.__name__ for model in models
    )


def test_what_is_told_is_loaded_and_what_has_columns_has_a_file():
    assert {kind.code for kind in LOADED} == {kind.code for kind in KINDS}
    assert {kind.code for kind in FILES} == {kind.code for kind in KINDS if kind.file}


def test_a_kind_is_loaded_after_those_that_it_refers_to():
    order = [kind.model for kind in LOADED]

    assert not [
        (model, named)
        for place, model in enumerate(order)
        for named in relations(model).values()
        if named is not model and named not in order[:place]
    ]


@every_kind
def test_its_name_is_made_of_its_own_fields(kind):
    named = set(re.findall(r"\{(\w+)\}", kind.title))

    assert named
    assert named <= {field.name for field in kind.model._meta.concrete_fields}


@every_kind
def test_every_column_fills_a_field_or_lists_something(kind):
    fields = {field.name for field in kind.model._meta.concrete_fields}

    assert not [
        column.name
        for column in kind.columns
        if column.field_name not in fields and not column.of and column.claim is None
    ]


@every_kind
def test_what_search_reads_is_there(kind):
    if kind.search is None:
        return
    fields = {field.name for field in kind.model._meta.concrete_fields}

    assert {*kind.search.columns, *kind.search.relations, *kind.search.words} <= fields


@every_kind
def test_its_page_is_about_a_row_that_it_knows(kind):
    fields = {field.attname for field in kind.model._meta.concrete_fields}

    assert kind.to_page in fields


def test_no_two_kinds_share_an_anchor_or_a_file():
    for name in ("anchor", "table_name", "name"):
        said = [getattr(kind, name) for kind in KINDS if getattr(kind, name)]

        assert len(said) == len(set(said))
