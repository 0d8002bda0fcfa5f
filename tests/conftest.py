"""What holds for every test: no network, no static files gathered, one order rule."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker
from xdist.scheduler import LoadFileScheduling

from tests.databases import LOADS, Loads

HERE = Path(__file__).parent
BROWSER = HERE / "browser"
# What is read there is read elsewhere, too; to measure it takes as long as the reading.
NOT_MEASURED = {BROWSER, HERE / "shipped"}
DEAREST = 10
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


# No chance, and no clock: a slow machine fails no test.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.load_profile("house")


def pytest_configure() -> None:
    # Tests ask for static files by their own names, straight from where they lie.
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        }
    }
    settings.STATIC_ROOT = None
    settings.WHITENOISE_USE_FINDERS = True
    # Else each client of each test looks at every static file when it starts.
    settings.WHITENOISE_AUTOREFRESH = True
    # A slow hash protects real passwords; there are none here.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    sys.addaudithook(_refuse_the_network)


def _refuse_the_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect":
        return
    _socket, address = arguments
    if isinstance(address, tuple) and address[0] not in LOOPBACK:
        raise PermissionError(f"a test reached for {address}: there is no network here")


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """pytest-django's own; at its end nobody else is in the database any more.

    A thread of a test's server may still hold a connection, and PostgreSQL drops no
    database that is in use. There, Django empties the tables after a test that commits
    by TRUNCATE, which takes seconds to make their files anew; the rows are few.
    """
    if connection.vendor == "postgresql":
        # On the class, for a browser's event loop brings a connection of its own.
        type(connection.ops).sql_flush = _deletions
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def _deletions(
    _ops: Any, _style: Any, tables: Iterable[str], **_options: bool
) -> list[str]:
    quoted = map(connection.ops.quote_name, tables)
    return [f"DELETE FROM {table}" for table in quoted]  # noqa: S608  # our own tables


@pytest.fixture(scope="module")
def module_db(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The database for fixtures of a module, whose writing its last test takes back.

    A test starts on what they wrote, and what it does is taken back at its own end. It
    reads the rows anew where it changes them, for the fixture's own are there for all.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def loads(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Loads]:
    """What many tests start from, on the database of this process."""
    with django_db_blocker.unblock():
        loads = LOADS[connection.vendor]()
    yield loads
    with django_db_blocker.unblock():
        loads.drop()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The browser's event loop is not for others to meet, so its tests come last. A
    # stable sort: within a folder, and between them, the chance order stays.
    items.sort(key=lambda item: BROWSER in item.path.parents)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Coverage rests, fixtures included, where the rest of the suite measures enough.

    pytest-cov's own mark is for a test's call alone.
    """
    plugin = item.config.pluginmanager.getplugin("_cov")
    if plugin is None or NOT_MEASURED.isdisjoint(item.path.parents):
        return (yield)
    plugin.cov_controller.pause()
    try:
        return (yield)
    finally:
        plugin.cov_controller.resume()


def pytest_collection_finish() -> None:
    # Thousands of tests are there to the end: not to be looked through for garbage.
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Dealing:
    return Dealing(config, log)


class Dealing(LoadFileScheduling):
    """Deals tests out to workers by file, and those of the browser one by one.

    Files of many tests go first and single tests last, which keeps every worker busy
    to the end.
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, _test = nodeid.partition("::")
        return nodeid if BROWSER in (HERE.parent / file).parents else file


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says which files took longest, so that a dear test is seen on its first day."""
    spent = Counter[str]()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                spent[report.nodeid.partition("::")[0]] += report.duration
    if len(spent) > DEAREST:
        terminalreporter.section(f"the {DEAREST} dearest files", sep="-")
        for file, seconds in spent.most_common(DEAREST):
            terminalreporter.line(f"{seconds:6.1f} s  {file}")
