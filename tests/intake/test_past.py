"""Exports with history that nobody should trust: refused in words, nothing written."""

import hashlib
import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from tests import make
from tests.exports import past_story as story
from tests.intake import folders
from tracker.intake.faults import FaultyFactsError
from tracker.intake.history import take_in_past
from tracker.models import Party, Round, newest_moment

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

PARTIES, ROUNDS = "01-party.jsonl", "09-round.jsonl"
FORECASTS, CITATIONS = "12-forecast.jsonl", "16-citation.jsonl"
STEPS = "10-accessionstep.jsonl"


@pytest.fixture(scope="module")
def kept(tmp_path_factory, django_db_setup, django_db_blocker):
    """The story's export, to be copied."""
    folder = tmp_path_factory.mktemp("kept") / "past"
    with django_db_blocker.unblock(), transaction.atomic():
        story.told_and_exported(folder)
        transaction.set_rollback(True)
    return folder


@pytest.fixture
def past(kept, tmp_path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "past"))


def refused(folder):
    """The faults; whatever they are, nothing is in the database."""
    with pytest.raises(FaultyFactsError) as refusal:
        story.take_in(folder)
    assert set(folders.counts().values()) == {(0, 0)}
    return "\n".join(map(str, refusal.value.faults))


def change_manifest(folder, **fields):
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | fields), "utf-8")


def write(folder, name, content):
    """Writes the file, and its digest and counts into the manifest."""
    (folder / name).write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    for file in manifest["files"]:
        if file["file"] == name:
            file["sha256"] = hashlib.sha256(content).hexdigest()
    change_manifest(folder, files=manifest["files"])


def objects(folder, name):
    return [json.loads(line) for line in (folder / name).read_bytes().splitlines()]


def write_objects(folder, name, found):
    lines = (json.dumps(each) + "\n" for each in found)
    write(folder, name, "".join(lines).encode())


def change(folder, name, number, edit):
    """Lets ``edit`` change the object of that number, the first being 1."""
    found = objects(folder, name)
    edit(found[number - 1])
    write_objects(folder, name, found)


def change_field(folder, name, number, field, value):
    change(folder, name, number, lambda found: found["fields"].update({field: value}))


