"""Two editors at one row, over HTTP, as fast as they can: is any save lost?

Each counts one field of one party up by one and signs it, 500 times (``SAVES`` in the
environment sets another number): opens the form, adds one, says why, saves; told that
the row has moved on, it reads the form again. A server of its own (gunicorn, two
workers of four threads) on a database of its own, SQLite and, where one answers on this
machine, PostgreSQL; name one of the two to try only that. Speaks to 127.0.0.1 alone and
ends by itself; the status is 1 where a save was lost or an answer was no page.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

HERE = Path(__file__).parents[1]
HOST = "127.0.0.1"
SAVES = int(os.environ.get("SAVES", "500"))
EDITORS = ("li.na", "wang.wei")
PASSWORD = "ministers-met-in-auckland"  # noqa: S105  # of a database made for this
PATIENCE = 120  # seconds for one answer, or for the server to begin
TRIES = 1000  # for one save, before it counts as failed
READABLE = re.compile(
    "has been changed since you read it|nothing was saved|Nothing was saved"
)


def main(wanted: list[str]) -> int:
    kinds = wanted or ["sqlite", *(["postgresql"] if _postgresql_answers() else [])]
    return max([_measure(kind) for kind in kinds])


def _measure(kind: str) -> int:
    with TemporaryDirectory() as folder, _database(kind, folder) as url:
        os.environ |= {"DATABASE_URL": url, "VAR_FOLDER": folder, "LOG_LEVEL": "ERROR"}
        _manage("fill")
        with _server() as port:
            began = time.perf_counter()
            with ThreadPoolExecutor(len(EDITORS)) as pool:
                told = list(pool.map(lambda name: Editor(port, name).work(), EDITORS))
            taken = time.perf_counter() - began
        count, versions, differences = map(int, _manage("count").split())
    answers = sum(told, Counter())
    saved = answers["saved"]
    lost = max(saved - count, saved - versions)
    failed = sum(number for what, number in answers.items() if what.startswith("5"))
    _say(f"{kind}: {len(EDITORS)} editors, {SAVES} saves each, in {taken:.0f} s")
    _say(f"  saved {saved}, counted {count}, versions of them {versions}: {lost} lost")
    _say(f"  told of a conflict and read again: {answers['refused']}")
    _say(f"  answers of 500 and above: {failed}; no readable page: {answers['other']}")
    _say(f"  rows that differ from their newest version: {differences}")
    wanted = len(EDITORS) * SAVES
    is_well = saved == wanted and not (lost or failed or answers["other"])
    return 0 if is_well and not differences else 1


class Editor:
    """One analyst's browser."""

    def __init__(self, port: int, name: str) -> None:
        self.port, self.name = port, name
        self.cookies: dict[str, str] = {}
        self.told: Counter[str] = Counter()

    def work(self) -> Counter[str]:
        where = "/admin/login/"
        _status, page = self.ask("GET", where)
        typed = Form(page).fields | {"username": self.name, "password": PASSWORD}
        self.ask("POST", where, typed)
        for _ in range(SAVES):
            any(self.save() for _ in range(TRIES))
        return self.told

    def save(self) -> bool:
        """Adds one to what the form holds; was it kept?"""
        where = "/admin/tracker/party/1/change/"
        status, page = self.ask("GET", where)
        if not self.is_page(status, page):
            return False
        typed = Form(page).fields
        number = int(typed["name_zh"].split()[0])
        typed["name_zh"] = f"{number + 1} {self.name}"
        typed |= {"change_kind": "housekeeping", "change_reason": "Counting"}
        status, page = self.ask("POST", where, typed | {"_save": "Save"})
        if status == 302:
            self.told["saved"] += 1
        elif self.is_page(status, page):
            self.told["refused" if READABLE.search(page) else "other"] += 1
        return status == 302

    def is_page(self, status: int, page: str) -> bool:
        if status < 500 and "</html>" in page:
            return True
        self.told[str(status) if status >= 500 else "other"] += 1
        return False

    def ask(self, method: str, where: str, typed: dict[str, str] | None = None):
        server = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        headers = {
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept-Language": "en",
        }
        server.request(method, where, urlencode(typed or {}), headers)
        answer = server.getresponse()
        for value in answer.headers.get_all("Set-Cookie", []):
            name, _, text = value.partition(";")[0].partition("=")
            self.cookies[name] = text
        page = answer.read().decode()
        server.close()
        return answer.status, page


class Form(HTMLParser):
    """What a browser would send back of a page's fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attrs = dict(given)
        name = attrs.get("name") or ""
        if tag == "input" and name and attrs.get("type") not in ("submit", "checkbox"):
            self.fields[name] = attrs.get("value") or ""
        elif tag == "select":
            self._select = name
        elif tag == "textarea":
            self.fields[name] = ""
        elif tag == "option" and "selected" in attrs:
            self.fields[self._select] = attrs.get("value") or ""


@contextmanager
def _server():
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    said = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread"]
    said += ["--workers", "2", "--threads", "4", "--timeout", str(PATIENCE)]
    said += ["--bind", f"{HOST}:{port}", "--no-control-socket", "tracker.wsgi"]
    said += ["--log-level", "critical"]
    server = subprocess.Popen(said, cwd=HERE)  # noqa: S603  # our own server
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"no server answered on {HOST}:{port}")


@contextmanager
def _database(kind: str, folder: str):
    if kind == "sqlite":
        yield f"sqlite:///{folder}/editors.sqlite3"
        return
    import psycopg

    name = f"editors_{os.getpid()}"
    with psycopg.connect(_postgresql("postgres"), autocommit=True) as postgres:
        postgres.execute(f"CREATE DATABASE {name}")
        try:
            yield _postgresql(name)
        finally:
            postgres.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _postgresql(name: str) -> str:
    return f"postgres://postgres@{HOST}:5432/{name}"


def _postgresql_answers() -> bool:
    import psycopg

    try:
        psycopg.connect(_postgresql("postgres"), connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _manage(step: str) -> str:
    # Apart, for each database is another and settings are read once.
    return subprocess.check_output(  # noqa: S603
        [sys.executable, "-W", "ignore", __file__, step], text=True, cwd=HERE
    )


def _fill() -> None:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from tracker.models import ChangeContext, Party

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    japan = Party(code="JP", name_en="Japan", name_zh="0", kind="state")
    japan.record(ChangeContext("Counted up by two editors"))
    for name in EDITORS:
        get_user_model().objects.create_superuser(name, password=PASSWORD)


def _count() -> None:
    from tracker.models import Party
    from tracker.queries.history.integrity import comparison

    japan = Party.objects.get()
    differences = len(comparison(Party).differences)
    _say(f"{japan.name_zh.split()[0]} {japan.history.count() - 1} {differences}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:] in (["fill"], ["count"]):
        os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
        sys.path.insert(0, str(HERE))
        import django

        django.setup()
        {"fill": _fill, "count": _count}[sys.argv[1]]()
    else:
        sys.exit(main(sys.argv[1:]))
