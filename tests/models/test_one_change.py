"""Several records that stand or fall together, and the moment they are kept at."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import make
from tracker.models import (
    Agreement,
    Citation,
    Party,
    Speaker,
    StaleVersionError,
    StatusEvent,
    UnsourcedError,
    change_set,
)
from tracker.models.moments import TICK
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import PartyKind

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def a_party(code):
    return Party(code=code, name_en=make.PARTIES[code], kind=PartyKind.STATE)


def record_and_fail(*rows):
    with change_set():
        for row in rows:
            row.record(make.WHY)
        raise RuntimeError("second thoughts")


def test_a_change_that_fails_leaves_nothing_behind():
    japan = make.party("JP")
    japan.name_en = "Nippon"
    korea = a_party("KR")

    with pytest.raises(RuntimeError):
        record_and_fail(japan, korea)

    assert list(Party.objects.values_list("code", "name_en")) == [("JP", "Japan")]
    assert Party.history.count() == 1


def test_rows_at_hand_can_be_recorded_again_after_a_change_that_failed():
    japan = make.party("JP")
    japan.name_en = "Nippon"
    korea = a_party("KR")
    with pytest.raises(RuntimeError):
        record_and_fail(japan, japan, korea)

    with change_set():
        japan.record(make.WHY)
        korea.record(make.WHY)

    assert (japan.version, korea.version) == (2, 1)
    assert list(Party.objects.values_list("name_en", flat=True)) == ["Korea", "Nippon"]


def test_a_rule_is_checked_at_the_end_so_the_order_inside_does_not_matter():
    tpp = make.agreement()
    event = StatusEvent(
        agreement=tpp,
        status="signed",
        stated_date="2016-02-04",
        description="Signed in Auckland.",
        publication=Publication.PUBLISHED,
    )

    with change_set():
        event.record(make.WHY)
        Citation.for_fact(event, make.source()).record(make.WHY)

    assert event.citations.count() == 1


def test_a_rule_broken_anywhere_undoes_the_whole_change():
    tpp = make.agreement()
    bare = StatusEvent(
        agreement=tpp,
        status="signed",
        stated_date="2016-02-04",
        description="Signed in Auckland.",
        publication=Publication.PUBLISHED,
    )
    change = change_set()

    with pytest.raises(UnsourcedError), change:
        _record_all(a_party("KR"), bare)

    assert Party.objects.count() == StatusEvent.objects.count() == 0


def test_a_change_inside_another_joins_it():
    bare = Agreement(
        slug="ttip",
        short_name="TTIP",
        name_en="Transatlantic Trade and Investment Partnership",
        kind="fta",
        scope="bilateral",
        region="transatlantic",
        publication=Publication.PUBLISHED,
    )

    with change_set() as outer:
        with change_set() as inner:
            bare.record(make.WHY)
        make.cite(bare, make.source())

    assert inner is outer
    assert Agreement.objects.get().citations.count() == 1


def test_a_part_that_fails_is_undone_alone_where_the_whole_goes_on():
    with change_set():
        a_party("JP").record(make.WHY)
        with pytest.raises(RuntimeError):
            record_and_fail(a_party("KR"))
        a_party("MX").record(make.WHY)

    assert sorted(Party.objects.values_list("code", flat=True)) == ["JP", "MX"]
    assert Party.history.count() == 2


def test_a_record_whose_sources_fail_is_undone_where_the_whole_goes_on():
    tpp = make.agreement()
    event = StatusEvent(
        agreement=tpp,
        status="signed",
        stated_date="2016-02-04",
        description="Signed in Auckland.",
        publication=Publication.PUBLISHED,
    )
    twice = [make.source(), make.source()]

    with change_set():
        with pytest.raises(Exception, match=r"UNIQUE|source_is_cited_once"):
            event.record(make.WHY, sources=twice)
        a_party("JP").record(make.WHY)

    assert StatusEvent.objects.count() == StatusEvent.history.count() == 0
    assert Party.objects.count() == 1


def test_a_stale_row_does_not_keep_the_rest_of_a_change_from_going_on():
    japan = make.party("JP")
    stale = Party.objects.get()
    japan.name_en = "Nippon"
    japan.record(make.WHY)
    stale.name_en = "Nihon"

    with change_set():
        with pytest.raises(StaleVersionError):
            stale.record(make.WHY)
        a_party("KR").record(make.WHY)

    assert Party.objects.count() == 2
    assert Party.objects.get(code="JP").name_en == "Nippon"


def test_after_a_change_that_failed_the_next_one_stands_alone():
    with pytest.raises(RuntimeError):
        record_and_fail(a_party("KR"))

    with pytest.raises(ValidationError):
        Party(code="JP", name_en="Japan", kind="planet").record(make.WHY)

    assert a_party("MX").record(make.WHY)


def test_all_versions_of_a_change_are_kept_at_one_moment():
    with change_set():
        tpp = make.agreement()
        make.step(tpp, make.party("JP"))

    models = (Agreement, Party, Citation)
    moments = {v.history_date for model in models for v in model.history.all()}

    assert len(moments) == 1


def test_a_change_is_held_whole_or_not_at_all_at_any_moment():
    before = timezone.now()
    with change_set():
        make.party("JP")
        inside = timezone.now()
        make.speaker()

    seen = [
        (Party.history.as_known(at).count(), Speaker.history.as_known(at).count())
        for at in (before, inside, timezone.now())
    ]

    assert seen == [(0, 0), (0, 0), (1, 1)]


def test_a_row_written_twice_in_one_change_has_two_moments_that_rise():
    with change_set():
        japan = make.party("JP")
        japan.name_en = "Nippon"
        japan.record(make.WHY)

    newer, older = japan.history.order_by("-history_id")

    assert newer.history_date - older.history_date == TICK


@pytest.fixture
def clock(monkeypatch):
    """A clock that shows what the test sets: noon on 1 December 2026 at first."""
    hands = SimpleNamespace(now=NOON)
    monkeypatch.setattr(timezone, "now", lambda: hands.now)
    return hands


@pytest.mark.parametrize(
    "step", [timedelta(0), -timedelta(hours=1)], ids=["stands-still", "steps-back"]
)
def test_moments_rise_across_all_tables_even_if_the_clock_does_not(clock, step):
    japan = make.party("JP")
    clock.now += step
    speaker = make.speaker()
    clock.now += step
    japan.name_en = "Nippon"
    japan.record(make.WHY)

    newer, older = japan.history.all()

    moments = [v.history_date for v in (older, speaker.history.get(), newer)]
    assert moments == [NOON, NOON + TICK, NOON + 2 * TICK]


def test_a_clock_that_runs_on_is_taken_as_it_is(clock):
    japan = make.party("JP")
    clock.now += timedelta(hours=1)
    korea = make.party("KR")

    moments = [row.history.get().history_date for row in (japan, korea)]

    assert moments == [NOON, NOON + timedelta(hours=1)]


def test_the_clock_is_read_when_a_change_ends(clock):
    with change_set():
        japan = make.party("JP")
        clock.now += timedelta(hours=1)

    moment = japan.history.get().history_date

    assert moment == NOON + timedelta(hours=1)


@pytest.mark.parametrize("count", [2, 20])
def test_closing_a_change_takes_no_more_queries_for_more_rows(count):
    with CaptureQueriesContext(connection) as queries, change_set():
        for number in range(count):
            make.party(f"P{number}")
        inside = len(queries)

    assert len(queries) - inside == 3


def _record_all(*rows):
    for row in rows:
        row.record(make.WHY)
