"""Plain values, and cells that no spreadsheet runs."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO

import pytest

from tracker.exports.answers import Answer, AnswerRows
from tracker.exports.plain import csv_text, plain
from tracker.exports.rows import SeatRow, SuccessionRow
from tracker.intake.formula_guard import guarded, restored
from tracker.vocabulary.statuses import Status


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2013, 10, 7), "2013-10-07"),
        (datetime(2013, 10, 7, 9, 30, 0, 17, UTC), "2013-10-07T09:30:00.000017Z"),
        (Decimal("0.350"), 0.35),
        (Status.IN_FORCE, "in-force"),
        (("US", date(2013, 10, 7)), ["US", "2013-10-07"]),
        ({"on": date(2013, 10, 7)}, {"on": "2013-10-07"}),
        (None, None),
        (SuccessionRow("cptpp", "tpp"), {"agreement": "cptpp", "supersedes": "tpp"}),
    ],
    ids=str,
)
def test_a_value_is_said_in_what_json_has(value, said):
    assert plain(value) == said


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1 day", "@SUM(A1)", "\tx", "\rx", "'tis", "''", "'=1", "a\nb"],
)
def test_a_cell_runs_nowhere_and_is_given_back_as_in_a_fact_file(text):
    file = csv_text(["text"], [{"text": text}])

    [_head, [cell]] = csv.reader(StringIO(file, newline=""))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell == guarded(text)
    assert restored(cell) in {text, None if cell == text else text}


def test_a_table_has_its_header_without_rows():
    assert csv_text(["agreement", "party"], []) == "agreement,party\r\n"


def test_truths_lists_and_nothing_are_one_cell_each():
    text = csv_text(["a", "b", "c", "d"], [{"a": True, "b": ("US", "JP"), "c": None}])

    assert text.splitlines()[1] == "true,US;JP,,"


def test_several_lists_are_one_table_that_names_them():
    answer = Answer(
        {"agreement": "tpp"},
        {
            "seats": AnswerRows.of(SeatRow, [SeatRow("tpp", "JP", "in", None)]),
            "successions": AnswerRows.of(
                SuccessionRow, [SuccessionRow("cptpp", "tpp")]
            ),
        },
    )

    rows = list(csv.DictReader(StringIO(answer.csv(), newline="")))

    assert rows[0] == {
        "list": "seats",
        "agreement": "tpp",
        "party": "JP",
        "side": "in",
        "bloc": "",
        "supersedes": "",
    }
    assert (rows[1]["list"], rows[1]["supersedes"]) == ("successions", "tpp")
