"""The fact files as they leave: the format, safe cells, and the way back in."""

import csv
from io import StringIO

import pytest
from django.db import transaction

from tests import make
from tests.intake import folders
from tests.intake.rebuilt import rebuilt
from tracker.exports.files import write_files
from tracker.exports.selection import all_published
from tracker.exports.tables import fact_tables
from tracker.facts import FILES
from tracker.models import Agreement, Deadline, Party, newest_moment
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.milestones import Milestone

pytestmark = pytest.mark.django_db


def texts(known=None):
    tables = fact_tables(all_published(known=known))
    return {table.name: table.csv() for table in tables}


def rows(file, **at):
    return list(csv.DictReader(StringIO(texts(**at)[file], newline="")))


def test_every_file_has_its_heading_even_where_nothing_is_on_record():
    found = texts()

    assert [*found] == [kind.file for kind in FILES]
    assert found["memberships.csv"] == "bloc,party\n"


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.file)
def test_every_file_has_a_key_of_its_own_columns(kind):
    assert set(kind.key) <= set(kind.column_names)


def test_what_was_loaded_leaves_cell_by_cell():
    folders.load()

    for kind in FILES:
        with (folders.TPP / kind.file).open(encoding="utf-8", newline="") as text:
            offered = [sorted(row.items()) for row in csv.DictReader(text)]
        assert sorted(sorted(row.items()) for row in rows(kind.file)) == sorted(offered)


def test_out_and_into_an_empty_database_and_out_again_gives_the_same_bytes(tmp_path):
    with transaction.atomic():
        folders.load()
        first = texts()
        transaction.set_rollback(True)
    write_files(tmp_path, first)

    folders.load(tmp_path)

    assert texts() == first


def test_loading_what_has_left_on_top_changes_nothing(tmp_path):
    folders.load()
    write_files(tmp_path, texts())
    before = folders.counts()

    folders.load(tmp_path)

    assert folders.counts() == before


def test_rows_stand_in_the_order_of_their_keys():
    for code in ("US", "AU", "JP"):
        make.party(code)

    assert [row["code"] for row in rows("parties.csv")] == ["AU", "JP", "US"]


def hostile():
    """Facts whose texts a spreadsheet would run, or that no line can hold."""
    tpp = make.agreement(name_en='=HYPERLINK("x")', parent_body="@APEC")
    tpp.short_name = "'=TPP"
    tpp.record(make.WHY)
    make.step(tpp, make.party("JP", name_en="+Japan", name_zh=""), note=" Bali\r\n")
    make.indicator(tpp, name="-growth", value="-2.70")
    make.forecast(make.deadline(tpp), note='\'"said"', target_text="\u2028soon")


def test_no_cell_leaves_that_a_spreadsheet_would_run():
    hostile()

    cells = [
        cell
        for text in texts().values()
        for row in csv.reader(StringIO(text, newline=""))
        for cell in row
    ]

    runs = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert runs == ["-2.70"]
    assert not any(len(cell.splitlines()) > 1 for cell in cells)


def test_guarded_cells_come_back_as_the_texts_they_stand_for(tmp_path):
    with transaction.atomic():
        hostile()
        first = texts()
        transaction.set_rollback(True)
    write_files(tmp_path, first)

    folders.load(tmp_path)

    assert texts() == first
    [tpp] = Agreement.objects.all()
    assert (tpp.short_name, tpp.name_en) == ("'=TPP", '=HYPERLINK("x")')
    assert tpp.accession_steps.get().note == " Bali\r\n"
    assert Party.objects.get(code="JP").name_zh == ""


def test_a_probability_is_written_without_idle_noughts():
    deadline = make.deadline(make.agreement())
    make.forecast(deadline, probability="0.350")
    make.forecast(deadline, probability=1, target_text="for certain")

    assert [row["probability"] for row in rows("forecasts.csv")] == ["0.35", "1"]


@pytest.mark.parametrize(
    ("about", "subject"),
    [
        ({"milestone": Milestone.ROUND, "round_name": "19"}, "19"),
        ({"milestone": Milestone.RATIFIED, "party": "US"}, "US"),
        ({"milestone": Milestone.CONCLUDED}, ""),
    ],
)
def test_a_statement_names_its_subject(about, subject):
    if "party" in about:
        about |= {"party": make.party(about["party"])}
    make.forecast(make.deadline(make.agreement(), **about))

    [row] = rows("forecasts.csv")

    assert (row["milestone"], row["subject"]) == (about["milestone"], subject)


def test_the_sources_of_the_claims_of_a_discrepancy_stand_apart():
    make.discrepancy(None)

    [row] = rows("discrepancies.csv")

    assert row["source_a"] == "cass-wp-201407"
    assert row["source_b"] == "ustr-tpp-rounds"


def test_a_list_of_what_is_superseded_is_in_order():
    cptpp = make.agreement("cptpp")
    for slug in ("tpp", "p4"):
        make.succession(cptpp, make.agreement(slug))

    assert rows("agreements.csv")[0]["supersedes"] == "p4;tpp"


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_what_readers_do_not_see_stays(publication):
    make.topic(make.agreement(), publication=publication)

    assert rows("topics.csv") == []


def test_what_belongs_to_a_withdrawn_deadline_stays():
    make.forecast(make.deadline(make.agreement()))
    Deadline.objects.get().withdraw(make.WHY)

    assert rows("forecasts.csv") == []


def test_a_past_moment_gives_what_was_held_then():
    folders.load()
    moment, before = newest_moment(), texts()

    japan = Party.objects.get(code="JP")
    japan.name_en = "Nippon"
    japan.record(make.WHY)
    Agreement.objects.get(slug="p4").withdraw(make.WHY)

    assert texts(known=moment) == before
    assert "Nippon" in texts()["parties.csv"]
    assert [row["id"] for row in rows("agreements.csv")] == ["tpp"]


def test_the_format_asks_once_a_table(django_assert_num_queries):
    folders.load()

    with django_assert_num_queries(17):
        texts()


def test_the_rows_are_those_that_the_database_gives_by_itself():
    folders.load()

    for kind in FILES:
        found = sorted(sorted(row.items()) for row in rows(kind.file))
        held = rebuilt(kind.file)
        for row in held:
            if row.get("probability"):
                row["probability"] = row["probability"].rstrip("0")
        assert found == sorted(sorted(row.items()) for row in held)
