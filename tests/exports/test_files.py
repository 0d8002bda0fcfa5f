"""Files written whole."""

import pytest

from tracker.exports.files import write_files


def test_a_folder_is_made_and_holds_the_texts_alone(tmp_path):
    folder = tmp_path / "facts" / "fixtures"

    write_files(folder, {"tpp.json": "跨太平洋\n"})

    assert [path.name for path in folder.iterdir()] == ["tpp.json"]
    assert (folder / "tpp.json").read_bytes() == "跨太平洋\n".encode()


def test_a_text_takes_the_place_of_the_one_before(tmp_path):
    write_files(tmp_path, {"tpp.json": "[1]\n"})

    write_files(tmp_path, {"tpp.json": "[2]\n"})

    assert (tmp_path / "tpp.json").read_text(encoding="utf-8") == "[2]\n"


def test_where_one_text_cannot_be_written_none_is(tmp_path):
    write_files(tmp_path, {"p4.json": "[1]\n"})

    with pytest.raises(OSError, match="too long"):
        write_files(tmp_path, {"p4.json": "[2]\n", "t" * 300: "[2]\n"})

    assert [path.name for path in tmp_path.iterdir()] == ["p4.json"]
    assert (tmp_path / "p4.json").read_text(encoding="utf-8") == "[1]\n"


def test_other_files_of_the_folder_stay(tmp_path):
    (tmp_path / "README.md").write_text("Facts", encoding="utf-8")

    write_files(tmp_path, {"tpp.json": "[]\n"})

    assert (tmp_path / "README.md").exists()
