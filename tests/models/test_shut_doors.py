"""Ways of writing that would leave no version, each refused."""

import pytest
from django.core.management import call_command
from django.db import models, transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from tests import make
from tracker.models import ChangeContext, Party, UntracedWriteError
from tracker.vocabulary.kinds import PartyKind

pytestmark = pytest.mark.django_db


def korea(**fields):
    return Party(code="KR", name_en="Korea", kind=PartyKind.STATE, **fields)


REFUSED = {
    "save": lambda japan: japan.save(),
    "save_of_one_field": lambda japan: japan.save(update_fields=["name_en"]),
    "save_of_a_new_row": lambda japan: korea().save(),
    "save_without_history": lambda japan: japan.save_without_historical_record(),
    "delete": lambda japan: japan.delete(),
    "create": lambda japan: Party.objects.create(code="KR", name_en="Korea"),
    "get_or_create": lambda japan: Party.objects.get_or_create(code="KR"),
    "update_or_create": lambda japan: Party.objects.update_or_create(
        {"name_en": "Nippon"}, code="JP"
    ),
    "update": lambda japan: Party.objects.update(name_en="Nippon"),
    "update_of_some": lambda japan: Party.objects.filter(pk=1).update(name_en="Nippon"),
    "update_past_the_manager": lambda japan: Party._base_manager.update(name_en="N"),
    "bulk_create": lambda japan: Party.objects.bulk_create([korea()]),
    "bulk_update": lambda japan: Party.objects.bulk_update([japan], ["name_en"]),
    "bulk_create_of_the_library": lambda japan: bulk_create_with_history(
        [korea()], Party
    ),
    "bulk_update_of_the_library": lambda japan: bulk_update_with_history(
        [japan], Party, ["name_en"]
    ),
    "delete_of_many": lambda japan: Party.objects.all().delete(),
    "delete_past_the_manager": lambda japan: models.QuerySet(Party).delete(),
    "why_set_by_hand": lambda japan: setattr(japan, "_why", make.WHY) or japan.save(),
}


@pytest.mark.parametrize("write", REFUSED.values(), ids=REFUSED)
def test_a_write_that_says_no_why_is_refused_and_changes_nothing(write):
    japan = make.party("JP")
    japan.name_en = "Nippon"

    with pytest.raises(UntracedWriteError), transaction.atomic():
        write(japan)

    assert list(Party.objects.values_list("name_en", "version")) == [("Japan", 1)]
    assert Party.history.count() == 1


def test_a_refusal_says_what_was_got_and_what_was_wanted():
    japan = make.party("JP")

    with pytest.raises(UntracedWriteError) as refusal:
        japan.save()

    assert str(refusal.value) == (
        "got a bare save() of party “Japan”; wanted record(why)"
    )


def test_a_relation_cannot_move_rows_without_a_version():
    tpp, ttip = make.agreement("tpp"), make.agreement("ttip")
    event = make.status_event(tpp)

    with pytest.raises(UntracedWriteError):
        ttip.status_events.add(event)

    event.refresh_from_db()
    assert event.agreement == tpp


def test_a_relation_cannot_be_emptied_without_a_version():
    tpp = make.agreement()
    make.topic(tpp)

    with pytest.raises(UntracedWriteError):
        tpp.topics.clear()

    assert tpp.topics.count() == 1


VERSIONS_REFUSED = {
    "update": lambda versions: versions.update(name_en="Nippon"),
    "bulk_update": lambda versions: versions.bulk_update([versions.get()], ["name_en"]),
    "bulk_create": lambda versions: versions.bulk_create([versions.model()]),
    "delete": lambda versions: versions.all().delete(),
    "save_of_one": lambda versions: versions.get().save(),
    "delete_of_one": lambda versions: versions.get().delete(),
    "update_past_the_rows": lambda versions: versions.model.objects.update(name_en="N"),
}


@pytest.mark.parametrize("write", VERSIONS_REFUSED.values(), ids=VERSIONS_REFUSED)
def test_a_kept_version_cannot_be_changed_or_removed(write):
    make.party("JP")

    with pytest.raises(UntracedWriteError), transaction.atomic():
        write(Party.history)

    assert [version.name_en for version in Party.history.all()] == ["Japan"]


@pytest.mark.parametrize("command", ["clean_old_history", "clean_duplicate_history"])
def test_the_librarys_own_cleaning_removes_no_version(command):
    japan = make.party("JP")
    japan.withdraw(ChangeContext("Never took part"))
    models.QuerySet(Party.history.model).update(
        history_date="2013-10-07T00:00:00Z", publication="published", version=1
    )

    with pytest.raises(UntracedWriteError):
        call_command(command, "tracker.Party", verbosity=0)

    assert japan.history.count() == 2


def test_the_librarys_own_filling_writes_no_version_without_a_reason():
    models.QuerySet(Party).bulk_create([korea()])

    with pytest.raises(UntracedWriteError):
        call_command("populate_history", "tracker.Party", verbosity=0)

    assert Party.history.count() == 0
