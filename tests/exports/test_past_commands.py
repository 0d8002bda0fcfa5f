"""``export_fixture --with-history`` and ``load_fixture``: options, words, refusals."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from tests import make
from tests.exports import past_story as story
from tracker.models import Round

pytestmark = pytest.mark.django_db


def run(*arguments):
    said = StringIO()
    call_command(*map(str, arguments), stdout=said, stderr=StringIO())
    return said.getvalue()


def export(to, *arguments):
    return run("export_fixture", "--with-history", "--out", to, *arguments)


def test_out_and_in_and_out_again_by_commands(tmp_path):
    with transaction.atomic():
        story.tell()
        export(tmp_path / "first")
        transaction.set_rollback(True)

    said = run("load_fixture", tmp_path / "first")
    export(tmp_path / "second")

    first = story.bytes_of(tmp_path / "first")
    assert story.bytes_of(tmp_path / "second") == first
    assert said.splitlines()[-1].endswith("versions written.")


def test_a_dry_run_writes_nothing(tmp_path):
    with transaction.atomic():
        make.round(make.agreement("tpp"))
        export(tmp_path / "past")
        transaction.set_rollback(True)

    said = run("load_fixture", tmp_path / "past", "--dry-run")

    assert said.endswith("versions written and taken back.\n")
    assert not Round.history.exists()


def test_the_manifest_keeps_what_was_asked_for(tmp_path):
    make.round(make.agreement("tpp"))
    asked = ["--agreement", "tpp", "--on", "2013-10-07"]
    asked += ["--since", "2013-10-07T12:00:00+02:00", "--known", "2099-12-01T12:00:00Z"]

    said = export(tmp_path / "past", *asked)

    manifest = json.loads((tmp_path / "past" / "manifest.json").read_text("utf-8"))
    assert manifest["filters"] == {
        "agreement": ["tpp"],
        "known": "2099-12-01T12:00:00.000000Z",
        "on": "2013-10-07",
        "since": "2013-10-07T10:00:00.000000Z",
    }
    assert said == f"6 facts, 6 versions written to {tmp_path / 'past'}.\n"


def test_it_can_be_told_to_be_quiet(tmp_path):
    assert export(tmp_path / "past", "--verbosity", "0") == ""
    assert run("load_fixture", tmp_path / "past", "--verbosity", "0") == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--known", "2026-12-01"], "wanted a moment with its zone"),
        (["--since", "yesterday"], "wanted a moment with its zone"),
        (["--on", "soon"], "wanted a day: 2013-10-07"),
        (["--agreement", "tppp"], r"published by then \(near: tpp\)"),
    ],
)
def test_what_cannot_be_asked_is_named(tmp_path, arguments, said):
    make.agreement("tpp")

    with pytest.raises(CommandError, match=said):
        export(tmp_path / "past", *arguments)


def test_what_goes_with_history_is_refused_without_it(tmp_path):
    with pytest.raises(CommandError, match="wanted --with-history with it"):
        run("export_fixture", "--out", tmp_path, "--on", "2013-10-07")


@pytest.mark.parametrize("name", ["thesis.tex", "tpp.json"])
def test_other_files_are_not_replaced(tmp_path, name):
    (tmp_path / name).write_text("TPP", "utf-8")

    with pytest.raises(CommandError, match=f"with “{name}” in it"):
        export(tmp_path)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "past").write_text("TPP", "utf-8")

    with pytest.raises(CommandError, match="wanted a folder to write into"):
        export(tmp_path / "past")


def test_facts_past_the_program_are_named(tmp_path):
    make.round(make.agreement("tpp"))
    with transaction.atomic():
        Round.history.model.objects.all()._raw_delete("default")

    with pytest.raises(CommandError, match="without a version"):
        export(tmp_path / "past")


def test_a_second_time_is_refused_and_named(tmp_path):
    make.party("JP")
    export(tmp_path / "past")

    with pytest.raises(CommandError, match=r"1 fault; nothing was changed\."):
        run("load_fixture", tmp_path / "past")


@pytest.mark.parametrize("arguments", [["--note", "New."], ["--reason", "New."], ["x"]])
def test_a_past_goes_in_alone_and_with_its_own_notes(tmp_path, arguments):
    export(tmp_path / "past")

    with pytest.raises(CommandError, match=r"^got "):
        run("load_fixture", tmp_path / "past", *arguments)
