"""The Makefile, in a folder with a space in its path: what is wanting, in words."""

import shutil
import socket
import subprocess
import sys

import pytest

from tests.house.files import ROOT

MAKE = ["make", "--no-print-directory"]


@pytest.fixture
def folder(tmp_path):
    """A copy of what the first steps read, with no .venv yet."""
    folder = tmp_path / "a b" / "tracker"
    shutil.copytree(ROOT / "tracker/management", folder / "tracker/management")
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copy(ROOT / "tracker/__init__.py", folder / "tracker")
    return folder


def told(folder, *arguments):
    command = [*MAKE, *arguments]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr
    return answer.stderr


def script(folder, text):
    path = folder / "a python"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return f"PYTHON={path}"


def is_old(folder):
    return script(folder, '[ "$1" = --version ] && echo Python 3.9.18')


def has_no_venv(folder):
    return script(folder, 'case "$2" in *ensurepip*) exit 1; esac')


@pytest.mark.parametrize("target", ["demo", "setup"])
def test_a_python_that_is_too_old_is_named(folder, target):
    said = told(folder, target, is_old(folder))

    assert "Python 3.11 or newer is wanted" in said
    assert "a python is Python 3.9.18" in said


def test_a_python_that_is_not_there_is_named(folder):
    assert "python3.99 is not there" in told(folder, "demo", "PYTHON=python3.99")


def test_a_python_without_venv_is_told_with_where_it_comes_from(folder):
    assert "apt install python3-venv" in told(folder, "demo", has_no_venv(folder))


def test_a_taken_port_is_told_before_anything_is_made(folder):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        said = told(folder, "demo", f"PORT={port}", f"PYTHON={sys.executable}")

    assert f"Port {port} of 127.0.0.1 cannot be served on" in said
    assert not (folder / ".venv").exists()
