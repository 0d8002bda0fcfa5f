"""Files that are broken, misnamed or harmful: refused in words, nothing written."""

import io
import zipfile

import pytest

from tests.admin import uploads
from tests.admin.addresses import digest
from tests.intake import folders
from tracker.intake.uploads import LARGEST_UPLOAD
from tracker.models import Upload

pytestmark = pytest.mark.walk

ROUNDS = uploads.lines("rounds.csv")
HEADING, FIRST = ROUNDS[:2]
TEXT = uploads.as_text(ROUNDS)
WORKBOOK = uploads.as_workbook({"rounds": ROUNDS})
FOLDER = uploads.as_folder({"rounds.csv": TEXT})
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
HTML = b"<html><body><table><tr><td>agreement</td></tr></table></body></html>"
ENTITIES = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def cell(column, text):
    """The rounds with that text in a cell of the first row."""
    row = [*FIRST]
    row[HEADING.index(column)] = text
    return [HEADING, row]


def part(name, change):
    """The workbook with one of its parts changed."""
    content = io.BytesIO()
    had = zipfile.ZipFile(io.BytesIO(WORKBOOK))
    with zipfile.ZipFile(content, "w") as has:
        for each in had.namelist():
            text = had.read(each)
            if each == name:
                text = change(text)
            if text is not None:
                has.writestr(each, text)
    return content.getvalue()


def zipped(**files):
    return uploads.as_folder(files, before="")


def twice(name):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as folder:
        folder.writestr(name, TEXT)
        with pytest.warns(UserWarning, match="Duplicate name"):
            folder.writestr(name, TEXT)
    return content.getvalue()


def encrypted():
    """The flag is all that tells a reader."""
    content = bytearray(FOLDER)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    return bytes(content)


