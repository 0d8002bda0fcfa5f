"""Each finding can be run by hand, and says which release it is about."""

import os
import re

import pytest

from tests.house.files import ROOT, kept, name, text

SCRIPTS = kept("findings/*.sh")


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_a_finding_runs_and_pins_the_release_it_is_about(script):
    about = re.match(r"# (\S+) ([\d.]+) \w", text(script).splitlines()[1])

    assert os.access(script, os.X_OK)
    assert f" {about[1]}=={about[2]}\n" in text(script)


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_a_finding_is_in_the_list(script):
    assert f"]({script.name})" in text(ROOT / "findings" / "README.md")
