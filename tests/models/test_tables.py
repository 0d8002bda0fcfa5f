"""What holds for every table of facts."""

import pytest
from django.db import models

from tracker.queries.history.integrity import tracked_models

TRACKED = pytest.mark.parametrize("model", tracked_models(), ids=lambda m: m.__name__)


@TRACKED
def test_no_relation_is_ever_emptied_or_taken_along(model):
    loose = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is not models.PROTECT
    ]

    assert loose == []


@TRACKED
def test_there_is_no_relation_of_many_to_many(model):
    assert not model._meta.many_to_many


@TRACKED
def test_the_history_keeps_every_column(model):
    kept = {field.name for field in model.history.model._meta.concrete_fields}

    assert {field.name for field in model._meta.concrete_fields} <= kept


@TRACKED
def test_the_history_demands_a_reason_and_a_kind_of_change(model):
    history = model.history.model._meta

    for column in ("history_change_reason", "change_kind"):
        assert not history.get_field(column).null


@TRACKED
def test_a_row_is_told_from_the_others_by_named_columns(model):
    columns = {field.name for field in model._meta.concrete_fields}

    assert set(model.KEY) <= columns
    assert model.KEY or model.__name__ == "Citation"


@TRACKED
def test_relations_write_through_the_refusing_queryset(model):
    assert type(model._base_manager) is type(model._default_manager)


def test_there_are_seventeen_tables_of_facts():
    assert len(tracked_models()) == 17
