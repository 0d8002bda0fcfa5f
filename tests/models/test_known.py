"""What was held at a moment, against a model of it in plain Python."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests import make
from tests.models.versions import keep
from tracker.models import Party, StaleVersionError, change_set
from tracker.models.moments import newest_moment
from tracker.vocabulary.changes import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
STEADY = settings(
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NAMES = st.sampled_from(["Japan", "Nippon", "Nihon"])

# A row's versions: how many minutes after the one before (0 is a tie), what, a name.
LIVES = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from("~~~-+"), NAMES), max_size=6
)


@dataclass
class Kept:
    """One version as the plain model remembers it; a later ``number`` wins a tie."""

    row: int
    at: datetime
    number: int
    sign: str
    name: str


def held_in_python(versions, known):
    newest = {}
    for version in sorted(versions, key=lambda v: (v.at, v.number)):
        if version.at <= known:
            newest[version.row] = version
    return {v.row: v.name for v in newest.values() if v.sign != "-"}


def held_in_the_database(known):
    versions = Party.history.as_known(known).order_by()
    pairs = list(versions.values_list("id", "name_en"))
    assert len(pairs) == len(dict(pairs)), "a row came twice"
    return dict(pairs)


@settings(STEADY, max_examples=60)
@given(st.lists(LIVES, max_size=4))
def test_the_seek_finds_what_a_plain_search_finds(lives):
    versions = written_past_the_door(lives)
    with transaction.atomic():
        for version in versions:
            keep(Party, version.row, version.at, version.sign, name_en=version.name)
        moments = [NOON + timedelta(minutes=minute) for minute in range(-1, 14)]

        found = [held_in_the_database(known) for known in moments]
        by_library = [
            {party.pk: party.name_en for party in Party.history.as_of(known)}
            for known in moments
        ]
        transaction.set_rollback(True)

    expected = [held_in_python(versions, known) for known in moments]
    assert found == expected
    assert by_library == expected


def written_past_the_door(lives):
    versions = []
    for row, life in enumerate(lives, start=1):
        at = NOON
        for place, (minutes, sign, name) in enumerate([(0, "+", "Japan"), *life]):
            at += timedelta(minutes=minutes)
            versions.append(Kept(row, at, 0, sign if place else "+", name))
    for number, version in enumerate(versions):
        version.number = number
    return versions


@dataclass
class Answer:
    known: datetime
    held: dict


@dataclass
class Clock:
    now: datetime = field(default=NOON)


class Record(RuleBasedStateMachine):
    """Analysts at work, a clock that cannot be trusted, and answers given meanwhile."""

    clock: Clock

    @initialize()
    def open(self):
        self.answers = []
        self.read = {}
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @rule(seconds=st.sampled_from([0, 0, 1, 60, -30]))
    def the_clock_runs_stands_or_steps_back(self, seconds):
        self.clock.now += timedelta(seconds=seconds)

    @rule(name=NAMES)
    def somebody_records_a_party(self, name):
        code = f"P{Party.objects.count()}"
        party = make.party(code, name_en=name)
        self.read[party.pk] = party

    @precondition(lambda self: self.read)
    @rule(data=st.data(), name=NAMES)
    def somebody_edits(self, data, name):
        party = Party.objects.get(pk=data.draw(st.sampled_from(sorted(self.read))))
        party.name_en, party.publication = name, Publication.PUBLISHED
        party.record(make.WHY)

    @precondition(lambda self: self.read)
    @rule(data=st.data(), name=NAMES)
    def somebody_edits_what_they_read_long_ago(self, data, name):
        party = self.read[data.draw(st.sampled_from(sorted(self.read)))]
        had, party.name_en = party.version, name
        try:
            party.record(make.WHY)
        except StaleVersionError:
            assert Party.objects.get(pk=party.pk).version != had
            self.read[party.pk] = Party.objects.get(pk=party.pk)

    @precondition(lambda self: self.read)
    @rule(data=st.data())
    def somebody_withdraws(self, data):
        party = Party.objects.get(pk=data.draw(st.sampled_from(sorted(self.read))))
        party.withdraw(make.WHY)

    @precondition(lambda self: self.read)
    @rule(names=st.lists(NAMES, min_size=2, max_size=3), fails=st.booleans())
    def somebody_edits_all_in_one_change(self, names, fails):
        try:
            with change_set():
                for name in names:
                    for party in Party.objects.all():
                        party.name_en = name
                        party.record(make.WHY)
                if fails:
                    raise RuntimeError("second thoughts")
        except RuntimeError:
            assert fails

    @precondition(lambda self: self.read)
    @rule(data=st.data())
    def sql_deletes_a_row_and_its_versions_tell(self, data):
        row = data.draw(st.sampled_from(sorted(self.read)))
        last = Party.history.filter(id=row).first()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM tracker_party WHERE id = %s", [row])
        keep(Party, row, newest_moment(), "-", name_en=last.name_en, code=last.code)
        del self.read[row]
        # Only what was asked before that deletion can be held to it.
        self.answers = [a for a in self.answers if a.known < newest_moment()]

    @rule(ticks=st.integers(0, 3))
    def a_reader_asks(self, ticks):
        known = newest_moment() - timedelta(microseconds=ticks)
        self.answers.append(Answer(known, held_in_the_database(known)))

    @rule()
    def a_reader_asks_about_now(self):
        rows = Party.objects.values_list("pk", "name_en")
        assert held_in_the_database(newest_moment()) == dict(rows)

    @invariant()
    def every_answer_given_is_still_the_answer(self):
        for answer in self.answers:
            assert held_in_the_database(answer.known) == answer.held

    @invariant()
    def versions_of_a_row_rise_in_number_and_in_time(self):
        for row in self.read:
            kept = Party.history.filter(id=row).order_by("history_id")
            moments = [version.history_date for version in kept]
            assert moments == sorted(set(moments))
            assert [version.version for version in kept] == [
                place for place, _ in enumerate(moments, start=1)
            ]


def test_the_answer_for_a_past_moment_never_changes(monkeypatch):
    Record.clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: Record.clock.now)

    run_state_machine_as_test(
        Record, settings=settings(STEADY, max_examples=25, stateful_step_count=15)
    )


def test_a_version_out_of_the_index_order_is_still_sought_by_its_moment():
    keep(Party, 1, NOON + timedelta(hours=1), "~", name_en="Nippon")
    keep(Party, 1, NOON, "+", name_en="Japan")

    assert held_in_the_database(NOON) == {1: "Japan"}
    assert held_in_the_database(NOON + timedelta(hours=1)) == {1: "Nippon"}
