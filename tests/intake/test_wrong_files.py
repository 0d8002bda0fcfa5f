"""Files that are not as the format wants them: named, and nothing written."""

import pytest

from tests.intake import folders
from tracker.intake.faults import FaultyFactsError, worded

pytestmark = pytest.mark.django_db


def refused(folder):
    """What is said of the folder, which is refused and leaves nothing behind."""
    with pytest.raises(FaultyFactsError) as refusal:
        folders.load(folder)
    assert set(folders.counts().values()) == {(0, 0)}
    return [str(fault) for fault in refusal.value.faults]


def rewrite(path, old, new):
    path.write_bytes(path.read_bytes().replace(old, new, 1))


def test_a_folder_that_is_not_there(tmp_path):
    [fault] = refused(tmp_path / "facts")

    assert fault.endswith(
        "got no such folder; wanted a folder with the twelve fact files"
    )


def test_a_folder_that_no_disk_can_have(tmp_path):
    [fault] = refused(tmp_path / ("t" * 300))

    assert fault.endswith("got File name too long; wanted something that can be read")


def test_a_missing_file_is_named_without_all_that_follows_from_it(folder):
    (folder / "parties.csv").unlink()

    assert refused(folder) == [
        "parties.csv: got no such file; wanted a file of this name"
    ]


def test_every_missing_file_is_named(folder):
    for file in folder.iterdir():
        file.unlink()

    assert len(refused(folder)) == 12


def test_a_folder_in_the_place_of_a_file(folder):
    (folder / "topics.csv").unlink()
    (folder / "topics.csv").mkdir()

    assert refused(folder) == [
        "topics.csv: got no such file; wanted a file of this name"
    ]


def test_an_unknown_file_of_facts(folder):
    (folder / "round.csv").write_text("agreement,number\n", encoding="utf-8")

    [fault] = refused(folder)

    assert fault.startswith("round.csv: got an unknown file; wanted one of sources.csv")
    assert fault.endswith("(the nearest is “rounds.csv”)")


def test_other_files_may_lie_beside_the_facts(folder):
    (folder / "FORMAT.md").write_text("# The format", encoding="utf-8")
    (folder / "._rounds.csv").write_bytes(b"\x00\x05\x16\x07")

    assert folders.load(folder).versions


def test_a_byte_order_mark_is_no_fault(folder):
    path = folder / "parties.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert folders.load(folder).versions


def test_line_ends_of_windows_are_no_fault(folder):
    path = folder / "parties.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert folders.load(folder).versions


def test_rows_without_any_text_are_no_rows(folder):
    path = folder / "parties.csv"
    path.write_bytes(path.read_bytes() + b"\n,,,\n")

    assert folders.load(folder).versions


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(folder, encoding):
    path = folder / "parties.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))

    assert refused(folder) == ["parties.csv: got UTF-16; wanted text in UTF-8"]


def test_text_that_is_not_utf_8_is_named_with_its_row(folder):
    rewrite(folder / "parties.csv", "日本".encode(), "日本".encode("gb18030"))

    assert refused(folder) == [
        "parties.csv, row 4: got the byte 0xC8; wanted text in UTF-8"
    ]


def test_an_empty_file_has_no_columns(folder):
    (folder / "parties.csv").write_bytes(b"")

    [fault] = refused(folder)

    assert fault.startswith("parties.csv, row 1: got nothing; wanted the columns code,")


def test_cells_separated_by_anything_but_commas(folder):
    path = folder / "parties.csv"
    path.write_bytes(path.read_bytes().replace(b",", b";"))

    [fault] = refused(folder)

    assert fault.startswith(
        "parties.csv, row 1: got “code;name_en;name_zh;kind”; wanted"
    )


def test_a_column_that_is_missing_unknown_or_twice_there(folder):
    rewrite(folder / "rounds.csv", b"number,label,start", b"nummer,label,label")

    found = refused(folder)

    assert [fault.split("; wanted")[0] for fault in found] == [
        "rounds.csv, row 1, column nummer: got the unknown column “nummer”",
        "rounds.csv, row 1, column label: got the column 2 times",
        "rounds.csv, row 1, column number: got no such column",
        "rounds.csv, row 1, column start: got no such column",
    ]