# The file, the object, the field, what is put there, and what is said.
WRONG = [
    (PARTIES, 1, "code", "", "got nothing; wanted a value"),
    (PARTIES, 1, "code", 81, "wanted text in quotes"),
    (PARTIES, 1, "code", None, "wanted text in quotes"),
    (PARTIES, 1, "code", ["JP"], "wanted text in quotes"),
    (PARTIES, 1, "code", "J" * 21, "got 21 characters; wanted at most 20"),
    (PARTIES, 1, "code", "ZZ", "as its newest version says"),
    (PARTIES, 1, "kind", "country", "wanted one of state, customs"),
    (PARTIES, 1, "name_zh", "日\x00本", "got U+0000"),
    (PARTIES, 1, "name_zh", "\ud800", "got U+D800"),
    (PARTIES, 1, "nickname", "Nippon", "got an unknown field"),
    (PARTIES, 1, "publication", "hidden", "wanted one of draft, published"),
    (PARTIES, 1, "version", 0, "wanted a whole number from 1"),
    (PARTIES, 1, "version", 2**31, "wanted a whole number from 1"),
    (PARTIES, 1, "version", "1", "wanted a whole number from 1"),
    (PARTIES, 1, "version", True, "wanted a whole number from 1"),
    (PARTIES, 1, "version", 1.0, "wanted a whole number from 1"),
    (PARTIES, 2, "id", 4711, "wanted the number of the row that it stands after"),
    (PARTIES, 2, "id", 10**400, "wanted a whole number from 1"),
    (PARTIES, 2, "history_date", "2026-12-01", "wanted a moment such as"),
    (PARTIES, 2, "history_date", "2026-12-01T12:00:00Z", "wanted a moment such as"),
    (PARTIES, 2, "history_date", "2026-02-31T12:00:00.000000Z", "wanted a moment"),
    (PARTIES, 2, "history_date", None, "wanted text in quotes"),
    (PARTIES, 2, "history_date", "2099-12-01T12:00:00.000000Z", "no moment after"),
    (PARTIES, 2, "history_type", "~", "got “~”; wanted “+”"),
    (PARTIES, 2, "history_type", "-", "got “-”; wanted “+”"),
    (PARTIES, 2, "history_type", "x", "history_type"),
    (PARTIES, 2, "publication", "draft", "got “draft”; wanted “published”"),
    (PARTIES, 2, "change_kind", "update", "wanted one of development"),
    (PARTIES, 2, "change_kind", "correction", "wanted a note that readers can see"),
    (PARTIES, 2, "author", "li.na", "wanted a pseudonym such as author-3f9a12cd"),
    (PARTIES, 2, "history_user", 1, "got an unknown field"),
    (PARTIES, 2, "history_change_reason", "So", "got an unknown field"),
    (PARTIES, 2, "digest", "cafe", "wanted a SHA-256 digest, or nothing"),
    (PARTIES, 2, "batch", "b" * 61, "wanted at most 60 characters"),
    (ROUNDS, 1, "agreement", 4711, "wanted the number of a known agreement"),
    (ROUNDS, 1, "agreement", ["tpp"], "wanted a whole number from 1"),
    (ROUNDS, 1, "agreement", None, "wanted a whole number from 1"),
    (ROUNDS, 2, "country", 4711, "wanted the number of a known party"),
    (ROUNDS, 2, "number", -1, "wanted a whole number"),
    (ROUNDS, 2, "start", "soon", "Wanted a date such as"),
    (ROUNDS, 2, "start", "", "round that was held has a first day"),
    (ROUNDS, 2, "earliest", "2014-03-14", "round earliest is not after latest"),
    (ROUNDS, 2, "earliest", "March", "wanted a whole day"),
    (ROUNDS, 3, "history_type", "+", "got “+”; wanted “~”"),
    (ROUNDS, 3, "version", 1, "as versions rise"),
    (ROUNDS, 3, "history_date", "2020-12-01T12:00:00.000000Z", "as versions rise"),
    (FORECASTS, 1, "probability", 0.5, "wanted text in quotes"),
    (FORECASTS, 2, "probability", "1.5", "wanted a number from 0 to 1"),
    (FORECASTS, 2, "target_earliest", "2015-01-01", "is not after target latest"),
    (CITATIONS, 2, "claim", "c", "wanted one of a, b"),
    (CITATIONS, 2, "locator", "p" * 121, "wanted at most 120 characters"),
]


@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case[0]}-{case[2:4]}"[:60])
def test_a_wrong_value_is_named_and_nothing_is_written(past, case):
    name, number, field, value, said = case

    change_field(past, name, number, field, value)

    assert said in refused(past)


