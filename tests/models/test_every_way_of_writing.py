"""Ways of writing, each recorded, refused or found: none is silent."""

from collections import Counter
from datetime import UTC, datetime
from io import StringIO
from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management import call_command
from django.db import connection, models, transaction
from django.db.models import F
from django.test import TestCase
from simple_history.signals import pre_create_historical_record
from simple_history.utils import (
    bulk_create_with_history,
    bulk_update_with_history,
    update_change_reason,
)

from tests import make
from tests.admin.pages import WHY, address, table, typing
from tests.intake import folders
from tests.models.writing import outcome
from tracker.models import (
    Agreement,
    ChangeContext,
    Citation,
    Party,
    StatusEvent,
    change_set,
)
from tracker.queries.history.integrity import comparison, tracked_models
from tracker.vocabulary.kinds import PartyKind

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

RECORDED, REFUSED, FOUND, NOTHING = "recorded", "refused", "found", "nothing"
LONG_AGO = datetime(2013, 10, 7, tzinfo=UTC)


def korea():
    return Party(code="KR", name_en="Korea", kind=PartyKind.STATE)


@pytest.fixture(scope="module")
def _story(module_db):
    """Japan, written by an analyst; the TPP with an event."""
    analyst = make.user("li.na")
    japan = make.party("JP")
    japan.name_zh = "日本"
    japan.record(ChangeContext("Its own name", by=analyst))
    tpp = make.agreement("tpp")
    make.status_event(tpp)
    make.participation(tpp, make.party("NZ"))


@pytest.fixture
def world(_story, client, tmp_path):
    """The rows of the story, read anew, Japan with a change; the analyst's browser."""
    analyst = get_user_model().objects.get()
    client.force_login(analyst)
    japan = Party.objects.get(code="JP")
    japan.name_en = "Nippon"
    return SimpleNamespace(
        analyst=analyst,
        browser=client,
        event=StatusEvent.objects.get(),
        folder=tmp_path,
        japan=japan,
        tpp=Agreement.objects.get(),
    )


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def a_stock_fixture(w):
    file = w.folder / "korea.json"
    file.write_text(serializers.serialize("json", [korea()]), encoding="utf-8")
    call_command("loaddata", file, verbosity=0)


def our_fixture(w):
    # A folder that the program wrote elsewhere, with a word changed by hand.
    call_command("export_fixture", "--out", w.folder / "out", verbosity=0)
    for file in (w.folder / "out").iterdir():
        text = file.read_text(encoding="utf-8").replace("New Zealand", "Aotearoa")
        file.write_text(text, encoding="utf-8")
    call_command("load_fixture", w.folder / "out", stdout=StringIO())


def raw_save(w):
    deserialized = next(
        serializers.deserialize("json", serializers.serialize("json", [w.japan]))
    )
    deserialized.save()


def on_commit(w):
    with TestCase.captureOnCommitCallbacks(execute=True):
        transaction.on_commit(w.japan.save)


def form(w, **typed):
    where = address(w.japan)
    return w.browser.post(where, typing(w.browser, where, **typed))


def withdrawing(w, **said):
    said = {**WHY, "version": w.event.version, **said}
    return w.browser.post(address(w.event, "withdraw"), said)


def by_hand(model, **columns):
    """A version that nobody recorded."""
    row = model.objects.latest("pk")
    held = {f.attname: getattr(row, f.attname) for f in model._meta.concrete_fields}
    why = {"history_change_reason": "By hand", "change_kind": "housekeeping"}
    return model.history.model(
        **{"history_type": "~", "history_date": LONG_AGO, **why, **held, **columns}
    )


async def created():
    await Party.objects.acreate(code="KR", name_en="Korea")


async def updated():
    await Party.objects.aupdate(name_en="N")


def account_gone(w):
    models.QuerySet(get_user_model()).filter(pk=w.analyst.pk).delete()


