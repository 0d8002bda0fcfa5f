"""Remarks for colleagues, and the names of accounts, never leave the admin."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.test import override_settings

from tests import make
from tests.admin.addresses import is_for_accounts, patterns
from tests.intake import folders
from tests.web.test_reports import NAMES as REPORTS
from tracker.models import (
    Agreement,
    AgreementCheck,
    ChangeContext,
    LonePublication,
    Proposal,
    Round,
    Source,
    StatusEvent,
    Topic,
    change_set,
    newest_moment,
)
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.web.sitemap import SITEMAPS

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

REMARK = "zq-remark-7141"
AUTHOR = "zq.author.7141"
SECRETS = (REMARK, AUTHOR, "zq-alone-7141")
VINTAGE = "2026-12"
BATCH = "2026-12-01T12:00:00Z-1a2b3c4d"
# The interface's own front page, which it does not have, and a way to a static file.
NO_PAGE = {"/api/v1/", "/favicon.ico"}
BOTH = ("", "/zh-hans")


@pytest.fixture(scope="module")
def vintages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vintages")
    with override_settings(VINTAGES=folder):
        yield folder


@pytest.fixture(scope="module")
def moments(module_db, vintages):
    """A load, a correction, a withdrawal, a draft shown, many at once: all remarked on.

    Gives the moments at which each was kept, oldest first.
    """
    analyst = make.user(AUTHOR)
    why = ChangeContext(
        REMARK, by=analyst, kind=ChangeKind.CORRECTION, note="Read again."
    )
    news = replace(why, kind=ChangeKind.DEVELOPMENT, note="Seen in the news.")
    folders.load(load=replace(folders.LOAD, reason=REMARK, by=analyst))
    kept = [newest_moment()]
    for change in (_correct, _withdraw, _show_a_draft, _change_many, _keep_waiting):
        change(news if change is _show_a_draft else why)
        kept.append(newest_moment())
    call_command("publish_vintage", "--name", VINTAGE, verbosity=0)
    return kept


def _correct(why):
    held = Round.objects.filter(publication=Publication.PUBLISHED).first()
    held.city = "Kota Kinabalu"
    held.record(why)


def _withdraw(why):
    Topic.objects.first().withdraw(why)


def _show_a_draft(why):
    tpp = Agreement.objects.get(slug="tpp")
    event = make.status_event(tpp, stated_date="2014", publication=Publication.DRAFT)
    with change_set():
        for citation in event.citations.all():
            citation.publish(why)
        event.publish(why)


def _change_many(why):
    with change_set():
        for event in StatusEvent.objects.filter(publication=Publication.PUBLISHED)[:3]:
            event.description = "Said at the close."
            event.record(replace(why, batch=BATCH))


def _keep_waiting(why):
    tpp = Agreement.objects.get(slug="tpp")
    Proposal.add(tpp, why, {"name_zh": ["协定"]})
    make.round(tpp, 99, publication=Publication.DRAFT).record(why)
    LonePublication(
        rows=[], reason="zq-alone-7141", account=why.by.pk, author=AUTHOR
    ).save()
    AgreementCheck.add(tpp, on=tpp.history.latest().history_date.date(), by=AUTHOR)


def addresses():
    """Every address for readers with a row in it; pages in both languages."""
    named = {
        "/parties/<slug:code>": ["US"],
        "/sources/<slug:slug>": [Source.objects.first().slug],
        "/speakers/<str:slug>": ["tpp-parties"],
        "/reports/<slug:name>": REPORTS,
        "/data/<str:name>": [VINTAGE],
        "/sitemap-<slug:section>": SITEMAPS,
    }
    for pattern in patterns():
        if is_for_accounts(pattern) or pattern in NO_PAGE:
            continue
        start = next((start for start in named if pattern.startswith(start)), "")
        for row in named.get(start, ["tpp"]):
            where = pattern.replace("<slug:deadline>", "concluded")
            where = where.replace("<path:path>", "changes.csv")
            where = re.sub(r"<[^>]+>", row, where)
            is_page = where.endswith("/") or where.startswith("/reports/")
            for prefix in BOTH if is_page else BOTH[:1]:
                yield prefix + where


def told(content):
    """The words of an answer or a file; folded lines are joined, archives opened."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.replace(b"\r\n ", b"")


def leaks(content):
    return [secret for secret in SECRETS if secret.encode() in content]


@pytest.fixture
def asked(client):
    """Asks at the address, which is there, and gives all that comes back."""

    def ask(address, more=None):
        answer = client.get(address, more)
        assert answer.status_code == 200, address
        content = answer.getvalue() if answer.streaming else answer.content
        return told(content) + str(dict(answer.headers)).encode()

    return ask


def test_the_story_is_on_record_with_its_remarks(moments):
    """Else the walks would prove little."""
    versions = Round.history.filter(history_change_reason=REMARK, author=AUTHOR)

    assert {version.change_kind for version in versions} >= {
        "development",
        "correction",
    }
    assert Proposal.objects.get().reason == REMARK


def test_no_address_for_readers_tells_them(moments, asked):
    assert {a: found for a in addresses() if (found := leaks(asked(a)))} == {}


@pytest.mark.parametrize("moment", range(5))
def test_no_address_tells_them_at_a_past_moment(moments, asked, moment):
    """Each address at one of the moments in turn: all at all takes a minute."""
    known = {"known": moments[moment].isoformat()}
    clocked = [a for a in addresses() if "/tpp" in a or "/changes" in a]
    in_turn = clocked[moment::5]

    assert in_turn
    assert {a: found for a in in_turn if (found := leaks(asked(a, known)))} == {}


@pytest.mark.parametrize("batch", [BATCH, folders.LOAD.batch])
def test_what_was_changed_together_tells_none(moments, asked, batch):
    assert leaks(asked("/changes/", {"batch": batch})) == []


@pytest.mark.parametrize("secret", SECRETS)
def test_a_search_for_one_finds_nothing(moments, client, secret):
    found = client.get("/search.json", {"q": secret}).json()

    assert found["hits"] == []


@pytest.mark.parametrize(
    "command",
    [
        ("export_fixture",),
        ("export_fixture", "--with-history"),
        ("export_tables",),
    ],
    ids=" ".join,
)
def test_no_export_tells_them(moments, tmp_path, command):
    call_command(*command, "--out", str(tmp_path / "out"), verbosity=0)

    assert leaks_in(tmp_path / "out") == {}


def test_no_file_of_a_vintage_tells_them(moments, vintages):
    assert leaks_in(vintages / VINTAGE) == {}


def leaks_in(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return {
        path.name: found for path in files if (found := leaks(told(path.read_bytes())))
    }
