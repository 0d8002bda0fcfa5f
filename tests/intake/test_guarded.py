"""Cells made safe for spreadsheets and lines, and restored exactly."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake import folders
from tracker.intake.faults import FaultyFactsError
from tracker.intake.formula_guard import guarded, restored
from tracker.models import Party, StatusEvent

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SAMPLES = {
    "Trans-Pacific Partnership": "Trans-Pacific Partnership",
    "跨太平洋伙伴关系协定": "跨太平洋伙伴关系协定",
    "../2013-10": "../2013-10",
    "-2.70": "-2.70",
    "=SUM(A1:A3)": "'=SUM(A1:A3)",
    "-2.70 per cent": "'-2.70 per cent",
    "@trade": "'@trade",
    "'=1": "''=1",
    "'-2": "''-2",
    "'90s talks": "'90s talks",
    "All 12 sign.\r\nOne text.": '\'"All 12 sign.\\r\\nOne text."',
    "第一行\n第二行": '\'"第一行\\n第二行"',
    " Bali ": '\'" Bali "',
    "one\u2028two": '\'"one\\u2028two"',
    "\t=1": '\'"\\t=1"',
    '\'"said"': '\'"\'\\"said\\""',
}


def read_back(cell):
    text = restored(cell)
    return cell if text is None else text


@pytest.mark.parametrize(("text", "cell"), SAMPLES.items(), ids=map(repr, SAMPLES))
def test_a_cell_is_written_so_that_no_program_takes_it_for_another(text, cell):
    assert guarded(text) == cell
    assert read_back(cell) == text


def test_nothing_where_a_value_is_wanted_is_written_as_such():
    assert guarded("", is_required=True) == '\'""'
    assert guarded("") == ""
    assert read_back('\'""') == ""


@given(st.text() | st.text("'\"=+-@\t\r\n 0.a", max_size=8))
def test_every_text_comes_back(text):
    for is_required in (True, False):
        cell = guarded(text, is_required=is_required)

        assert read_back(cell) == text
        assert cell == cell.strip()
        assert len(cell.splitlines()) <= 1


@given(st.text("'\"=+-@\t\r\n 0.a", max_size=8))
def test_no_cell_but_a_number_begins_as_a_formula(text):
    cell = guarded(text)

    assert not cell.startswith(FORMULA_STARTS) or float(cell) < 0 or cell == "-0"


@given(st.lists(st.text(), min_size=2, max_size=4))
def test_a_line_of_cells_comes_back_from_a_file(texts):
    file = StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerow(map(guarded, texts))

    [cells] = csv.reader(StringIO(file.getvalue(), newline=""), strict=True)

    assert [read_back(cell) for cell in cells] == texts


@pytest.mark.django_db
def test_a_folder_with_guarded_cells_is_taken_in_as_the_texts_they_stand_for(folder):
    said = "=Concluded at Atlanta.\nTwelve parties."
    folders.set_cell(folder, "parties.csv", 3, "name_zh", guarded("", is_required=True))
    folders.set_cell(folder, "status_events.csv", 2, "description", guarded(said))

    folders.load(folder)

    assert Party.objects.get(code="AU").name_zh == ""
    assert StatusEvent.objects.filter(description=said).count() == 1


@pytest.mark.django_db
def test_nothing_is_no_value_for_a_column_that_needs_one(folder):
    folders.set_cell(folder, "parties.csv", 3, "name_en", '\'""')

    with pytest.raises(FaultyFactsError, match="column name_en: got nothing; wanted"):
        folders.load(folder)


@pytest.mark.django_db
@pytest.mark.parametrize("cell", ['\'"\\u0000"', '\'"\\ud800"'])
def test_characters_that_no_database_keeps_are_refused_however_written(folder, cell):
    folders.set_cell(folder, "parties.csv", 3, "name_zh", cell)

    with pytest.raises(FaultyFactsError, match="wanted text without it"):
        folders.load(folder)