def test_columns_may_stand_in_any_order(folder):
    rewrite(folder / "memberships.csv", b"bloc,party", b"party,bloc")
    rewrite(folder / "memberships.csv", b"APEC,JP\nAPEC,US", b"JP,APEC\nUS,APEC")

    assert folders.load(folder).versions


@pytest.mark.parametrize(
    ("line", "count"), [("tpp,US,US\n", 3), ("tpp\n", 1)], ids=["more", "fewer"]
)
def test_a_row_with_more_or_fewer_cells_than_columns(folder, line, count):
    path = folder / "participations.csv"
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")

    assert refused(folder) == [
        f"participations.csv, row 5: got {count} cells; wanted 2, one for each column"
    ]


def test_a_quotation_mark_that_is_never_closed(folder):
    rewrite(folder / "parties.csv", b"Japan", b'"Japan')

    [fault] = refused(folder)

    assert fault.startswith("parties.csv, row 4: got “unexpected end of data”")


def test_a_cell_larger_than_csv_readers_take_by_themselves(folder):
    rewrite(folder / "parties.csv", b"Japan", b"J" * 200_000)

    assert refused(folder) == [
        "parties.csv, row 4, column name_en: got 200000 characters; wanted at most 120 "
        "characters"
    ]


def test_a_row_that_comes_twice_is_named_with_the_first(folder):
    path = folder / "status_events.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.splitlines(keepends=True)[1], encoding="utf-8")

    assert refused(folder) == [
        "status_events.csv, row 5, column party: got the key “tpp · 2008-02 · "
        "exploratory · US” again; wanted another key than status_events.csv, row 2 has"
    ]


def test_a_file_without_rows_is_no_fault_where_nothing_refers_to_it(folder):
    folders.keep_heading(folder, "topics.csv")

    assert folders.load(folder).versions


def test_references_to_rows_that_are_not_there_are_each_named(folder):
    folders.keep_heading(folder, "parties.csv")

    found = refused(folder)

    assert (
        "memberships.csv, row 2, column bloc: got “APEC”; wanted a known party" in found
    )
    assert "rounds.csv, row 2, column country: got “AU”; wanted a known party" in found


def test_all_faults_of_all_files_are_found_at_once(folder):
    folders.set_cell(folder, "forecasts.csv", 3, "stance", "traget")
    folders.set_cell(folder, "forecasts.csv", 3, "target_latest", "end of 2013")
    folders.set_cell(folder, "parties.csv", 4, "kind", "country")
    folders.set_cell(folder, "topics.csv", 2, "sources", "cass")

    assert [fault.split(": ")[0] for fault in refused(folder)] == [
        "forecasts.csv, row 3, column target_latest",
        "forecasts.csv, row 3, column stance",
        "parties.csv, row 4, column kind",
        "topics.csv, row 2, column sources",
    ]


def test_a_fault_that_two_forecasts_of_one_deadline_share_is_named_for_both(folder):
    for row in (3, 5):
        folders.set_cell(folder, "forecasts.csv", row, "subject", "Japan")

    assert refused(folder) == [
        f"forecasts.csv, row {row}, column subject: got “Japan”; wanted a known party"
        for row in (3, 5)
    ]


def test_a_word_that_cannot_be_read_is_not_compared_with_other_rows(folder):
    folders.set_cell(folder, "forecasts.csv", 7, "stated_by_kind", "scholar")

    [fault] = refused(folder)

    assert fault.startswith(
        "forecasts.csv, row 7, column stated_by_kind: got “scholar”"
    )


def test_faults_beyond_the_limit_are_counted(folder):
    folders.keep_heading(folder, "sources.csv")
    with pytest.raises(FaultyFactsError) as refusal:
        folders.load(folder)

    lines = worded(refusal.value.faults, limit=3)

    assert len(lines) == 4
    assert lines[-1] == f"and {len(refusal.value.faults) - 3} more"