@pytest.mark.parametrize(
    ("name", "field", "value", "said"),
    [
        (STEPS, "track", "treaty", "accession_step_has_a_stage_of_its_track"),
        (CITATIONS, "agreement", None, "citation_is_for_exactly_one_fact"),
    ],
)
def test_what_the_rules_of_the_table_refuse_is_refused(past, name, field, value, said):
    for number in (1, 2):
        change_field(past, name, number, field, value)

    assert said in refused(past)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[{}]", "got list; wanted an object with"),
        (b"1", "got int; wanted an object with"),
        (b"null", "wanted an object with"),
        (b"{", "wanted an object with"),
        (b"{} {}", "wanted an object with"),
        (b"{}", "field model"),
        (b'{"model": "tracker.party"', "wanted an object"),
        (b'{"model": NaN}', "NaN, which is no number"),
        (b'{"pk": -Infinity}', "-Infinity, which is no number"),
        (b'{"pk": 1, "pk": 1}', "the name pk twice in one object"),
        (b'{"pk": ' + b"9" * 5000 + b"}", "4300 digits"),
        (b'{"pk": ' + b"[" * 10_000 + b"]" * 10_000 + b"}", "without end"),
        (b'{"pk": "' + b"9" * 2_000_000 + b'"}', "more than 1,048,576 bytes"),
        ("{}".encode("utf-16"), "got the byte 0xFF; wanted text in UTF-8"),
        ("\ufeff{}".encode(), "wanted an object with"),
        (b'{"model": "auth.user", "pk": 1, "fields": {}}', "got “auth.user”"),
        (b'{"model": "tracker.round", "pk": 1, "fields": {}}', "got “tracker.round”"),
        (b'{"model": ["tracker.party"], "pk": 1, "fields": {}}', "field model"),
        (b'{"model": "tracker.party", "pk": 1}', "“pk” and “fields” alone"),
        (b'{"model": "tracker.party", "pk": 1, "fields": []}', "field fields"),
        (b'{"model": "tracker.party", "pk": 0, "fields": {}}', "field pk"),
        (b'{"model": "tracker.party", "pk": "1", "fields": {}}', "field pk"),
        (b'{"model": "tracker.party", "pk": 1, "fields": {}}', "no such field"),
    ],
    ids=range(23),
)
def test_what_is_no_line_of_facts_is_refused(past, content, said):
    write(past, PARTIES, content)

    assert said in refused(past)


def test_an_empty_line_is_passed_over_and_counted(past):
    write(past, PARTIES, b"\n\n1\n")

    assert refused(past).startswith("01-party.jsonl, object 3: got int")


@pytest.mark.parametrize(
    ("start", "more"), [(b"", b"["), (b'{"pk": "', b"a")], ids=["start0", "start1"]
)
def test_a_file_of_a_hundred_megabytes_is_refused_at_its_start(past, start, more):
    write(past, PARTIES, start + more * 100_000_000)

    assert refused(past).startswith("01-party.jsonl, object 1: got ")


def test_after_a_thousand_faults_nothing_more_is_read(past):
    write(past, PARTIES, b"{}\n" * 1500)

    assert refused(past).count("\n") == 999


def test_a_truncated_file_does_not_have_the_digest_of_the_manifest(past):
    content = (past / ROUNDS).read_bytes()
    (past / ROUNDS).write_bytes(content[:-200])

    fault = refused(past)

    assert fault.startswith("09-round.jsonl: got a file with the digest ")
    assert fault.endswith(", as the manifest says")


def test_a_fact_that_comes_twice_is_refused(past):
    found = objects(past, PARTIES)
    write_objects(past, PARTIES, found + found[:2])

    assert "field pk: got “" in refused(past)


def test_two_facts_of_one_key_are_refused(past):
    first, second, *_ = found = objects(past, PARTIES)
    for number in (3, 4):
        found[number - 1]["fields"]["code"] = first["fields"]["code"]
    write_objects(past, PARTIES, found)

    assert refused(past).startswith("01-party.jsonl: ")
    assert second["fields"]["code"] == first["fields"]["code"]


def test_a_version_that_comes_twice_is_refused(past):
    found = objects(past, PARTIES)
    found[3]["pk"] = found[1]["pk"]
    write_objects(past, PARTIES, found)

    assert "wanted each version once" in refused(past)


def test_versions_without_their_fact_are_refused(past):
    write_objects(past, PARTIES, objects(past, PARTIES)[1:])

    assert "the number of the row that it stands after: none" in refused(past)


def test_a_fact_without_a_version_is_refused(past):
    found = objects(past, PARTIES)
    del found[1]
    write_objects(past, PARTIES, found)

    assert "got a row without a version; wanted at least one" in refused(past)


def test_a_file_with_less_than_the_manifest_counts_is_refused(past):
    write(past, "06-succession.jsonl", b"")

    faults = refused(past)

    assert "field rows: got 0; wanted 1, as the manifest says" in faults
    assert "field versions: got 0; wanted 1, as the manifest says" in faults


