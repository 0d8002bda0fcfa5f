"""``manage.py load_facts``: what it says, and how it ends."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import make
from tests.intake import folders
from tracker.models import Agreement, Round
from tracker.vocabulary.changes import ChangeKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A copy of the small folder on the TPP, to be spoilt."""
    return folders.copy(tmp_path)


def run(*arguments):
    """What it prints for readers and beside."""
    said, beside = StringIO(), StringIO()
    call_command("load_facts", *map(str, arguments), stdout=said, stderr=beside)
    return said.getvalue(), beside.getvalue()


def refused(*arguments):
    """The lines that it prints beside before it fails, and how it fails."""
    beside = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("load_facts", *map(str, arguments), stderr=beside)
    return beside.getvalue().splitlines(), str(failure.value)


def test_it_counts_the_rows_of_each_file_by_what_became_of_them():
    said, _beside = run(folders.TPP)

    heading, sources, *_others = said.splitlines()
    assert heading.split("  ")[0] == "file"
    assert sources.split() == ["sources.csv", "28", "0", "0", "0", "0"]


def test_it_says_how_many_versions_it_wrote_and_under_which_name():
    said, _beside = run(folders.TPP)

    [version] = Agreement.objects.get(slug="tpp").history.all()
    assert said.splitlines()[-1] == (
        f"{folders.versions():,} versions written, as batch {version.batch}."
    )
    assert len(version.batch) == 29


def test_it_says_that_a_second_run_brought_nothing_new():
    run(folders.TPP)

    said, _beside = run(folders.TPP)

    assert said.splitlines()[-1] == "Nothing new; nothing was changed."


def test_where_nobody_looks_it_says_in_a_line_what_it_does():
    _said, beside = run(folders.TPP)

    assert beside == f"Comparing {folders.versions():,} rows with the database.\n"


def test_it_can_be_told_to_be_quiet():
    assert run(folders.TPP, "--verbosity", "0") == ("", "")


def test_a_dry_run_says_so_and_leaves_nothing():
    said, _beside = run(folders.TPP, "--dry-run")

    assert said.splitlines()[-1].startswith("A dry run: ")
    assert said.splitlines()[-1].endswith(" versions written and taken back.")
    assert set(folders.counts().values()) == {(0, 0)}


def test_reason_and_note_are_kept_with_every_version():
    run(folders.TPP, "--reason", "Asked for by Li Na", "--note", "First facts.")

    [version] = Agreement.objects.get(slug="tpp").history.all()
    assert version.history_change_reason == "Asked for by Li Na"
    assert version.public_note == "First facts."
    assert version.change_kind == ChangeKind.DEVELOPMENT


@pytest.mark.parametrize("option", ["--reason", "--note"])
def test_without_words_of_its_own_a_version_names_the_folder_and_no_path(option):
    run(folders.TPP, option, "  ")

    [version] = Agreement.objects.get(slug="tpp").history.all()
    assert version.history_change_reason == version.public_note
    assert version.public_note == "Taken in from the fact files in “tpp”."


def test_a_fault_is_printed_with_its_file_row_and_column(folder):
    folders.set_cell(folder, "forecasts.csv", 3, "stance", "traget")

    lines, failure = refused(folder)

    assert lines == [
        "forecasts.csv, row 3, column stance: got “traget”; wanted one of target, "
        "forecast, doubt, no-date (the nearest is “target”)"
    ]
    assert failure == "1 fault; nothing was changed."
    assert set(folders.counts().values()) == {(0, 0)}


def test_faults_beyond_the_limit_are_counted(folder):
    folders.keep_heading(folder, "parties.csv")

    lines, failure = refused(folder, "--limit-faults", "2")

    assert len(lines) == 3
    assert failure == f"{2 + int(lines[-1].split()[1])} faults; nothing was changed."


@pytest.mark.parametrize("limit", ["0", "-1", "many", "²"])
def test_a_limit_that_is_no_count_is_refused(limit):
    with pytest.raises(CommandError, match="wanted a whole number from 1 on"):
        call_command("load_facts", str(folders.TPP), f"--limit-faults={limit}")


def test_a_row_that_stays_withdrawn_is_named():
    run(folders.TPP)
    Round.objects.get(number=2).withdraw(make.WHY)

    said, _beside = run(folders.TPP)

    assert "rounds.csv, row 3: kept withdrawn" in said.splitlines()


def test_a_folder_whose_name_is_no_text_is_taken_in(tmp_path):
    folder = folders.copy(tmp_path).rename(tmp_path / "fakten-\udcfc")

    run(folder)

    [version] = Agreement.objects.get(slug="tpp").history.all()
    assert version.public_note == "Taken in from the fact files in “fakten-?”."
