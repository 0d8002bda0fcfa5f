"""What was held at a moment: our seek, against the history library's own ``as_of``.

Prints milliseconds for the same answer, the median of five, in one run on a database
made for it in memory (or on the one that DATABASE_URL names, in a test database beside
it). The moment is the middle of every row's life.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
django.setup()

from django.db import connection, models  # noqa: E402  # after setup
from simple_history.manager import HistoricalQuerySet  # noqa: E402

from tracker.models import Party  # noqa: E402

History = Party.history.model
START = datetime(2026, 12, 1, tzinfo=UTC)
ROWS = 200
LIVES = (5, 50, 500)
TIMES = 5


def main() -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        _say(f"{connection.vendor}, {ROWS} rows; milliseconds")
        _say("versions per row   seek   as_of, our indexes   as_of, its own   ratios")
        for versions in LIVES:
            _say(_line(versions))
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], 0)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _line(versions: int) -> str:
    _fill(versions)
    known = START + timedelta(minutes=versions // 2)
    seek = _time(lambda: Party.history.as_known(known).order_by())
    stock = _time(lambda: _stock(known))
    with _indexes_of_the_library():
        own = _time(lambda: _stock(known))
    return (
        f"{versions:>16} {seek:>6.1f} {stock:>20.1f} {own:>16.1f}"
        f"   1 : {stock / seek:.1f} : {own / seek:.1f}"
    )


def _stock(known: datetime) -> models.QuerySet:
    versions = HistoricalQuerySet(History).filter(history_date__lte=known).order_by()
    return versions.latest_of_each().exclude(history_type="-")


def _time(ask: Callable[[], models.QuerySet]) -> float:
    taken = []
    for _ in range(TIMES):
        began = perf_counter()
        if len(ask()) != ROWS:
            raise SystemExit("got another answer; wanted each row once")
        taken.append((perf_counter() - began) * 1000)
    return median(taken)


def _fill(versions: int) -> None:
    models.QuerySet(History)._raw_delete("default")
    models.QuerySet(History).bulk_create(
        (
            History(
                id=row,
                name_en="Japan",
                version=number + 1,
                history_type="~" if number else "+",
                history_date=START + timedelta(minutes=number, microseconds=row),
                history_change_reason="Spelling",
            )
            for number in range(versions)
            for row in range(ROWS)
        ),
        batch_size=2000,
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {History._meta.db_table}")


@contextmanager
def _indexes_of_the_library() -> Iterator[None]:
    """Within it the table has the indexes that the library brings by itself."""
    ours = History._meta.indexes
    theirs = [
        models.Index(fields=["id"], name="its_rows"),
        models.Index(fields=["history_date"], name="its_moments"),
    ]
    _swap(ours, theirs)
    yield
    _swap(theirs, ours)


def _swap(old: list[models.Index], new: list[models.Index]) -> None:
    with connection.schema_editor() as editor:
        for index in old:
            editor.remove_index(History, index)
        for index in new:
            editor.add_index(History, index)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {History._meta.db_table}")


if __name__ == "__main__":
    main()