def overflowing():
    """A small file that unfolds to more than is ever read."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as folder:
        for number in range(5):
            folder.writestr(f"notes-{number}.txt", b"\0" * (15 << 20))
    return content.getvalue()


def _again(xml):
    start = xml.index(b"<sheet ")
    return xml[start : xml.index(b"/>", start) + 2]


def _error():
    return b'<row r="90"><c r="A90" t="e"><v>#REF!</v></c></row>'


SHEET = "xl/worksheets/sheet1.xml"
CLOSED = b"</sheetData>"
FAR = b'<row r="99999999"><c r="A99999999" t="inlineStr"><is><t>x</t></is></c></row>'
# By what is wrong: the name, the content, and words of the refusal.
FILES = {
    "an empty text": ("rounds.csv", b"", "empty"),
    "a heading alone, in one column": ("rounds.csv", b"agreement\n", "the columns"),
    "UTF-16": ("rounds.csv", TEXT.decode().encode("utf-16"), "UTF-16"),
    "another encoding": ("rounds.csv", TEXT + b"\xff", "text in UTF-8"),
    "NUL": ("rounds.csv", uploads.as_text(cell("note", "a\0b")), "U+0000"),
    "a huge cell": (
        "rounds.csv",
        uploads.as_text(cell("label", "x" * 10**6)),
        "at most",
    ),
    "a bell": ("rounds.csv", uploads.as_text(cell("note", "a\x07b")), "U+0007"),
    "an open quote": ("rounds.csv", TEXT + b'"tpp,', "straight double quotes"),
    "a missing column": (
        "rounds.csv",
        TEXT.replace(b"agreement,", b"", 1),
        "no such column",
    ),
    "a column twice": ("rounds.csv", TEXT.replace(b"label", b"number", 1), "2 times"),
    "an unknown column": (
        "rounds.csv",
        TEXT.replace(b"label", b"labels", 1),
        "unknown",
    ),
    "10,000 columns": ("rounds.csv", b",".join([b"x"] * 10_000), "unknown column"),
    "an unknown name": ("runde.csv", TEXT, "an unknown file"),
    "a picture": ("rounds.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "text in UTF-8"),
    "HTML as text": ("rounds.csv", HTML, "the columns"),
    "HTML as a workbook": ("facts.xlsx", HTML, "something else under such a name"),
    "an old workbook": ("facts.xls", OLD_OFFICE, "password-protected"),
    "a protected workbook": ("facts.xlsx", OLD_OFFICE, "password-protected"),
    "text as a zip": ("facts.zip", TEXT, "something else under such a name"),
    "half a workbook": ("facts.xlsx", WORKBOOK[: len(WORKBOOK) // 2], "damaged file"),
    "half a zip": ("facts.zip", FOLDER[: len(FOLDER) // 2], "damaged file"),
    "a zip and no more": ("facts.zip", b"PK\x05\x06" + b"\0" * 18, "no facts"),
    "a zip without facts": ("facts.zip", zipped(**{"a.txt": b"x"}), "no facts"),
    "a zip with a password": ("facts.zip", encrypted(), "a file with a password"),
    "a zip that unfolds": ("facts.zip", overflowing(), "bytes when unpacked"),
    "a way out of the folder": (
        "facts.zip",
        uploads.as_folder({"rounds.csv": TEXT}, before="../../"),
        "inside the folder",
    ),
    "a whole path": (
        "facts.zip",
        uploads.as_folder({"rounds.csv": TEXT}, before="/etc/"),
        "inside the folder",
    ),
    "folders in the folder": (
        "facts.zip",
        zipped(**{"rounds.csv": TEXT, "old/rounds.csv": TEXT}),
        "several folders",
    ),
    "a file twice": ("facts.zip", twice("rounds.csv"), "2 times"),
    "a wrong name in a zip": ("facts.zip", zipped(**{"Rounds.CSV": TEXT}), "unknown"),
    "too many files": (
        "facts.zip",
        zipped(**{f"{n}.txt": b"" for n in range(600)}),
        "at most 500",
    ),
    "an unknown sheet": (
        "facts.xlsx",
        uploads.as_workbook({"Runden": ROUNDS}),
        "an unknown sheet",
    ),
    "two sheets of one name": (
        "facts.xlsx",
        part(
            "xl/workbook.xml",
            lambda xml: xml.replace(b"</sheets>", _again(xml) + b"</sheets>"),
        ),
        "sheets of this name",
    ),
    "a sheet of 10,000 columns": (
        "facts.xlsx",
        uploads.as_workbook({"rounds": [[*HEADING, *["x"] * 10_000]]}),
        "unknown column",
    ),
    "a cell beyond the columns": (
        "facts.xlsx",
        uploads.as_workbook({"rounds": [HEADING, [*FIRST, "x"]]}),
        "one for each column",
    ),
    "a formula": (
        "facts.xlsx",
        uploads.as_workbook({"rounds": cell("city", "=1+1")}),
        "paste it as a value",
    ),
    "an error": (
        "facts.xlsx",
        part(SHEET, lambda xml: xml.replace(CLOSED, _error() + CLOSED)),
        "the error “#REF!”",
    ),
    "an entity from a file": (
        "facts.xlsx",
        part("xl/workbook.xml", lambda xml: ENTITIES + xml),
        "with declarations",
    ),
    "entities in a sheet": (
        "facts.xlsx",
        part(SHEET, lambda xml: ENTITIES + xml),
        "with declarations",
    ),
    "a sheet with rows without end": (
        "facts.xlsx",
        part(SHEET, lambda xml: xml.replace(CLOSED, FAR + CLOSED)),
        "at most 100,000 rows",
    ),
    "half a sheet": ("facts.xlsx", part(SHEET, lambda xml: xml[:300]), "damaged"),
    "a sheet that is gone": ("facts.xlsx", part(SHEET, lambda xml: None), "no facts"),
    "no workbook inside": (
        "facts.xlsx",
        part("xl/workbook.xml", lambda xml: None),
        "damaged workbook",
    ),
    "a workbook without sheets": (
        "facts.xlsx",
        part("xl/workbook.xml", lambda xml: b"<x/>"),
        "no facts",
    ),
    "an empty workbook": (
        "facts.xlsx",
        uploads.as_workbook({"Sheet1": []}),
        "no facts",
    ),
}


@pytest.mark.parametrize(("name", "content", "words"), FILES.values(), ids=FILES)
def test_a_bad_file_is_refused_in_words(desk, name, content, words):
    page = uploads.hand_over(desk, name, content)
    said = " ".join(uploads.said_of(page)) if "preview" in page.context else page.text
    before = digest()

    answer = desk.post(page.request["PATH_INFO"], {**uploads.WHY, "version": ""})

    assert page.status_code == 200
    assert words in said
    assert answer.status_code in {200, 409}
    assert digest() == before


def test_there_are_many_bad_files():
    assert len(FILES) >= 25


def test_a_file_that_is_too_large_is_refused_unread(desk):
    page = uploads.hand_over(desk, "rounds.csv", b"x" * (LARGEST_UPLOAD + 1))

    assert "wanted at most" in page.text
    assert not Upload.objects.exists()


@pytest.mark.parametrize("typed", [{}, {"upload": "rounds.csv"}, {"file": "x.csv"}])
def test_something_that_is_no_file_is_asked_for_again(desk, typed):
    page = desk.post(uploads.HERE, typed)

    assert page.status_code == 200
    assert page.context["form"].errors
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", ["../../etc/x.csv", "a\0b.csv", "条约.csv", "x" * 250])
def test_any_name_is_answered(desk, name):
    page = uploads.hand_over(desk, name, TEXT)

    assert page.status_code == 200


@pytest.mark.parametrize("number", ["0", "99999999999999999999"])
def test_a_file_that_is_not_there_has_no_page(desk, db, number):
    assert desk.get(f"{uploads.HERE}{number}/").status_code == 404


@pytest.mark.parametrize("text", ["", "abc", "\0", "9" * 30, "2013-10-07"])
def test_the_hidden_fields_may_hold_nonsense(desk, text):
    folders.load()
    row = [*FIRST]
    row[HEADING.index("city")] = "Miri"
    content = uploads.as_text([HEADING, row])
    page = uploads.hand_over(desk, "rounds.csv", content)
    before = folders.counts()

    answer = uploads.take_in(desk, page, version=text, seen=text)

    assert answer.status_code in {200, 409}
    assert folders.counts() == before


def test_a_mark_at_the_start_of_a_text_is_no_fault(desk):
    folders.load()

    page = uploads.hand_over(desk, "rounds.csv", b"\xef\xbb\xbf" + TEXT)

    assert "there is nothing to take in" in page.text
