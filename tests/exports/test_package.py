"""The fact files as a Data Package: what the descriptor says holds of the files."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import make
from tests.intake import folders
from tracker.exports.dictionary import dictionary
from tracker.exports.dictionary_page import dictionary_page
from tracker.exports.files import write_files
from tracker.exports.package import Licence, package
from tracker.exports.selection import all_published
from tracker.facts import FILES
from tracker.vocabulary.statuses import Status

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def texts(licence=Licence("Ask the owner.")):  # noqa: B008  # frozen
    return package(all_published(), moment=MOMENT, licence=licence)


def descriptor(**options):
    return json.loads(texts(**options)["datapackage.json"])


def schema(name):
    [found] = [r for r in descriptor()["resources"] if r["name"] == name]
    return found["schema"]


def field(resource, name):
    return next(f for f in schema(resource)["fields"] if f["name"] == name)


def faults(folder):
    """What the frictionless tool finds wrong with the package in the folder."""
    frictionless = pytest.importorskip("frictionless", exc_type=ImportError)
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [error for task in report.tasks for error in task.errors] + report.errors


def test_the_package_is_valid(tmp_path):
    folders.load()
    write_files(tmp_path, texts())

    assert faults(tmp_path) == []


def test_a_package_without_facts_is_valid(tmp_path):
    write_files(tmp_path, texts())

    assert faults(tmp_path) == []


def test_a_package_with_guarded_cells_is_valid(tmp_path):
    tpp = make.agreement(name_en="=1+1", name_zh="")
    make.indicator(tpp, value="-2.70", name="@growth")
    write_files(tmp_path, texts())

    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("participations.csv", "agreement,party\ntpp,XX\n", "foreign-key"),
        ("parties.csv", "code,name_en,name_zh,kind\n,A,B,state\n", "constraint-error"),
        ("parties.csv", "code,name_en,name_zh,kind\nJP,A,B,land\n", "constraint-error"),
        ("memberships.csv", "bloc,party\nAPEC,JP\nAPEC,JP\n", "primary-key"),
        ("memberships.csv", "bloc,party\n", "hash-count"),
    ],
)
def test_a_file_that_was_spoilt_is_found(tmp_path, file, text, fault):
    folders.load()
    write_files(tmp_path, texts() | {file: text})

    assert fault in {error.type for error in faults(tmp_path)}


def test_a_file_with_another_type_of_value_is_found(tmp_path):
    folders.load()
    spoilt = texts()["indicators.csv"].replace(",59,", ",about 59,")
    write_files(tmp_path, texts() | {"indicators.csv": spoilt})

    assert "type-error" in {error.type for error in faults(tmp_path)}


def test_the_package_says_of_which_moment_it_is():
    found = descriptor()

    assert found["version"] == found["created"] == "2026-12-01T09:30:00Z"


def test_the_licence_is_a_file_unless_it_has_an_address():
    assert descriptor()["licenses"] == [
        {"path": "LICENCE.txt", "title": "Ask the owner."}
    ]

    url = "https://creativecommons.org/licenses/by/4.0/"
    named = Licence("CC BY 4.0", url)
    assert descriptor(licence=named)["licenses"][0]["path"] == url
    assert texts(licence=named)["LICENCE.txt"] == f"CC BY 4.0\n{url}\n"


def test_types_words_and_units_are_those_of_the_columns():
    assert field("rounds", "number")["type"] == "integer"
    assert field("forecasts", "target_latest")["type"] == "date"
    assert field("forecasts", "stated_on")["type"] == "string"
    assert field("forecasts", "probability")["unit"] == "fraction from 0 to 1"
    assert field("indicators", "value")["type"] == "number"
    assert field("sources", "url")["format"] == "uri"
    words = field("status-events", "status")["constraints"]["enum"]
    assert words == [*Status.values]


def test_a_key_that_may_be_empty_in_part_is_unique_and_not_primary():
    assert schema("parties")["primaryKey"] == ["code"]
    assert schema("topics")["uniqueKeys"] == [["agreement", "topic_en", "stance"]]


def test_keys_lead_to_the_files_they_name():
    assert schema("rounds")["foreignKeys"] == [
        {
            "fields": ["agreement"],
            "reference": {"resource": "agreements", "fields": ["id"]},
        },
        {
            "fields": ["country"],
            "reference": {"resource": "parties", "fields": ["code"]},
        },
    ]


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.file)
def test_the_dictionary_explains_every_column_in_its_order(kind):
    [entry] = [entry for entry in dictionary() if entry.name == kind.file]

    assert [column.name for column in entry.columns] == kind.column_names
    assert {c.name for c in entry.columns if c.is_required} == kind.required
    assert all(column.description.endswith(".") for column in entry.columns)


def test_the_page_of_the_dictionary_is_the_one_that_leaves_with_the_data():
    assert PAGE.read_text(encoding="utf-8") == dictionary_page()
    assert texts()["data-dictionary.md"] == dictionary_page()
