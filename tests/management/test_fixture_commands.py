"""``manage.py export_fixture`` and ``load_fixture``: out, and in again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from tests import make
from tests.intake import folders
from tracker.models import Agreement

pytestmark = pytest.mark.django_db


def run(*arguments):
    """What it prints for readers and beside."""
    said, beside = StringIO(), StringIO()
    call_command(*map(str, arguments), stdout=said, stderr=beside)
    return said.getvalue(), beside.getvalue()


def export(to, *arguments):
    return run("export_fixture", "--out", to, *arguments)


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_out_and_into_an_empty_database_and_out_again_gives_the_same_bytes(tmp_path):
    with transaction.atomic():
        folders.load()
        export(tmp_path / "first")
        transaction.set_rollback(True)

    run("load_fixture", tmp_path / "first")
    export(tmp_path / "second")

    assert bytes_of(tmp_path / "first") == bytes_of(tmp_path / "second")


def test_export_says_how_many_fixtures_it_wrote(tmp_path):
    folders.load()

    assert export(tmp_path) == (f"3 fixtures written to {tmp_path}.\n", "")


def test_export_can_be_told_to_be_quiet(tmp_path):
    assert export(tmp_path, "--verbosity", "0") == ("", "")


def test_export_leaves_other_files_alone_and_says_so(tmp_path):
    folders.load()
    export(tmp_path)
    Agreement.objects.get(slug="p4").withdraw(make.WHY)

    _said, beside = export(tmp_path)

    assert (
        beside == f"{tmp_path / 'p4.json'} is not part of this export: left as it is.\n"
    )
    assert (tmp_path / "p4.json").exists()


def test_export_of_some_agreements_says_nothing_of_the_others(tmp_path):
    folders.load()
    export(tmp_path)

    said, beside = export(tmp_path, "--agreement", "tpp", "--agreement", "p4")

    assert (said, beside) == (f"3 fixtures written to {tmp_path}.\n", "")


def test_export_of_an_unknown_agreement_names_those_that_are_near(tmp_path):
    folders.load()

    with pytest.raises(CommandError) as failure:
        export(tmp_path, "--agreement", "tppp")

    assert str(failure.value) == (
        "got “tppp”; wanted the id of a published agreement (near: tpp)"
    )
    assert list(tmp_path.iterdir()) == []


def test_export_of_a_withdrawn_agreement_is_refused(tmp_path):
    make.agreement("tpp").withdraw(make.WHY)

    with pytest.raises(CommandError, match=r"wanted the id of a published agreement$"):
        export(tmp_path, "--agreement", "tpp")


def test_export_into_a_file_is_refused(tmp_path):
    (tmp_path / "fixtures").write_text("not a folder", encoding="utf-8")

    with pytest.raises(CommandError, match="wanted a folder to write into"):
        export(tmp_path / "fixtures")


def test_load_keeps_a_version_of_every_fact(tmp_path):
    with transaction.atomic():
        folders.load()
        export(tmp_path)
        transaction.set_rollback(True)

    said, _beside = run("load_fixture", tmp_path)

    [version] = Agreement.objects.get(slug="tpp").history.all()
    assert said.splitlines()[-1].endswith(f"as batch {version.batch}.")
    assert version.public_note == f"Taken in from the fixtures in “{tmp_path.name}”."


def test_load_of_what_is_there_changes_nothing(tmp_path):
    folders.load()
    export(tmp_path)
    before = folders.counts()

    said, _beside = run("load_fixture", tmp_path)

    assert said.splitlines()[-1] == "Nothing new; nothing was changed."
    assert folders.counts() == before


def test_load_takes_files_one_by_one(tmp_path):
    with transaction.atomic():
        folders.load()
        export(tmp_path)
        transaction.set_rollback(True)

    names = ["p4.json", "tpp.json", "00-reference.json"]
    run("load_fixture", *(tmp_path / name for name in names), "--note", "Three files.")

    [version] = Agreement.objects.get(slug="tpp").history.all()
    assert version.public_note == "Three files."


def test_load_refuses_a_fixture_with_a_user_in_it(tmp_path):
    path = tmp_path / "users.json"
    path.write_text('[{"model": "auth.user", "fields": {}}]', encoding="utf-8")
    beside = StringIO()

    with pytest.raises(CommandError, match=r"^1 fault; nothing was changed\.$"):
        call_command("load_fixture", str(path), stderr=beside)

    assert beside.getvalue().startswith(
        "users.json, object 1, field model: got “auth.user”; wanted one of "
    )
