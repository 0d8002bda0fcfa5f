"""The traps of the history library, and what the trail does about each."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import models
from simple_history.signals import pre_create_historical_record

from tests import make
from tests.models.versions import keep
from tracker.models import ChangeContext, Citation, Party, StatusEvent
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import PartyKind

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)


def test_of_two_versions_kept_at_one_moment_the_one_written_last_counts():
    keep(Party, 1, NOON, "+", name_en="Japan")
    keep(Party, 1, NOON, "~", name_en="Nippon")

    known = Party.history.as_known(NOON)

    assert [version.name_en for version in known] == ["Nippon"]


def test_the_librarys_own_as_of_gives_each_row_once_too():
    keep(Party, 1, NOON, "+", name_en="Japan")
    keep(Party, 1, NOON, "~", name_en="Nippon")

    held = Party.history.as_of(NOON)

    assert [party.name_en for party in held] == ["Nippon"]


@pytest.mark.parametrize(
    "known",
    [date(2026, 12, 1), datetime(2026, 12, 1, 12), "2026-12-01", None],  # noqa: DTZ001  # refused for it
)
def test_only_an_aware_moment_can_be_asked_for(known):
    with pytest.raises(ValueError, match="wanted an aware moment, in UTC"):
        Party.history.as_known(known)


def test_a_moment_of_any_time_zone_is_the_same_moment():
    keep(Party, 1, NOON, "+", name_en="Japan")
    beijing = NOON.astimezone(timezone(timedelta(hours=8)))

    assert Party.history.as_known(beijing).count() == 1


def test_a_version_counts_from_its_own_moment_on():
    keep(Party, 1, NOON, "+", name_en="Japan")

    just_before = Party.history.as_known(NOON - timedelta(microseconds=1))

    assert list(just_before) == []
    assert Party.history.as_known(NOON).count() == 1


@pytest.mark.parametrize("order", ["filter-then-ask", "ask-then-filter"])
def test_a_filter_does_not_revive_a_value_that_has_been_replaced(order):
    keep(Party, 1, NOON, "+", kind=PartyKind.CUSTOMS_TERRITORY)
    keep(Party, 1, LATER, "~", kind=PartyKind.STATE)
    where = {"kind": PartyKind.CUSTOMS_TERRITORY}

    found = (
        Party.history.filter(**where).as_known(LATER)
        if order == "filter-then-ask"
        else Party.history.as_known(LATER).filter(**where)
    )

    assert list(found) == []


def test_a_row_deleted_since_is_found_at_an_earlier_moment():
    keep(Party, 1, NOON, "+", name_en="Japan")
    keep(Party, 1, LATER, "-", name_en="Japan")

    at_noon = Party.history.as_known(NOON)

    assert [version.name_en for version in at_noon] == ["Japan"]
    assert not Party.objects.exists()


def test_a_row_deleted_by_then_stays_away():
    keep(Party, 1, NOON, "+", name_en="Japan")
    keep(Party, 1, LATER, "-", name_en="Japan")

    assert list(Party.history.as_known(LATER)) == []


def test_a_row_that_came_back_is_found_once():
    keep(Party, 1, NOON, "+", name_en="Japan")
    keep(Party, 1, NOON, "-", name_en="Japan")
    keep(Party, 1, LATER, "+", name_en="Nippon")

    known = Party.history.as_known(LATER)

    assert [version.name_en for version in known] == ["Nippon"]


def test_the_first_version_of_a_row_that_came_in_untraced_is_its_first():
    models.QuerySet(Party).bulk_create(
        [Party(code="JP", name_en="Japan", kind=PartyKind.STATE)]
    )
    japan = Party.objects.get()
    japan.name_en = "Nippon"

    japan.record(make.WHY)

    version = japan.history.get()
    assert (version.history_type, version.version) == ("+", 2)
    assert Party.history.as_known(version.history_date).count() == 1


def test_loaddata_leaves_no_version_and_does_not_double_those_it_brings(tmp_path):
    make.party("JP")
    fixture = tmp_path / "parties.json"
    rows = [*Party.objects.all(), *Party.history.all()]
    fixture.write_text(serializers.serialize("json", rows), encoding="utf-8")
    models.QuerySet(Party)._raw_delete("default")
    models.QuerySet(Party.history.model)._raw_delete("default")

    call_command("loaddata", fixture, verbosity=0)

    assert (Party.objects.count(), Party.history.count()) == (1, 1)


@pytest.fixture
def no_version_can_be_kept():
    def refuse(**_):
        raise RuntimeError("the disk is full")

    pre_create_historical_record.connect(refuse)
    yield
    pre_create_historical_record.disconnect(refuse)


@pytest.mark.usefixtures("no_version_can_be_kept")
def test_a_row_is_not_written_where_its_version_is_not():
    japan = Party(code="JP", name_en="Japan", kind=PartyKind.STATE)

    with pytest.raises(RuntimeError, match="the disk is full"):
        japan.record(make.WHY)

    assert not Party.objects.exists()
    assert (japan.pk, japan.version) == (None, 1)


@pytest.mark.parametrize("leave", ["deactivated", "deleted"])
def test_the_authors_name_outlives_the_account(leave):
    li_na = make.user("li.na")
    japan = Party(code="JP", name_en="Japan", kind=PartyKind.STATE)
    japan.record(ChangeContext("Joins the talks", by=li_na))
    if leave == "deactivated":
        li_na.is_active = False
        li_na.save()
    else:
        li_na.delete()

    version = japan.history.get()

    assert version.author == "li.na"
    assert (version.history_user is None) == (leave == "deleted")


def test_relations_of_a_past_version_lead_to_the_rows_of_today():
    tpp = make.agreement()
    event = make.status_event(tpp)
    then = event.history.get().history_date
    tpp.short_name = "TPP-12"
    tpp.record(make.WHY)

    [version] = StatusEvent.history.as_known(then)

    # So relations are resolved by number, through the same question.
    assert version.agreement.short_name == "TPP-12"
    [agreement] = tpp.history.model.objects.as_known(then).filter(
        id=version.agreement_id
    )
    assert agreement.short_name == "TPP"


def test_a_withdrawal_keeps_the_row_at_every_later_moment():
    event = make.status_event(make.agreement())
    event.withdraw(make.WHY)
    newest = event.history.first().history_date

    [version] = StatusEvent.history.as_known(newest)

    assert version.publication == Publication.WITHDRAWN


def test_versions_of_one_row_can_be_asked_through_the_row():
    event = make.status_event(make.agreement())
    make.cite(event, make.source("ustr-melbourne"))
    newest = Citation.history.first().history_date

    versions = event.history.as_known(newest)

    assert [version.id for version in versions] == [event.pk]


def test_a_version_says_who_it_is_of_and_when():
    version = make.party("JP").history.get()

    assert str(version).startswith("Japan as of 2")
