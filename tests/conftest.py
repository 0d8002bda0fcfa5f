"""What holds for every test: no network, no static files gathered, one order rule."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker
from xdist.scheduler import LoadFileScheduling

# Tests of these folders share something slow to make (the shipped facts, a browser):
# each folder runs in one go, on one worker. The shipped facts come first, since they
# take longest; the browser's server commits what it does, so it comes last.
TOGETHER = {"shipped": -1, "browser": 1}
HERE = Path(__file__).parent
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
    database that is in use.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # A stable sort: within a folder, and between them, the chance order stays.
    items.sort(key=lambda item: TOGETHER.get(_folder(item.path), 0))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Folders:
    return Folders(config, log)


class Folders(LoadFileScheduling):
    """Deals tests out to workers by file, and by folder where that shares something."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        folder = _folder(HERE.parent / file)
        return folder if folder in TOGETHER else file


def _folder(path: Path) -> str:
    """The folder of ``tests/`` that the file is in."""
    return path.relative_to(HERE).parts[0]
