"""How the Makefile installs: what is locked as it stands, and nothing else."""

import subprocess

import pytest

from tests.house.files import ROOT

TARGETS = [".venv/running", ".venv/developing"]
RULES = {
    "--no-deps": "pip before 23.3 looks past the pin of what is asked with an extra",
    "--require-hashes": "a file that is not the locked one would be installed",
    "--only-binary :all:": "a package would run its code to build itself",
    "--disable-pip-version-check": "pip would ask for its own newest version",
}


def recipe(target):
    """What make would run for it, line by line, if nothing were there yet."""
    command = ["make", "--dry-run", "--always-make", target]
    return subprocess.check_output(command, cwd=ROOT, text=True).splitlines()


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("option", "otherwise"), RULES.items(), ids=RULES)
def test_set_up_installs_what_is_locked_as_it_stands(target, option, otherwise):
    installs = [line for line in recipe(target) if "pip install" in line]

    assert len(installs) == 1
    assert option in installs[0], f"without {option}, {otherwise}"


@pytest.mark.parametrize("target", TARGETS)
def test_set_up_checks_that_nothing_is_missing(target):
    steps = ["pip install", "pip check", f"touch {target}"]
    places = ["\n".join(recipe(target)).index(step) for step in steps]

    assert places == sorted(places)
