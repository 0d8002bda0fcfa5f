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

PATIENCE = 60  # seconds


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Two runs of the demo on one new folder: what each printed, and a page."""
    folder = tmp_path_factory.mktemp("the demo")
    return [run_on(folder), run_on(folder)]


def run_on(folder):
    port = free_port()
    elsewhere = settings_of(VAR_FOLDER=str(folder))
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


def settings_of(**given):
    """The environment, with the settings given and a database in a file."""
    return {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | given


def refusal(**given):
    """What the demo says on stderr, when it cannot start with these settings."""
    command = [sys.executable, "manage.py", "demo", "--empty", "--port", free_port()]
    told = subprocess.run(
        command, cwd=ROOT, env=settings_of(**given), capture_output=True, text=True
    )
    assert told.returncode == 1
    return told.stderr


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
    return re.search(r"User name: (analyst)\nPassword: +(\S{16})\n", run.printed)


def test_the_demo_serves_pages_with_their_styles(runs):
    assert "--primary" in runs[0].style


def test_the_demo_says_in_four_lines_where_it_is_and_how_to_log_in(runs):
    address, admin, _user_name, _password = runs[0].printed.splitlines()

    assert address.split() == ["Address:", f"{runs[0].site}/"]
    assert admin.split() == ["Admin:", f"{runs[0].site}/admin/"]
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


def test_a_folder_that_cannot_be_written_is_named_in_a_line(tmp_path):
    file = tmp_path / "file"
    file.touch()

    told = refusal(VAR_FOLDER=str(file))

    assert told.startswith(f"“{file}” cannot be written: File exists")
    assert told.count("\n") == 1


def test_a_database_that_does_not_answer_is_told_with_another_way_to_start(tmp_path):
    nobody = f"postgres://postgres@127.0.0.1:{free_port()}/tracker"

    told = refusal(VAR_FOLDER=str(tmp_path), DATABASE_URL=nobody)

    assert "unset DATABASE_URL: the demo then keeps its facts in a file" in told
    assert "Traceback" not in told


def test_what_is_no_address_of_a_database_is_refused_in_words(tmp_path):
    told = refusal(VAR_FOLDER=str(tmp_path), DATABASE_URL="tracker")

    assert "DATABASE_URL is no address of a database" in told
    assert "Traceback" not in told
