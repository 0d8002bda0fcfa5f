"""Fixtures that nobody should trust: refused with file, object and field."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.intake import folders
from tracker.exports.files import write_files
from tracker.exports.fixtures import fixtures
from tracker.intake.faults import FaultyFactsError
from tracker.intake.fixtures import facts_in_fixtures
from tracker.intake.import_facts import import_facts

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

ROUND = {"agreement": ["tpp"], "label": "TPP round 1"}
FORECAST = {"target_text": "end of 2013"}
# The object whose fields these are, the field set, and what is said.
WRONG = [
    ("party", {"code": "JP"}, "kind", "country", "wanted one of state, customs"),
    ("party", {"code": "JP"}, "name_en", "", "got nothing; wanted a value"),
    ("party", {"code": "JP"}, "name_en", None, "got “None”; wanted text in quotes"),
    ("party", {"code": "JP"}, "name_en", 81, "got “81”; wanted text in quotes"),
    ("party", {"code": "JP"}, "name_zh", "日\x00本", "got U+0000"),
    ("party", {"code": "JP"}, "name_zh", "\ud800", "got U+D800"),
    ("party", {"code": "JP"}, "publication", "draft", "wanted “published”"),
    ("party", {"code": "JP"}, "version", 7, "got an unknown field; wanted one of"),
    ("party", {"code": "JP"}, "nickname", "Nippon", "got an unknown field"),
    ("round", ROUND, "number", "1", "got “1”; wanted a whole number"),
    ("round", ROUND, "number", True, "got “True”; wanted a whole number"),
    ("round", ROUND, "number", 1.5, "got “1.5”; wanted a whole number"),
    ("round", ROUND, "number", -1, "got “-1”; wanted a whole number"),
    ("round", {"number": 2}, "number", 1, "another than “tpp · TPP round 1” has"),
    ("round", ROUND, "country", ["ZZ"], "got “ZZ”; wanted a known party"),
    ("round", ROUND, "country", "AU", "wanted a list of code"),
    ("round", ROUND, "country", ["AU", "US"], "wanted a list of code"),
    ("round", ROUND, "country", [1], "wanted a list of code"),
    ("round", ROUND, "start", "soon", "Wanted a date such as 2013-10-07"),
    ("round", ROUND, "start", "", "wanted a date: the round was held"),
    ("round", ROUND, "earliest", "2010-03-14", "wanted 2010-03-15, as the words"),
    ("round", ROUND, "latest", None, "wanted 2010-03-19, as the words"),
    ("round", ROUND, "latest", "March", "wanted a whole day, such as 2013-12-31"),
    ("forecast", FORECAST, "probability", "1.5", "wanted a number from 0 to 1"),
    ("forecast", FORECAST, "probability", 0.5, "got “0.5”; wanted text in quotes"),
    ("forecast", FORECAST, "stance", "no-date", "the stance is no-date"),
    ("forecast", FORECAST, "deadline", ["tpp"], "wanted a list of agreement__slug"),
    ("deadline", {"milestone": "signed"}, "round_name", "1", "it is not a round"),
    ("forecast", FORECAST, "speaker", None, "wanted a list of name"),
    ("source", {"slug": "baike-tpp"}, "url", "javascript:alert(1)", "begins with http"),
    ("citation", {"agreement": ["tpp"]}, "source", ["cass"], "wanted a known source"),
    ("citation", {"agreement": ["tpp"]}, "claim", "c", "wanted one of a, b"),
    (
        "citation",
        {"agreement": ["tpp"]},
        "topic",
        ["tpp", "Labour", "agenda"],
        "exactly",
    ),
    (
        "citation",
        {"agreement": ["tpp"]},
        "agreement",
        None,
        "got no fact; wanted exactly",
    ),
]


@pytest.fixture(scope="module", autouse=True)
def _loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        folders.load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    write_files(tmp_path, fixtures())
    return tmp_path


def refused(*paths: Path) -> list[str]:
    before = folders.counts()
    with pytest.raises(FaultyFactsError) as refusal:
        import_facts(facts_in_fixtures(paths), folders.LOAD)
    assert folders.counts() == before
    return [str(fault) for fault in refusal.value.faults]


def find(folder, model, fields):
    """The path, the objects and the number of the object that has these fields."""
    for path in sorted(folder.glob("*.json")):
        objects = json.loads(path.read_text(encoding="utf-8"))
        for number, found in enumerate(objects, start=1):
            is_wanted = fields.items() <= found["fields"].items()
            if found["model"] == f"tracker.{model}" and is_wanted:
                return path, objects, number
    raise LookupError(fields)


def write(path, objects):
    path.write_text(json.dumps(objects), encoding="utf-8")


@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case[0]}-{case[2]}")
def test_a_wrong_field_is_named_and_nothing_is_written(shipped, case):
    model, fields, name, value, said = case
    path, objects, number = find(shipped, model, fields)
    objects[number - 1]["fields"][name] = value
    write(path, objects)

    faults = refused(shipped)

    lines = [f for f in faults if f.startswith(f"{path.name}, object {number}")]
    assert any(said in line for line in lines)
    is_about_all = name in {"topic", "agreement", "stance"}
    assert is_about_all or any(f", field {name}: " in line for line in lines)


@pytest.mark.parametrize("name", ["kind", "code"])
def test_a_missing_field_is_named(shipped, name):
    path, objects, number = find(shipped, "party", {"code": "SG"})
    del objects[number - 1]["fields"][name]
    write(path, objects)

    where = f"00-reference.json, object {number}, field {name}"
    assert f"{where}: got no such field; wanted a value" in refused(shipped)


def test_a_missing_part_of_a_key_that_may_be_empty_is_named(shipped):
    path, objects, number = find(shipped, "deadline", {"milestone": "concluded"})
    del objects[number - 1]["fields"]["stage"]
    write(path, objects)

    where = f"tpp.json, object {number}, field stage"
    assert f"{where}: got no such field; wanted a value" in refused(shipped)


@pytest.mark.parametrize(
    "model", ["auth.user", "tracker.historicalparty", "sessions.session", "party"]
)
def test_only_facts_are_taken_in(tmp_path, model):
    write(tmp_path / "users.json", [{"model": model, "fields": {"username": "eve"}}])

    [fault] = refused(tmp_path)

    assert fault.startswith(f"users.json, object 1, field model: got “{model}”; wanted")


def test_a_number_of_another_database_is_refused(shipped):
    path, objects, number = find(shipped, "party", {"code": "JP"})
    objects[number - 1]["pk"] = 1
    write(path, objects)

    where = f"00-reference.json, object {number}, field pk"
    assert f"{where}: got “1”; wanted “model” and “fields” alone" in refused(shipped)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Expecting value"),
        ("[{", "Expecting property name"),
        ('{"model": "tracker.party"}', "got “dict”"),
        ("3", "got “int”"),
        ("null", "got “NoneType”"),
        ("[" * 100_000, "lists in lists without end"),
        ("[NaN]", "NaN, which is no number"),
        ('[{"model": 1, "model": 2}]', "the name model twice in one object"),
        ("[" + "9" * 5000 + "]", "4300 digits"),
    ],
)
def test_what_is_no_list_of_objects_is_refused(tmp_path, content, said):
    (tmp_path / "facts.json").write_text(content, encoding="utf-8")

    [fault] = refused(tmp_path)

    assert fault.startswith("facts.json: got ")
    assert said in fault
    assert fault.endswith("wanted a JSON list of objects, as export_fixture writes it")


@pytest.mark.parametrize("offered", [1, "tpp", None, [], ["tracker.party"]])
def test_what_is_no_object_is_refused(tmp_path, offered):
    write(tmp_path / "facts.json", [offered])

    [fault] = refused(tmp_path)

    assert fault.endswith("wanted an object with “model” and “fields”")


@pytest.mark.parametrize("fields", [None, [], "code"])
def test_fields_that_are_none_are_refused(tmp_path, fields):
    write(tmp_path / "facts.json", [{"model": "tracker.party", "fields": fields}])

    [fault] = refused(tmp_path)

    assert fault.startswith("facts.json, object 1, field fields: got")


def test_a_truncated_fixture_is_refused(shipped):
    path = shipped / "tpp.json"
    path.write_bytes(path.read_bytes()[:-200])

    [fault] = refused(shipped)

    assert fault.startswith("tpp.json: got “")


def test_one_fact_in_two_objects_is_refused_with_both_named(shipped):
    path, objects, number = find(shipped, "party", {"code": "JP"})
    write(path, [*objects, objects[number - 1]])

    assert refused(shipped) == [
        f"00-reference.json, object {len(objects) + 1}, field code: got the key “JP” "
        f"again; wanted another key than 00-reference.json, object {number} has"
    ]


def test_a_fact_without_a_citation_is_refused(shipped):
    path, objects, _number = find(shipped, "round", ROUND)
    kept = [found for found in objects if not found["fields"].get("round")]
    write(path, kept)

    faults = refused(shipped)

    assert len(faults) == 3
    assert all(
        fault.endswith("got no citation of it; wanted at least one") for fault in faults
    )


def test_a_path_that_is_not_there_is_named(tmp_path):
    [fault] = refused(tmp_path / "tpp.json")

    assert fault == "tpp.json: got no such file; wanted a file of this name"


def test_a_path_that_no_file_can_have_is_named(tmp_path):
    [fault] = refused(tmp_path / ("t" * 300))

    assert fault.endswith("got File name too long; wanted something that can be read")


def test_hidden_files_are_no_fixtures(shipped):
    (shipped / "._tpp.json").write_bytes(b"\x00\x05\x16\x07")

    assert import_facts(facts_in_fixtures([shipped]), folders.LOAD).versions == 0


def test_a_file_of_a_hundred_megabytes_is_refused_unread(tmp_path):
    with (tmp_path / "tpp.json").open("wb") as file:
        file.truncate(100_000_000)

    [fault] = refused(tmp_path)

    assert fault == "tpp.json: got 100,000,000 bytes; wanted at most 67,108,864"


def test_a_folder_without_fixtures_is_named(tmp_path):
    [fault] = refused(tmp_path)

    assert fault.endswith("got a folder without fixtures; wanted files named *.json")


def test_two_files_of_one_name_are_refused(shipped, tmp_path):
    other = tmp_path / "other"
    write_files(other, {"tpp.json": "[]\n"})

    [fault] = refused(shipped, other)

    assert fault == "tpp.json: got two files of this name; wanted one"


def test_a_file_named_twice_is_read_once(shipped):
    report = import_facts(
        facts_in_fixtures([shipped, shipped / "tpp.json"]), folders.LOAD
    )

    assert report.files.count("tpp.json") == 1
    assert report.versions == 0
