"""Two analysts at once, on threads of their own, each with its own connection."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.utils import timezone

from tests import make
from tracker.models import Party, Speaker, StaleVersionError, change_set

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 20  # seconds


@pytest.fixture
def at_once(tmp_path):
    """Runs functions at once and gives what each returned or raised.

    SQLite in memory knows no second connection: there each works on a copy in a file.
    """
    file = tmp_path / "tracker.sqlite3"

    def work(function):
        if connection.vendor == "sqlite":
            connections["default"] = DatabaseWrapper(
                connections.settings["default"] | {"NAME": str(file)}
            )
        try:
            return function()
        except Exception as fault:
            return fault
        finally:
            connections["default"].close()

    def run(*functions):
        if connection.vendor == "sqlite" and not file.exists():
            with sqlite3.connect(file) as copy:
                connection.connection.backup(copy)
            copy.close()
        with ThreadPoolExecutor(len(functions)) as pool:
            futures = [pool.submit(work, function) for function in functions]
            return [future.result(PATIENCE) for future in futures]

    return run


def test_of_two_who_read_the_same_version_one_wins_and_the_other_is_told(at_once):
    make.party("JP")
    both_have_read = threading.Barrier(2, timeout=PATIENCE)

    def edit(name):
        japan = Party.objects.get()
        both_have_read.wait()
        japan.name_en = name
        return japan.record(make.WHY)

    results = at_once(lambda: edit("Nippon"), lambda: edit("Nihon"))

    assert sorted(type(result) for result in results if result is not True) == [
        StaleVersionError
    ]
    [winner] = [
        name
        for name, done in zip(["Nippon", "Nihon"], results, strict=True)
        if done is True
    ]
    [held] = at_once(lambda: list(Party.history.values_list("name_en", "version")))
    assert held == [(winner, 2), ("Japan", 1)]


def test_no_edit_is_lost_where_each_reads_again_when_told(at_once):
    make.party("JP", name_zh="0")

    def add_five():
        for _ in range(5):
            while not add_one():
                pass

    def add_one():
        japan = Party.objects.get()
        japan.name_zh = str(int(japan.name_zh) + 1)
        try:
            return japan.record(make.WHY)
        except StaleVersionError:
            return False

    results = at_once(add_five, add_five)

    assert results == [None, None]
    [held] = at_once(lambda: Party.objects.values_list("name_zh", "version").get())
    assert held == ("10", 11)


def test_moments_rise_in_the_order_in_which_changes_are_committed(at_once):
    committed = []

    def record(make_one, names):
        for name in names:
            with change_set():
                row = make_one(name)
                # Nobody else is inside a change now, so this is the order of commits.
                committed.append((type(row).__name__, row.pk))

    parties = [f"P{number}" for number in range(8)]
    speakers = [f"Official {number}" for number in range(8)]
    at_once(lambda: record(make.party, parties), lambda: record(make.speaker, speakers))

    [kept] = at_once(
        lambda: [
            (version.history_date, model.__name__, version.id)
            for model in (Party, Speaker)
            for version in model.history.all()
        ]
    )
    assert [row for _moment, *row in sorted(kept)] == [list(row) for row in committed]
    assert len({moment for moment, *_row in kept}) == 16


def test_a_change_still_being_made_does_not_alter_the_past_when_it_ends(at_once):
    being_made, asked = threading.Event(), threading.Event()

    def load():
        with change_set():
            make.party("JP")
            being_made.set()
            asked.wait(PATIENCE)

    def ask():
        being_made.wait(PATIENCE)
        known = timezone.now()
        first = Party.history.as_known(known).count()
        asked.set()
        return known, first

    _, (known, first) = at_once(load, ask)
    [again] = at_once(lambda: Party.history.as_known(known).count())

    assert (first, again) == (0, 0)
    assert at_once(lambda: Party.history.count()) == [1]


def test_a_change_that_fails_lets_the_next_writer_in(at_once):
    def fail():
        with change_set():
            make.party("JP")
            raise RuntimeError("second thoughts")

    failed, recorded = at_once(fail, lambda: make.party("KR").code)

    assert str(failed) == "second thoughts"
    assert recorded == "KR"
    assert at_once(lambda: list(Party.objects.values_list("code", flat=True))) == [
        ["KR"]
    ]
