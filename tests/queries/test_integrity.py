"""Rows and their newest versions, side by side."""

from datetime import UTC, datetime

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import connection, models

from tests import make
from tracker.models import ChangeContext, Citation, Party, StatusEvent
from tracker.queries.history.integrity import comparison, tracked_models
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import PartyKind

pytestmark = pytest.mark.django_db


def said(model):
    return [str(difference) for difference in comparison(model).differences]


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_rows_that_came_through_the_door_agree_with_their_versions():
    tpp = make.agreement()
    event = make.status_event(tpp)
    event.description = "Talks began in Melbourne."
    event.record(ChangeContext("Names the place"))
    event.withdraw(ChangeContext("Recorded twice"))

    found = [comparison(model) for model in tracked_models()]

    assert [each.differences for each in found if each.differences] == []
    assert sum(each.agreeing for each in found) == 5


def test_each_column_that_sql_has_changed_is_named():
    make.party("JP")
    make.party("KR")
    sql("UPDATE tracker_party SET name_en = 'Nippon', version = 7 WHERE code = 'JP'")

    found = said(Party)

    assert found == [
        "party (JP): version is 7, and its newest version says 1",
        "party (JP): name_en is 'Nippon', and its newest version says 'Japan'",
    ]


def test_a_row_that_loaddata_brought_has_no_version(tmp_path):
    japan = Party(code="JP", name_en="Japan", kind=PartyKind.STATE)
    fixture = tmp_path / "japan.json"
    fixture.write_text(serializers.serialize("json", [japan]), encoding="utf-8")

    call_command("loaddata", fixture, verbosity=0)

    assert said(Party) == ["party (JP): has no version"]


def test_rows_of_a_plain_bulk_insert_have_no_version():
    states = [
        Party(code=code, name_en=code, kind=PartyKind.STATE) for code in ("JP", "KR")
    ]

    models.QuerySet(Party).bulk_create(states)

    assert said(Party) == ["party (JP): has no version", "party (KR): has no version"]


def test_a_row_that_sql_has_deleted_leaves_versions_without_a_row():
    tpp = make.agreement()
    event = make.status_event(tpp, stated_date="2010-03-15")
    models.QuerySet(Citation).filter(status_event=event)._raw_delete("default")
    models.QuerySet(StatusEvent).filter(pk=event.pk)._raw_delete("default")

    events, citations = said(StatusEvent), said(Citation)

    assert events == [
        "status event (tpp, 2010-03-15, negotiating): "
        "has versions, up to version 1, and no row"
    ]
    assert citations == [
        f"citation (cass-wp-201407, status_event {event.pk}): "
        "has versions, up to version 1, and no row"
    ]


def test_versions_that_end_in_a_deletion_need_no_row():
    japan = make.party("JP")
    models.QuerySet(Party)._raw_delete("default")
    version_of(japan, history_type="-", at=datetime(2999, 1, 1, tzinfo=UTC))

    found = comparison(Party)

    assert (found.agreeing, found.differences) == (0, ())


def test_a_row_whose_newest_version_says_that_it_was_deleted_is_found():
    japan = make.party("JP")
    version_of(japan, history_type="-", at=datetime(2999, 1, 1, tzinfo=UTC))

    found = said(Party)

    assert found == [
        "party (JP): is there, and its newest version says that it was deleted"
    ]


def test_a_version_that_was_put_in_long_ago_is_found():
    japan = make.party("JP")
    version_of(japan, history_type="+", at=datetime(2013, 10, 7, tzinfo=UTC))

    assert said(Party) == ["party (JP): version 1 was kept after version 1"]


def test_a_row_without_a_first_version_is_found():
    japan = make.party("JP")
    models.QuerySet(Party.history.model).update(history_type="~")

    found = said(Party)

    assert found == ["party (JP): has versions, and none of them is its first"]
    assert list(Party.history.as_known(datetime(2999, 1, 1, tzinfo=UTC))) == []
    assert japan.history.count() == 1


@pytest.mark.parametrize("count", [1, 40])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    count, django_assert_num_queries
):
    for number in range(count):
        make.party(f"P{number:02}")

    # A savepoint, three readings, its release; on PostgreSQL the pen and, for each
    # reading in pieces, nothing more.
    queries = 6 if connection.vendor == "postgresql" else 5
    with django_assert_num_queries(queries):
        comparison(Party)


def version_of(row, *, history_type, at):
    """A version that nobody recorded, straight into the table."""
    columns = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    version = row.history.model(
        **columns,
        history_type=history_type,
        history_date=at,
        history_change_reason="Written by hand",
        change_kind="housekeeping",
    )
    models.QuerySet(row.history.model).bulk_create([version])


def test_a_withdrawn_row_agrees_with_its_newest_version():
    japan = make.party("JP")
    japan.withdraw(ChangeContext("Never took part"))

    assert japan.publication == Publication.WITHDRAWN
    assert said(Party) == []


def test_a_record_that_was_told_to_skip_the_history_is_found():
    japan = make.party("JP")
    japan.name_en = "Nippon"
    japan.skip_history_when_saving = True

    japan.record(make.WHY)

    assert said(Party) == [
        "party (JP): version is 2, and its newest version says 1",
        "party (JP): name_en is 'Nippon', and its newest version says 'Japan'",
    ]


def test_a_record_made_while_history_was_switched_off_is_found(settings):
    settings.SIMPLE_HISTORY_ENABLED = False

    make.party("JP")

    assert said(Party) == ["party (JP): has no version"]
