"""The demo, as people run it: a program of its own, on a folder of its own."""

import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.core.management import CommandError, call_command

from tests.house.files import ROOT

PATIENCE = 30  # seconds


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Two runs of the demo on one new folder: what each printed, and a page."""
    folder = tmp_path_factory.mktemp("demo")
    return [run_on(folder), run_on(folder)]


def run_on(folder):
    port = free_port()
    elsewhere = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    elsewhere["VAR_FOLDER"] = str(folder)
    with (folder / "printed.txt").open("w") as out:
        command = [sys.executable, "manage.py", "demo", "--empty", "--port", port]
        program = subprocess.Popen(command, cwd=ROOT, env=elsewhere, stdout=out)
    try:
        site = f"http://127.0.0.1:{port}"
        wait_for(f"{site}/readyz")
        page = read(f"{site}/admin/login/")
        style = re.search(r'href="(/static/admin/css/base\.\w+\.css)"', page)[1]
        return Run((folder / "printed.txt").read_text(), site, read(f"{site}{style}"))
    finally:
        program.terminate()
        program.wait(PATIENCE)


@dataclass
class Run:
    printed: str
    site: str
    style: str


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return str(listener.getsockname()[1])


def wait_for(address):
    for _ in range(PATIENCE * 10):
        try:
            return read(address)
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


def read(address):
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  # our own
        return answer.read().decode()


def login(run):
    return re.search(r"user name: (analyst)\n +password: +(\S{16})\n", run.printed)


def test_the_demo_serves_pages_with_their_styles(runs):
    assert "--primary" in runs[0].style


def test_the_demo_says_where_it_is_and_how_to_log_in(runs):
    assert f"{runs[0].site}/admin/" in runs[0].printed
    assert login(runs[0])


def test_the_second_run_keeps_the_login(runs):
    assert login(runs[0]).groups() == login(runs[1]).groups()


def test_a_taken_port_is_refused_before_anything_is_done():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])

        with pytest.raises(CommandError, match=f"Port {port} .* cannot be served on"):
            call_command("demo", port=port)


def test_a_site_that_others_can_reach_gets_no_demo_login(settings):
    settings.IS_PUBLIC = True

    with pytest.raises(CommandError, match="it serves this machine alone"):
        call_command("demo")