def test_days_that_contradict_their_words_are_refused(past):
    for number in (1, 3):
        change_field(past, ROUNDS, number, "latest", "2013-09-30")

    assert "wanted 2013-08-30, as the words for the date say" in refused(past)


def test_a_published_fact_without_a_source_is_refused(past):
    write(past, CITATIONS, b"")
    manifest = json.loads((past / "manifest.json").read_text("utf-8"))
    [citations] = [f for f in manifest["files"] if f["file"] == CITATIONS]
    citations |= {"rows": 0, "versions": 0}
    change_manifest(past, files=manifest["files"])

    assert "a published fact needs at least one published citation" in refused(past)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"format": "xml"}, "wanted “jsonl”"),
        ({"format": "json"}, "an export in another form has to be made anew"),
        ({"program": 1}, "wanted the version of a program"),
        ({"schema": "0000_before"}, "the tables that are here"),
        ({"moment": "yesterday"}, "wanted a moment such as"),
        ({"moment": "2199-12-01T12:00:00.000000Z"}, "wanted a moment that has passed"),
        ({"moment": None}, "no moment after that of the manifest"),
        ({"filters": []}, "wanted an object"),
        ({"files": {}}, "wanted a list"),
        ({"files": []}, "wanted 17 files"),
        ({"files": [1] * 17}, "wanted an object with file, model"),
        ({"name": "tpp"}, "wanted no such field"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_manifest_of_something_else_is_refused(past, fields, said):
    change_manifest(past, **fields)

    assert said in refused(past)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("file", "../../secret", "wanted “01-party.jsonl”"),
        ("model", "auth.user", "wanted “tracker.party”"),
        ("rows", -1, "wanted a whole number"),
        ("versions", True, "wanted a whole number"),
        ("sha256", "cafe", "wanted a SHA-256 digest"),
        ("sha256", None, "wanted a SHA-256 digest"),
    ],
)
def test_a_manifest_of_other_files_is_refused(past, field, value, said):
    files = json.loads((past / "manifest.json").read_text("utf-8"))["files"]
    files[0][field] = value
    change_manifest(past, files=files)

    assert said in refused(past)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"3", b"{", b"\xff\xfe{\x00}\x00", b"[" * 99_999, b" " * 100_001],
    ids=range(7),
)
def test_a_manifest_that_is_none_is_refused(past, content):
    (past / "manifest.json").write_bytes(content)

    assert refused(past).startswith("manifest.json")


def test_a_missing_file_is_named(past):
    (past / ROUNDS).unlink()

    assert refused(past) == (
        "09-round.jsonl: got No such file or directory; wanted a file of this name"
    )


def test_a_file_that_the_manifest_does_not_name_is_refused(past):
    (past / "users.json").write_text("[]", "utf-8")

    assert refused(past).startswith(
        "users.json: got a file that the manifest does not name"
    )


def test_into_a_database_with_facts_nothing_goes(past):
    make.party("JP")

    with pytest.raises(FaultyFactsError, match=r"got a database with facts in it"):
        story.take_in(past)

    assert Party.history.count() == 1


def test_what_is_recorded_afterwards_comes_later_and_gets_new_numbers(past):
    story.take_in(past)
    before = newest_moment()
    last = Round.objects.latest("pk").pk

    new = make.party("NZ")

    assert new.history.get().history_date > before
    assert Round.objects.latest("pk").pk == last
    assert Party.objects.count() == len({party.pk for party in Party.objects.all()})


def test_a_rehearsal_leaves_nothing(past):
    manifest = take_in_past(past, by=story.BY, is_rehearsal=True, watch=len_of)

    assert manifest.versions > manifest.rows
    assert set(folders.counts().values()) == {(0, 0)}


def test_every_constraint_is_held_in_the_end(past):
    story.take_in(past)

    connection.check_constraints()
    call_command("check_history", verbosity=0)

    assert newest_moment() < story.BY - timedelta(days=1)


def len_of(versions: int) -> int:
    return versions
