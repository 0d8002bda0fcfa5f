"""What the Makefile runs before a package is there, on a stand-in for pip."""

import os
import subprocess
import sys

import pytest

from tests.house.files import ROOT

BEGUN = "print('Installing collected packages: django')"
FULL = "exit('ERROR: OSError: [Errno 28] No space left on device')"
GONE = "exit('WARNING: trying again\\nERROR: No matching distribution found')"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/made").touch()
    return tmp_path


def installed(folder, *does):
    """What was told of a pip that does this, in the folder."""
    (folder / "stand_in.py").write_text("\n".join(does))
    command = [sys.executable, "-m", "tracker.management.install", "stand_in"]
    path = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    return subprocess.run(
        command, cwd=folder, env=path, capture_output=True, text=True
    ).stderr


def test_an_installation_that_worked_says_nothing_and_is_kept(folder):
    assert installed(folder, BEGUN) == ""
    assert (folder / ".venv/made").exists()


def test_an_installation_that_broke_off_is_done_anew(folder):
    installed(folder, BEGUN, GONE)

    assert not (folder / ".venv/made").exists()


def test_packages_that_could_not_be_fetched_leave_what_was_installed(folder):
    assert installed(folder, GONE) == "ERROR: No matching distribution found\n"
    assert (folder / ".venv/made").exists()


def test_a_full_disk_is_told_with_how_much_is_wanted(folder):
    told = installed(folder, BEGUN, FULL)

    assert "cannot be written: the disk is full. About 160 MB are wanted" in told
    assert told.count("\n") == 1


def test_a_disk_that_is_read_only_is_told_as_such(folder):
    told = installed(folder, "exit('Error: [Errno 30] Read-only file system')")

    assert told == f"“{folder}/.venv” cannot be written: the disk is read-only.\n"
