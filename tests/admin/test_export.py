"""Export: what the account may read, as files that import takes in again."""

import csv
import io
import zipfile

import openpyxl
import pytest
from django.contrib.auth.models import Permission

from tests import make
from tests.admin import uploads
from tests.admin.pages import table
from tests.intake import folders
from tracker.facts import FILES
from tracker.models import Agreement, Round, Speaker
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.roles import Role

HARM = "=HYPERLINK(1)"


@pytest.fixture
def record(db):
    """The small folder, with drafts, a withdrawn round and texts that do harm."""
    folders.load()
    tpp = Agreement.objects.get(slug="tpp")
    draft = Publication.DRAFT
    make.round(tpp, 91, label=HARM, note="@SUM\nof two", publication=draft)
    make.forecast(
        make.deadline(tpp, "mandate", publication=draft),
        speaker=make.speaker("A minister", publication=draft),
        target_text="-1 year",
        publication=draft,
    )
    make.agreement("tppx", publication=draft)
    make.round(tpp, 92).withdraw(make.WHY)


def export(model, form, query=""):
    return f"/admin/export/{model._meta.model_name}.{form}{query}"


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("form", ["zip", "xlsx"])
def test_everything_comes_back_as_the_same(desk, record, form):
    content = desk.get(f"/admin/export/facts.{form}").content
    before = folders.counts()

    preview = uploads.hand_over(desk, f"facts.{form}", content)

    assert uploads.said_of(preview) == []
    found = uploads.counts(preview)
    assert len(found) == len(FILES)
    assert [sum(column) for column in zip(*found.values(), strict=True)] == [
        0,
        0,
        sum(model for model, _versions in own_tables(before)),
        0,
        0,
    ]
    assert folders.counts() == before


def own_tables(counts):
    others = {"Speaker", "Deadline", "Citation", "Succession"}
    return [counts[name] for name in counts if name not in others]


def test_a_list_is_exported_as_its_filters_narrow_it(desk, record):
    answer = desk.get(export(Round, "csv", "?publication__exact=draft"))

    [row] = rows(answer)
    assert (row["number"], row["publication"]) == ("91", "draft")
    assert answer["Content-Disposition"] == 'attachment; filename="rounds.csv"'


def test_no_cell_is_run_by_a_spreadsheet(desk, record):
    answer = desk.get(export(Round, "xlsx", "?publication__exact=draft"))

    [sheet] = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert f"'{HARM}" in [cell.value for cell in cells]
    assert not any(cell.value.startswith(("=", "@", "+")) for cell in cells)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_comes_back_as_the_same(desk, record, form):
    content = desk.get(export(Round, form)).content

    preview = uploads.hand_over(desk, f"rounds.{form}", content)

    [counts] = uploads.counts(preview).values()
    assert counts == [0, 0, Round.objects.count(), 0, 0]


def test_the_list_offers_what_it_shows(desk, record):
    page = desk.get(table(Round), {"publication__exact": "draft"})

    assert export(Round, "csv", "?publication__exact=draft") in page.text


def test_a_table_without_a_file_of_its_own_offers_none(desk, record):
    assert "/admin/export/" not in desk.get(table(Speaker)).text


def test_who_may_see_one_table_gets_no_other(client, record):
    account = make.user("wang.wei", is_superuser=False)
    may = ["view_party", "export_facts"]
    account.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(account)

    whole = client.get("/admin/export/facts.zip")

    names = zipfile.ZipFile(io.BytesIO(whole.content)).namelist()
    assert names == ["facts/parties.csv"]
    assert client.get(export(Round, "csv")).status_code == 403


def test_an_administrator_of_accounts_takes_out_nothing(as_role, record):
    browser = as_role(Role.ADMINISTRATOR)

    assert browser.get("/admin/export/facts.zip").status_code == 403
    assert browser.get(export(Round, "csv")).status_code == 403


@pytest.mark.parametrize("query", ["?q=%00", "?id__exact=abc", "?nonsense=1", "?p=abc"])
def test_whatever_the_filters_hold_there_is_an_answer(desk, record, query):
    assert desk.get(export(Round, "csv", query), follow=True).status_code == 200


@pytest.mark.parametrize("form", ["pdf", "zip", "%00"])
def test_there_are_no_other_forms(desk, record, form):
    assert desk.get(export(Round, form)).status_code == 404


def test_a_text_too_long_for_a_cell_is_never_cut_short(desk, record):
    meeting = Round.objects.get(number=91)
    meeting.note = "x" * 40_000
    meeting.record(make.WHY)

    page = desk.get(export(Round, "xlsx"), follow=True)

    assert "take CSV files instead" in page.text
