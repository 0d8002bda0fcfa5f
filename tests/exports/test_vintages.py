"""Vintages: published whole and once, rebuilt at will, and told apart."""

import csv
import json
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command

from tests import make
from tests.intake import folders
from tracker.exports.files import write_files
from tracker.exports.package import Licence
from tracker.exports.releases import (
    publish,
    vintage_named,
    vintages,
)
from tracker.exports.vintages import Release
from tracker.intake.fixtures import facts_in_fixtures
from tracker.models import Agreement, ChangeContext, Party, Topic, newest_moment
from tracker.vocabulary.changes import ChangeKind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.VINTAGES = tmp_path / "data"
    return settings.VINTAGES


def run(*arguments):
    """What the command prints for readers and beside."""
    said, beside = StringIO(), StringIO()
    try:
        call_command("publish_vintage", *arguments, stdout=said, stderr=beside)
    finally:
        run.beside = beside.getvalue()
    return said.getvalue()


def correct(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.record(
        ChangeContext("Typo", kind=ChangeKind.CORRECTION, note="A letter was wrong.")
    )


def changes(vintage):
    text = (vintage.folder / "changes.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_a_vintage_holds_the_data_in_every_form_and_says_what_it_is(folder):
    folders.load()

    said = run("--name", "2026-12")

    vintage = vintage_named(folder, "2026-12")
    top = {file.path for file in vintage.files if "/" not in file.path}
    assert top == {
        "CHANGES.md",
        "SHA256SUMS",
        "changes.csv",
        "fixture.json",
        "metadata.json",
        "negotiations.sqlite3",
        "vintage.json",
    }
    assert len(vintage.files) == 7 + 16
    assert vintage.moment == newest_moment()
    assert vintage.facts["agreements"] == 2
    assert vintage.total == sum(rows for rows, _versions in folders.counts().values())
    assert said.startswith(f"2026-12: {vintage.total} facts in 23 files, as held at ")


def test_every_file_has_the_checksum_and_the_size_that_the_vintage_names(folder):
    folders.load()
    run("--name", "2026-12")

    vintage = vintage_named(folder, "2026-12")
    sums = (vintage.folder / "SHA256SUMS").read_text(encoding="ascii")
    for file in vintage.files:
        content = (vintage.folder / file.path).read_bytes()
        assert (len(content), sha256(content).hexdigest()) == (file.bytes, file.sha256)
        assert f"{file.sha256}  {file.path}\n" in sums or file.path == "SHA256SUMS"
    assert vintage.digest == sha256(sums.encode()).hexdigest()


def test_its_tables_and_its_fixture_are_taken_in_again_and_change_nothing(folder):
    folders.load()
    run("--name", "2026-12")
    before = folders.counts()

    call_command("load_facts", str(folder / "2026-12" / "tables"), verbosity=0)
    call_command("load_fixture", str(folder / "2026-12" / "fixture.json"), verbosity=0)

    assert folders.counts() == before
    fixture = facts_in_fixtures([folder / "2026-12" / "fixture.json"])
    assert fixture.faults == []


def test_a_published_vintage_is_not_written_again(folder):
    folders.load()
    run("--name", "2026-12")
    before = (folder / "2026-12" / "SHA256SUMS").read_bytes()
    correct(Party.objects.get(code="JP"), name_en="Nippon")

    with pytest.raises(CommandError, match="published and never written again"):
        run("--name", "2026-12")

    assert (folder / "2026-12" / "SHA256SUMS").read_bytes() == before
    assert [entry.name for entry in folder.iterdir()] == ["2026-12"]
    assert (folder / "2026-12" / "fixture.json").stat().st_mode & 0o222 == 0


def test_where_a_run_breaks_off_nothing_is_left(folder):
    folders.load()
    long = Release("2" * 300, newest_moment(), Licence("Ask."))

    with pytest.raises(OSError, match="too long"):
        publish(folder, long)

    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_is_refused_in_words(folder):
    folders.load()
    folder.write_text("not a folder", encoding="utf-8")

    with pytest.raises(CommandError, match=r"wanted a folder to write into"):
        run("--name", "2026-12")


def test_without_facts_there_is_nothing_to_publish(folder):
    with pytest.raises(CommandError, match="wanted facts to publish"):
        run("--name", "2026-12")

    assert not folder.exists()


@pytest.mark.parametrize("name", ["2026", "2026-13", "../2026-12", "2026-12/x", "Dec"])
def test_a_name_that_is_no_month_or_day_is_refused(name):
    with pytest.raises(CommandError, match="wanted a month such as 2026-12"):
        run("--name", name)


def test_any_vintage_can_be_rebuilt_whatever_was_changed_since(folder):
    folders.load()
    run("--name", "2026-11")
    correct(Party.objects.get(code="JP"), name_en="Nippon")
    run("--name", "2026-12")
    correct(Party.objects.get(code="JP"), name_en="Japan", code="JPN")
    Topic.objects.filter(agreement__isnull=False).first().withdraw(make.WHY)
    Agreement.objects.get(slug="p4").withdraw(make.WHY)
    correct(Agreement.objects.get(slug="tpp"), short_name="TPP-12")

    said = run("--check", "2026-11"), run("--check", "2026-12")

    assert said == (
        "2026-11: the database gives the same 23 files.\n",
        "2026-12: the database gives the same 23 files.\n",
    )


def test_it_is_rebuilt_with_the_licence_that_it_was_published_under(folder, settings):
    folders.load()
    run("--name", "2026-12")

    settings.DATA_LICENCE = "CC BY 4.0"

    assert run("--check", "2026-12").endswith("same 23 files.\n")


def test_a_file_that_was_tampered_with_is_named(folder):
    folders.load()
    run("--name", "2026-12")
    spoilt = folder / "2026-12" / "tables" / "parties.csv"
    spoilt.chmod(0o644)
    spoilt.write_text("code\n", encoding="utf-8")
    (folder / "2026-12" / "fixture.json").unlink()
    write_files(folder / "2026-12", {"more.txt": "x"})

    with pytest.raises(CommandError, match=r"^3 files differ\.$"):
        run("--check", "2026-12")

    assert run.beside.splitlines() == [
        "2026-12/fixture.json is not what the database gives.",
        "2026-12/more.txt is not what the database gives.",
        "2026-12/tables/parties.csv is not what the database gives.",
    ]


def test_the_check_of_what_is_not_there_names_what_is(folder):
    folders.load()
    run("--name", "2026-11")

    with pytest.raises(CommandError, match="got “2026-12”; wanted one of 2026-11"):
        run("--check", "2026-12")


def test_the_first_vintage_has_nothing_to_be_compared_with(folder):
    folders.load()
    run("--name", "2026-11")

    vintage = vintage_named(folder, "2026-11")
    assert changes(vintage) == []
    page = (vintage.folder / "CHANGES.md").read_text(encoding="utf-8")
    assert "The first vintage: there is no earlier one" in page


def test_a_vintage_tells_what_changed_since_the_last(folder):
    folders.load()
    run("--name", "2026-11")
    tpp = Agreement.objects.get(slug="tpp")
    correct(Party.objects.get(code="JP"), name_en="=Nippon")
    make.topic(tpp)
    Topic.objects.filter(agreement=tpp).order_by("pk").first().withdraw(
        ChangeContext(
            "Twice", kind=ChangeKind.CORRECTION, note="It was recorded twice."
        )
    )
    run("--name", "2026-12")

    vintage = vintage_named(folder, "2026-12")
    found = {(c["file"], c["what"]): c for c in changes(vintage)}
    japan = found["parties.csv", "changed"]
    assert (japan["key"], japan["column"]) == ("JP", "name_en")
    assert (japan["before"], japan["after"]) == ("Japan", "'=Nippon")
    assert (japan["kind"], japan["note"]) == ("correction", "A letter was wrong.")
    assert found["topics.csv", "removed"]["note"] == "It was recorded twice."
    assert (
        found["topics.csv", "added"]["key"] == "tpp · State-owned enterprises · agenda"
    )
    page = (vintage.folder / "CHANGES.md").read_text(encoding="utf-8")
    assert "Since 2026-11." in page
    assert "| parties.csv | 0 | 1 | 0 |" in page
    assert (
        "- parties.csv, JP: changed, `name_en` from “Japan” to “=Nippon”. "
        "Correction: A letter was wrong.\n" in page
    )


def test_a_row_whose_key_changed_is_one_change(folder):
    folders.load()
    run("--name", "2026-11")
    correct(Party.objects.get(code="AU"), code="AUS")
    run("--name", "2026-12")

    found = changes(vintage_named(folder, "2026-12"))

    assert [(c["file"], c["what"], c["column"], c["after"]) for c in found] == [
        ("parties.csv", "changed", "code", "AUS"),
        ("rounds.csv", "changed", "country", "AUS"),
    ]


def test_a_source_that_was_added_is_a_change_of_the_fact(folder):
    topic = make.topic(make.agreement())
    run("--name", "2026-11")
    make.cite(topic, make.source("ustr-tpp-rounds"), position=1)
    run("--name", "2026-12")

    found = changes(vintage_named(folder, "2026-12"))

    [change] = [c for c in found if c["file"] == "topics.csv"]
    assert (change["column"], change["kind"]) == ("sources", "")
    assert change["after"] == "cass-wp-201407;ustr-tpp-rounds"


def test_notes_of_what_readers_never_saw_stay(folder):
    tpp = make.agreement()
    topic = make.topic(tpp, publication="draft")
    run("--name", "2026-11")
    correct(topic, topic_en="A rumour")
    run("--name", "2026-12")

    assert changes(vintage_named(folder, "2026-12")) == []


def test_without_a_change_the_next_vintage_says_so(folder):
    folders.load()
    run("--name", "2026-11")
    run("--name", "2026-12")

    page = (folder / "2026-12" / "CHANGES.md").read_text(encoding="utf-8")
    assert page == "# What changed in 2026-12\n\nSince 2026-11: nothing.\n"


def test_many_changes_are_counted_and_the_first_told(folder):
    tpp = make.agreement()
    run("--name", "2026-11")
    for number in range(201):
        make.participation(tpp, make.party(f"P{number}"))
    run("--name", "2026-12")

    page = (folder / "2026-12" / "CHANGES.md").read_text(encoding="utf-8")
    assert "| parties.csv | 201 | 0 | 0 |" in page
    assert page.count("\n- ") == 200
    assert page.endswith("And 202 more, in `changes.csv`.\n")


def test_vintages_are_listed_from_the_newest_and_half_a_folder_is_none(folder):
    folders.load()
    for name in ("2026-11", "2026-12-24", "2026-12"):
        run("--name", name)
        correct(Party.objects.get(code="JP"), name_en=f"Japan {name}")
    (folder / ".draft-x").mkdir()
    (folder / "2027-01").mkdir()

    assert [each.name for each in vintages(folder)] == [
        "2026-12",
        "2026-12-24",
        "2026-11",
    ]
    moments = [each.moment for each in vintages(folder)]
    assert all(a - b > timedelta(0) for a, b in pairwise(moments))


def test_the_manifest_is_what_programs_read(folder):
    folders.load()
    run("--name", "2026-11")
    run("--name", "2026-12")

    found = json.loads((folder / "2026-12" / "vintage.json").read_text("utf-8"))

    assert found["previous"]["name"] == "2026-11"
    assert found["moment"].endswith("Z")
    assert found["licence"]["text"].startswith("No licence has been named")
    assert {"path", "bytes", "sha256"} == found["files"][0].keys()
