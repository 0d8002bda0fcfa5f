"""A real browser, looking at a real server of this process."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.db import connections
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests import make
from tests.browser.reach import log_in
from tests.databases import Loads, load_shipped_facts
from tracker.models import ChangeContext, Forecast
from tracker.vocabulary.changes import ChangeKind

BATCH = "2026-12-01T12:00:00Z-1a2b3c4d"

NAMES = ["chromium", "chromium-browser", "google-chrome"]
SWITCHES = [
    "--no-sandbox",  # which Chromium refuses to start with as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    chromium = _chromium()
    if chromium is None:
        pytest.skip(f"no Chromium found: none of {', '.join(NAMES)}, and no CHROMIUM")
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread, which Django takes for a sign
        # of async code and then refuses the database. There is none: until the loop is
        # gone, and no longer, Django is told so.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        # Where a loop is, Django opens connections of its own: those of before would
        # stand in the way when a database is copied.
        connections.close_all()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=SWITCHES
            )
            yield browser
            browser.close()


@pytest.fixture(scope="package")
def window(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext, live_server: LiveServer) -> Iterator[Page]:
    """A page that fails its test on a console error or a request to another host."""
    with _watched(window, live_server.url) as page:
        yield page


@pytest.fixture
def desk(page: Page, client: Client, transactional_db: None) -> Page:
    """A page of an analyst who is logged in."""
    log_in(page, client, make.user("li.na"))
    return page


@pytest.fixture(scope="module")
def shipped_site(
    request: pytest.FixtureRequest, loads: Loads, django_db_blocker: DjangoDbBlocker
) -> Iterator[LiveServer]:
    """A server with all shipped facts and one correction, for a module to read."""
    if not request.node.get_closest_marker("django_db"):
        # Without a mark no test database is made, and this would fill the real one.
        pytest.fail("got a module without a mark; wanted pytest.mark.django_db")
    with django_db_blocker.unblock(), loads.shared(load_shipped_site):
        server = LiveServer("localhost")
        yield server
        _end_requests()
        server.stop()


def _end_requests() -> None:
    """Waits for requests that the browser has left, for they hold the database."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)


def load_shipped_site() -> None:
    load_shipped_facts()
    said = Forecast.objects.filter(deadline__agreement__slug="tpp").earliest("pk")
    said.note = "Said in Singapore."
    note = "The place was left out."
    said.record(
        ChangeContext("Read again", kind=ChangeKind.CORRECTION, note=note, batch=BATCH)
    )


@pytest.fixture(scope="module")
def reader(browser: Browser, shipped_site: LiveServer) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=shipped_site.url, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def reading(reader: BrowserContext, shipped_site: LiveServer) -> Iterator[Page]:
    """A page as above, on the shipped facts."""
    with _watched(reader, shipped_site.url) as page:
        yield page


@contextmanager
def _watched(context: BrowserContext, home: str) -> Iterator[Page]:
    if not context.pages:
        # This one stays: its process shows all further pages. Without it, a process
        # would start for each, which takes longer than most pages do.
        context.new_page().goto("/healthz")
    page = context.new_page()
    faults: list[str] = []
    errors: list[ConsoleMessage] = []
    refused: set[str] = set()

    def note_request(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(home).netloc:
            faults.append(f"asked another host: {request.url}")

    def note_response(response: Response) -> None:
        if response.request.is_navigation_request() and 400 <= response.status < 500:
            refused.add(response.url)

    page.on("request", note_request)
    page.on("response", note_response)
    page.on("pageerror", lambda error: faults.append(f"script failed: {error}"))
    page.on("console", lambda said: said.type == "error" and errors.append(said))
    yield page
    for each in context.pages[1:]:
        each.close()
    context.clear_cookies()
    # The console tells of every page that the site refuses; that is no fault.
    told = [said for said in errors if said.location["url"] not in refused]
    assert faults + [f"console: {said.text}" for said in told] == []