HISTORY = Party.history.model
WAYS = {
    # The door.
    "record": (RECORDED, lambda w: w.japan.record(make.WHY)),
    "record of a new row": (RECORDED, lambda w: korea().record(make.WHY)),
    "record without a change": (NOTHING, lambda w: w.tpp.record(make.WHY)),
    "withdraw": (RECORDED, lambda w: w.event.withdraw(make.WHY)),
    "publish": (
        RECORDED,
        lambda w: w.event.withdraw(make.WHY) and w.event.publish(make.WHY),
    ),
    "select_for_update and record": (
        RECORDED,
        lambda w: (
            setattr(
                held := Party.objects.select_for_update().get(code="JP"), "code", "JPN"
            )
            or held.record(make.WHY)
        ),
    ),
    # A row at a time.
    "save": (REFUSED, lambda w: w.japan.save()),
    "save of some fields": (REFUSED, lambda w: w.japan.save(update_fields=["name_en"])),
    "save of a new row": (REFUSED, lambda w: korea().save()),
    "save_base": (REFUSED, lambda w: w.japan.save_base()),
    "save_base, raw": (FOUND, lambda w: w.japan.save_base(raw=True)),
    "save of a deserialized row": (FOUND, raw_save),
    "save of an F() expression": (
        REFUSED,
        lambda w: setattr(w.japan, "version", F("version") + 1) or w.japan.save(),
    ),
    "save when the transaction commits": (REFUSED, on_commit),
    "select_for_update and save": (
        REFUSED,
        lambda w: Party.objects.select_for_update().get(code="JP").save(),
    ),
    "save of a row of raw()": (
        REFUSED,
        lambda w: Party.objects.raw("SELECT * FROM tracker_party")[0].save(),
    ),
    "save_without_historical_record": (
        REFUSED,
        lambda w: w.japan.save_without_historical_record(),
    ),
    "asave": (REFUSED, lambda w: async_to_sync(w.japan.asave)()),
    "delete": (REFUSED, lambda w: w.japan.delete()),
    "adelete": (REFUSED, lambda w: async_to_sync(w.japan.adelete)()),
    "delete past the class": (REFUSED, lambda w: models.Model.delete(w.event)),
    "delete of a parent": (REFUSED, lambda w: models.Model.delete(w.tpp)),
    "refresh and save": (REFUSED, lambda w: w.tpp.refresh_from_db() or w.tpp.save()),
    # Many at once.
    "create": (REFUSED, lambda w: Party.objects.create(code="KR", name_en="Korea")),
    "acreate": (
        REFUSED,
        lambda w: async_to_sync(created)(),
    ),
    "get_or_create": (REFUSED, lambda w: Party.objects.get_or_create(code="KR")),
    "update_or_create": (
        REFUSED,
        lambda w: Party.objects.update_or_create({"name_en": "N"}, code="JP"),
    ),
    "update": (REFUSED, lambda w: Party.objects.update(name_en="N")),
    "aupdate": (REFUSED, lambda w: async_to_sync(updated)()),
    "update of an F() expression": (
        REFUSED,
        lambda w: Party.objects.update(version=F("version") + 1),
    ),
    "update past the manager": (
        REFUSED,
        lambda w: Party._base_manager.update(code="N"),
    ),
    "update of a plain queryset": (
        FOUND,
        lambda w: models.QuerySet(Party).filter(code="JP").update(name_en="N"),
    ),
    "bulk_create": (REFUSED, lambda w: Party.objects.bulk_create([korea()])),
    "bulk_create of a plain queryset": (
        FOUND,
        lambda w: models.QuerySet(Party).bulk_create([korea()]),
    ),
    "bulk_update": (REFUSED, lambda w: Party.objects.bulk_update([w.japan], ["code"])),
    "bulk_update of a plain queryset": (
        FOUND,
        lambda w: models.QuerySet(Party).bulk_update([w.japan], ["name_en"]),
    ),
    "delete of many": (REFUSED, lambda w: Party.objects.all().delete()),
    "delete of a plain queryset": (
        REFUSED,
        lambda w: models.QuerySet(Citation).delete(),
    ),
    "_raw_delete": (
        FOUND,
        lambda w: models.QuerySet(Citation)._raw_delete("default"),
    ),
    # Relations.
    "add to a relation": (
        REFUSED,
        lambda w: make.agreement("ttip").status_events.add(w.event),
    ),
    "create in a relation": (
        REFUSED,
        lambda w: w.tpp.topics.create(topic_en="Dairy", stance="agenda"),
    ),
    "set of a relation": (
        REFUSED,
        lambda w: w.event.citations.set([], clear=True),
    ),
    "clear of a relation": (REFUSED, lambda w: w.event.citations.clear()),
    "remove from a relation": (
        REFUSED,
        lambda w: w.event.citations.remove(w.event.citations.get()),
    ),
    # The admin.
    "admin: the form": (RECORDED, lambda w: form(w, name_en="Nihon")),
    "admin: the form without a reason": (
        NOTHING,
        lambda w: form(w, name_en="Nihon", change_reason=""),
    ),
    "admin: the form without a change": (NOTHING, form),
    "admin: the form of an older version": (
        REFUSED,
        lambda w: form(w, name_en="Nihon", version="1"),
    ),
    "admin: an old version restored": (
        RECORDED,
        lambda w: w.browser.post(
            f"{address(w.japan)}?restore=1",
            typing(w.browser, f"{address(w.japan)}?restore=1"),
        ),
    ),
    "admin: withdrawing": (RECORDED, withdrawing),
    "admin: withdrawing without a reason": (
        NOTHING,
        lambda w: withdrawing(w, change_reason=""),
    ),
    "admin: deleting": (
        REFUSED,
        lambda w: w.browser.post(address(w.japan, "delete"), {"post": "yes"}),
    ),
    "admin: the action that deletes": (
        NOTHING,
        lambda w: w.browser.post(
            table(Party),
            {"action": "delete_selected", "_selected_action": w.japan.pk, "post": "1"},
        ),
    ),
    "admin: saving as another": (
        REFUSED,
        lambda w: form(w, name_en="Nihon", _saveasnew="1"),
    ),
    "admin: the history's own form": (
        NOTHING,
        lambda w: w.browser.post(address(w.japan, "history"), {"name_en": "N"}),
    ),
    # Files.
    "loaddata": (FOUND, a_stock_fixture),
    "load_fixture": (RECORDED, our_fixture),
    "load_facts": (
        RECORDED,
        lambda w: call_command("load_facts", folders.TPP, stdout=StringIO()),
    ),
    # The history library's own.
    "bulk_create_with_history": (
        REFUSED,
        lambda w: bulk_create_with_history([korea()], Party),
    ),
    "bulk_update_with_history": (
        REFUSED,
        lambda w: bulk_update_with_history([w.japan], Party, ["name_en"]),
    ),
    "update_change_reason": (
        REFUSED,
        lambda w: update_change_reason(Party.objects.get(code="JP"), "Another"),
    ),
    "skip_history_when_saving": (
        FOUND,
        lambda w: (
            setattr(w.japan, "skip_history_when_saving", True)
            or w.japan.record(make.WHY)
        ),
    ),
    "clean_duplicate_history": (
        NOTHING,
        lambda w: (
            call_command("clean_duplicate_history", auto=True, verbosity=0) or True
        ),
    ),
    "clean_old_history": (
        REFUSED,
        lambda w: call_command("clean_old_history", auto=True, days=-1, verbosity=0),
    ),
    "populate_history": (
        NOTHING,
        lambda w: call_command("populate_history", auto=True, verbosity=0) or True,
    ),
    # Versions.
    "save of a version": (REFUSED, lambda w: w.japan.history.first().save()),
    "save of a new version": (REFUSED, lambda w: by_hand(Party, version=9).save()),
    "delete of a version": (REFUSED, lambda w: w.japan.history.first().delete()),
    "update of versions": (REFUSED, lambda w: Party.history.update(name_en="N")),
    "delete of versions": (REFUSED, lambda w: Party.history.all().delete()),
    "bulk_create of versions": (
        REFUSED,
        lambda w: HISTORY.objects.bulk_create([by_hand(Party)]),
    ),
    "update of versions past the manager": (
        FOUND,
        lambda w: models.QuerySet(HISTORY).update(name_en="N"),
    ),
    "bulk_create of versions past the manager": (
        FOUND,
        lambda w: models.QuerySet(HISTORY).bulk_create([by_hand(Party)]),
    ),
    "a version put in long ago": (
        FOUND,
        lambda w: models.QuerySet(HISTORY).bulk_create([by_hand(Party, version=9)]),
    ),
    "_raw_delete of versions": (
        FOUND,
        lambda w: models.QuerySet(HISTORY)._raw_delete("default"),
    ),
    # SQL.
    "SQL: update of a row": (
        FOUND,
        lambda w: sql("UPDATE tracker_party SET name_en = 'N' WHERE code = 'JP'"),
    ),
    "SQL: insert of a row": (
        FOUND,
        lambda w: sql(
            "INSERT INTO tracker_speaker (publication, version, name, name_zh, kind) "
            "VALUES ('published', 1, 'Somebody', '', 'government')"
        ),
    ),
    "SQL: delete of a row": (
        FOUND,
        lambda w: sql("DELETE FROM tracker_citation"),
    ),
    "SQL: update of a newest version": (
        FOUND,
        lambda w: sql("UPDATE tracker_historicalparty SET name_zh = 'N'"),
    ),
    "SQL: delete of a newest version": (
        FOUND,
        lambda w: sql("DELETE FROM tracker_historicalparty WHERE version = 2"),
    ),
    "SQL: delete of a first version": (
        FOUND,
        lambda w: sql("DELETE FROM tracker_historicalparty WHERE version = 1"),
    ),
    # Accounts.
    "an account deleted": (NOTHING, lambda w: account_gone(w) or True),
    "an account switched off": (
        NOTHING,
        lambda w: get_user_model().objects.update(is_active=False) > 0,
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_way_of_writing_is_recorded_refused_or_found(world, way):
    expected, write = WAYS[way]

    assert outcome(lambda: write(world)) == expected


def test_none_of_many_ways_is_silent():
    outcomes = Counter(expected for expected, _write in WAYS.values())

    assert set(outcomes) == {RECORDED, REFUSED, FOUND, NOTHING}
    assert sum(outcomes.values()) - outcomes[NOTHING] >= 30


def test_the_authors_name_outlives_the_account(world):
    account_gone(world)

    version = world.japan.history.first()
    assert (version.author, version.history_user_id) == ("li.na", None)


def test_a_version_that_cannot_be_kept_undoes_the_row(world):
    def fail(**_said):
        raise OSError("the disk is full")

    pre_create_historical_record.connect(fail)
    try:
        with pytest.raises(OSError, match="the disk is full"):
            world.japan.record(make.WHY)
    finally:
        pre_create_historical_record.disconnect(fail)

    held = Party.objects.get(code="JP")
    assert (held.name_en, held.version) == ("Japan", 2)
    assert comparison(Party).differences == ()


def test_a_day_of_every_kind_of_work_raises_no_alarm(world):
    folders.load()
    world.event.refresh_from_db()
    with change_set():
        world.japan.record(make.WHY)
        world.event.withdraw(make.WHY)
    world.event.publish(make.WHY)
    world.event.refresh_from_db()
    form(world, name_en="Nihon")
    withdrawing(world, version=3)
    where = f"{address(world.japan)}?restore=1"
    world.browser.post(where, typing(world.browser, where))

    found = [comparison(model).differences for model in tracked_models()]

    assert {StatusEvent, Agreement} <= set(tracked_models())
    assert [differences for differences in found if differences] == []
