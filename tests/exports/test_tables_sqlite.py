"""The facts as a SQLite file: whole, plain, the same for the same facts."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import transaction

from tests import make
from tests.intake import folders
from tracker.exports.datasette import datasette_metadata
from tracker.exports.files import write_files
from tracker.exports.fixtures import fixture
from tracker.exports.package import Licence
from tracker.exports.selection import all_published
from tracker.exports.sqlite import SCHEMA_VERSION, columns, sqlite_file
from tracker.facts import KIND_OF, KINDS
from tracker.intake.fixtures import facts_in_fixtures
from tracker.intake.import_facts import import_facts
from tracker.intake.tables import ORDER

pytestmark = pytest.mark.django_db
VIEWS = {"timeline", "statements", "meetings", "steps", "who_takes_part"}


@pytest.fixture
def answer():
    """Asks the file of what is on record."""

    def ask(question):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(sqlite_file(all_published()))
            return database.execute(question).fetchall()

    return ask


def test_every_fact_is_in_its_table(answer):
    folders.load()

    for table in ORDER:
        [(count,)] = answer(f"SELECT count(*) FROM {KIND_OF[table].table_name}")  # noqa: S608
        assert count == table.objects.count()


def test_there_are_plain_tables_and_views_and_nothing_else(answer):
    found = {name for (name,) in answer("SELECT name FROM sqlite_schema")}
    inner = {name for name in found if name.startswith("sqlite_autoindex")}
    indexes = {
        n
        for (n,) in answer(
            "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE INDEX%'"
        )
    }

    assert found - inner - indexes == {kind.table_name for kind in KINDS} | VIEWS
    assert columns().keys() == {kind.table_name for kind in KINDS} | VIEWS


def test_a_table_is_made_as_its_model_and_its_declaration_say(answer):
    [(meetings,)] = answer("SELECT sql FROM sqlite_schema WHERE name = 'rounds'")
    [(members,)] = answer("SELECT sql FROM sqlite_schema WHERE name = 'memberships'")

    assert meetings.splitlines()[1:10] == [
        "  id INTEGER PRIMARY KEY,",
        "  agreement TEXT NOT NULL REFERENCES agreements (id),",
        "  number INTEGER,",
        "  label TEXT NOT NULL,",
        "  start TEXT,",
        '  "end" TEXT,',
        "  earliest TEXT,",
        "  latest TEXT,",
        "  city TEXT,",
    ]
    assert meetings.endswith("  UNIQUE (agreement, label)\n)")
    assert members.endswith("  PRIMARY KEY (bloc, party)\n)")


def test_the_file_is_sound_and_says_its_version(answer):
    folders.load()

    assert answer("PRAGMA integrity_check") == [("ok",)]
    assert answer("PRAGMA foreign_key_check") == []
    assert answer("PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert answer("PRAGMA journal_mode") == [("memory",)]


def test_the_same_facts_give_the_same_bytes_whatever_their_numbers(tmp_path):
    with transaction.atomic():
        folders.load()
        first = sqlite_file(all_published())
        write_files(tmp_path, {"fixture.json": fixture(all_published())})
        transaction.set_rollback(True)
    make.party("ZW")

    import_facts(facts_in_fixtures([tmp_path]), folders.LOAD)
    make.party("ZW").withdraw(make.WHY)

    assert sqlite_file(all_published()) == first


def test_the_version_of_the_library_leaves_no_mark():
    content = sqlite_file(all_published())

    assert content[24:28] == content[92:96] == b"\0\0\0\1"
    assert content[96:100] == bytes(4)


def test_what_is_empty_is_null_and_texts_stand_as_they_are(answer):
    make.agreement(name_en="=1+1", name_zh="")

    [row] = answer("SELECT name_en, name_zh, parent_body FROM agreements")

    assert row == ("=1+1", None, None)


def test_a_figure_is_there_as_printed_and_as_a_number(answer):
    make.indicator(None, value="2.70")

    assert answer("SELECT value, number FROM indicators") == [("2.70", 2.7)]


def test_the_timeline_names_agreement_party_and_sources(answer):
    event = make.status_event(make.agreement(), party=make.party("JP"))
    make.cite(event, make.source("kyodo-130725"), position=1)

    [row] = answer("SELECT * FROM timeline")

    assert row == (
        "TPP",
        "2010-03-15",
        "negotiating",
        "Japan",
        "Ministers said so.",
        "cass-wp-201407; kyodo-130725",
    )


def test_a_statement_names_what_it_is_about(answer):
    deadline = make.deadline(make.agreement(), party=make.party("US"))
    make.forecast(deadline, probability="0.35", target_latest="2013-12-31")

    asked = "agreement, milestone, party, speaker, target_latest, probability"
    [row] = answer(f"SELECT {asked} FROM statements")  # noqa: S608

    assert row == (
        *("TPP", "concluded", "United States", "Michael Froman"),
        *("2013-12-31", 0.35),
    )


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_view_can_be_read(answer, view):
    folders.load()

    assert answer(f"SELECT * FROM {view}")  # noqa: S608


def test_datasette_opens_it(tmp_path):
    folders.load()
    file, metadata = tmp_path / "negotiations.sqlite3", tmp_path / "metadata.json"
    file.write_bytes(sqlite_file(all_published()))
    metadata.write_text(datasette_metadata(Licence("Ask the owner.")), "utf-8")
    # As a program of its own: in this one it would leave its connections open.
    datasette = [sys.executable, "-m", "datasette", "-i", file, "-m", metadata, "--get"]

    def read(address):
        return subprocess.check_output([*datasette, address], text=True)

    timeline = json.loads(read("/negotiations/timeline.json?_shape=array"))
    page = read("/negotiations/agreements")

    assert {row["agreement"] for row in timeline} == {"TPP"}
    assert "What is negotiated, from the first idea on." in page
    assert "Ask the owner." in page


def test_datasette_is_told_what_every_table_and_view_is():
    said = json.loads(datasette_metadata(Licence("CC BY 4.0", "https://x.example/")))

    tables = said["databases"]["negotiations"]["tables"]
    assert tables.keys() == columns().keys()
    assert said["license_url"] == "https://x.example/"
    assert "deadline" not in tables["forecasts"]["columns"]
    assert tables["agreements"]["label_column"] == "short_name"
