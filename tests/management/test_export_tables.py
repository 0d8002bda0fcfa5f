"""``manage.py export_tables``: out, and in again."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import make
from tests.intake import folders
from tracker.models import Party, newest_moment

pytestmark = pytest.mark.django_db


def export(to, *arguments):
    said = StringIO()
    call_command("export_tables", "--out", str(to), *arguments, stdout=said)
    return said.getvalue()


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_holds_the_package_the_sqlite_file_and_what_datasette_says(tmp_path):
    folders.load()

    said = export(tmp_path / "out")

    found = bytes_of(tmp_path / "out")
    assert said == f"18 files written to {tmp_path / 'out'}.\n"
    assert len([name for name in found if name.endswith(".csv")]) == 13
    assert found["negotiations.sqlite3"].startswith(b"SQLite format 3\0")
    assert {"datapackage.json", "metadata.json", "LICENCE.txt"} <= found.keys()


def test_the_folder_is_taken_in_again_and_changes_nothing(tmp_path):
    folders.load()
    export(tmp_path, "--verbosity", "0")
    before = folders.counts()

    call_command("load_facts", str(tmp_path), verbosity=0)

    assert folders.counts() == before


def test_a_past_moment_gives_the_same_bytes_for_ever(tmp_path):
    folders.load()
    moment = newest_moment()
    export(tmp_path / "first")

    japan = Party.objects.get(code="JP")
    japan.name_en = "Nippon"
    japan.record(make.WHY)
    export(tmp_path / "then", "--known", moment.isoformat())
    export(tmp_path / "now")

    assert bytes_of(tmp_path / "then") == bytes_of(tmp_path / "first")
    assert bytes_of(tmp_path / "now") != bytes_of(tmp_path / "first")


def test_the_licence_is_the_one_of_the_site(tmp_path, settings):
    settings.DATA_LICENCE = "CC BY 4.0"
    settings.DATA_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

    export(tmp_path)

    found = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert found["licenses"] == [
        {"path": settings.DATA_LICENCE_URL, "title": "CC BY 4.0"}
    ]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("not a folder", encoding="utf-8")

    with pytest.raises(CommandError, match="wanted a folder to write into"):
        export(tmp_path / "out")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("next week", "wanted a moment such as 2026-12-01"),
        ("2999-01-01", "which is still to come"),
        ("0001-01-01T00:00:00+14:00", "wanted a moment such as 2026-12-01"),
    ],
)
def test_what_is_no_moment_is_refused(tmp_path, text, fault):
    with pytest.raises(CommandError, match=fault):
        export(tmp_path, "--known", text)


def test_a_day_means_its_last_moment_and_today_means_now(tmp_path):
    make.agreement()

    export(tmp_path, "--known", "2013-10-07")
    long_ago = (tmp_path / "agreements.csv").read_text(encoding="utf-8")
    export(tmp_path, "--known", newest_moment().date().isoformat())
    today = (tmp_path / "agreements.csv").read_text(encoding="utf-8")

    assert long_ago.count("\n") == 1
    assert today.count("\n") == 2
