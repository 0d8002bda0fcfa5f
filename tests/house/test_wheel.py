"""A wheel, built from what git keeps, holds all that the program reads."""

import os
import shutil
import subprocess
import sys
from zipfile import ZipFile

import pytest

from tests.house.files import kept, name

pytestmark = pytest.mark.walk

BUILT_FROM = ["pyproject.toml", "hatch_build.py", "README.md", "LICENSE"]
CATALOGUE = "tracker/locale/zh_Hans/LC_MESSAGES/django"
SPEAK = """
import django
from django.template.loader import get_template
from django.utils.translation import gettext, override

django.setup()
get_template("base.html")
with override("zh-hans"):
    print(ascii(gettext("Under negotiation")))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The folder that a wheel of this checkout is unpacked into."""
    checkout, built, unpacked = map(tmp_path_factory.mktemp, ["from", "built", "to"])
    for path in kept("tracker", "templates", "fixtures", *BUILT_FROM):
        copy = checkout / name(path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", built]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    [archive] = built.glob("*.whl")
    ZipFile(archive).extractall(unpacked)
    return unpacked


def test_a_wheel_holds_what_ships_and_the_compiled_texts_without_their_source(wheel):
    package = {name(path) for path in kept("tracker")} - {f"{CATALOGUE}.po"}
    beside = {name(path) for path in kept("templates", "fixtures", "pyproject.toml")}

    held = [path for path in (wheel / "tracker").rglob("*") if path.is_file()]

    assert {path.relative_to(wheel).as_posix() for path in held} == (
        package | {f"tracker/{each}" for each in beside} | {f"{CATALOGUE}.mo"}
    )


def test_a_wheel_finds_its_templates_and_speaks_chinese(wheel, tmp_path):
    settings = {"DJANGO_SETTINGS_MODULE": "tracker.settings"}
    folders = {"PYTHONPATH": str(wheel), "VAR_FOLDER": str(tmp_path)}
    program = [sys.executable, "-B", "-c", SPEAK]

    said = subprocess.check_output(
        program, cwd=tmp_path, env=os.environ | settings | folders, text=True
    )

    assert said.strip() == ascii("谈判中")
