"""Import: everything is seen before it is written, and written as one change."""

import pytest
from django.core.management import call_command

from tests import make
from tests.admin import uploads
from tests.admin.addresses import digest
from tests.admin.pages import messages
from tests.intake import folders
from tracker.models import ChangeContext, Round, Source, Upload
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.roles import Role

ROUNDS = "rounds.csv"


@pytest.fixture
def loaded(db):
    """The small folder on the TPP is on record."""
    folders.load()


def rounds(**changed):
    """The file of rounds with some cells of its first row changed."""
    rows = uploads.lines(ROUNDS)
    for column, text in changed.items():
        rows[1][rows[0].index(column)] = text
    return rows


@pytest.mark.parametrize(
    ("name", "content"),
    [("tpp.zip", uploads.folder()), ("tpp.xlsx", uploads.workbook())],
    ids=["folder", "workbook"],
)
def test_a_whole_record_is_taken_in_as_one_batch(desk, name, content):
    preview = uploads.hand_over(desk, name, content)
    assert folders.versions() == 0

    done = uploads.take_in(desk, preview)

    assert messages(done) == [f"“{name}” was taken in."]
    assert done.context["batch"].total == folders.versions() > 50
    assert done.context["batch"].reason == uploads.WHY["change_reason"]
    call_command("check_history", verbosity=0)


def test_the_same_file_again_has_nothing_to_take_in(desk, loaded):
    before = folders.counts()

    preview = uploads.hand_over(desk, "tpp.xlsx", uploads.workbook())

    assert "there is nothing to take in" in preview.text
    assert all(
        new == changed == 0 for new, changed, *_ in uploads.counts(preview).values()
    )
    assert folders.counts() == before


def test_a_preview_tells_old_and_new_in_words_and_writes_nothing(desk, loaded):
    content = uploads.as_text(rounds(city="Kota Kinabalu"))
    before = folders.counts()

    preview = uploads.hand_over(desk, ROUNDS, content)

    [found] = preview.context["preview"].lines
    [change] = found.line.changes
    assert (change.field_label, change.after) == ("City", "Kota Kinabalu")
    assert str(found.place) == "rounds.csv, row 2"
    assert folders.counts() == before


def test_a_fault_is_told_by_sheet_row_and_column(desk, loaded):
    rows = rounds(status="hedl")

    preview = uploads.hand_over(desk, "tpp.xlsx", uploads.as_workbook({"rounds": rows}))

    [fault] = preview.context["preview"].faults
    assert (fault.file, fault.row, fault.column) == ("rounds", 2, "status")
    assert "got “hedl”; wanted one of" in preview.text
    assert "(the nearest is “held”)" in preview.text


def test_a_file_with_a_fault_cannot_be_taken_in(desk, loaded):
    content = uploads.as_text(rounds(status="hedl"))
    preview = uploads.hand_over(desk, ROUNDS, content)
    before = folders.counts()

    answer = desk.post(preview.request["PATH_INFO"], {**uploads.WHY, "version": ""})

    assert answer.status_code == 409
    assert folders.counts() == before


def test_reason_and_note_are_asked_once_and_kept_with_every_version(desk, loaded):
    rows = rounds(city="Kota Kinabalu")
    rows.append([*rows[1]])
    rows[-1][rows[0].index("label")] = "TPP round 20"
    rows[-1][rows[0].index("number")] = "20"
    preview = uploads.hand_over(desk, ROUNDS, uploads.as_text(rows))

    done = uploads.take_in(desk, preview)

    batch = done.context["batch"].name
    versions = Round.history.filter(batch=batch).order_by("history_id")
    kinds = [version.change_kind for version in versions]
    assert sorted(kinds) == [ChangeKind.CORRECTION, ChangeKind.DEVELOPMENT]
    assert {version.author for version in versions} == {"li.na"}
    assert {v.public_note for v in versions} == {uploads.WHY["public_note"]}


def test_one_kind_may_be_said_for_all(desk, loaded):
    content = uploads.as_text(rounds(city="Kota Kinabalu"))
    preview = uploads.hand_over(desk, ROUNDS, content)

    done = uploads.take_in(
        desk, preview, change_kind=ChangeKind.HOUSEKEEPING, public_note=""
    )

    [version] = Round.history.filter(batch=done.context["batch"].name)
    assert version.change_kind == ChangeKind.HOUSEKEEPING


@pytest.mark.parametrize("field", ["change_reason", "public_note"])
def test_without_a_reason_or_a_note_nothing_is_taken_in(desk, loaded, field):
    content = uploads.as_text(rounds(city="Kota Kinabalu"))
    preview = uploads.hand_over(desk, ROUNDS, content)
    before = folders.counts()

    page = uploads.take_in(desk, preview, **{field: ""})

    assert field in page.context["form"].errors
    assert folders.counts() == before


def test_what_was_changed_since_the_preview_is_shown_and_not_overwritten(desk, loaded):
    preview = uploads.hand_over(desk, ROUNDS, uploads.as_text(rounds(city="Miri")))
    meeting = Round.objects.get(label=rounds()[1][2])
    had = meeting.city
    meeting.city = "Kuching"
    meeting.record(ChangeContext("The host moved it", by=make.user("wang.wei")))

    page = uploads.take_in(desk, preview)

    [found] = page.context["preview"].lines
    [meanwhile] = found.meanwhile
    assert page.status_code == 409
    assert (meanwhile.before, meanwhile.after) == (had, "Kuching")
    assert found.line.changes[0].before == "Kuching"
    assert "wang.wei" in page.text
    assert "The host moved it" in page.text
    assert Round.objects.get(pk=meeting.pk).city == "Kuching"


def test_who_has_seen_the_newer_version_may_go_on(desk, loaded):
    preview = uploads.hand_over(desk, ROUNDS, uploads.as_text(rounds(city="Miri")))
    meeting = Round.objects.get(label=rounds()[1][2])
    meeting.city = "Kuching"
    meeting.record(make.WHY)
    again = uploads.take_in(desk, preview)

    uploads.take_in(desk, again)

    assert Round.objects.get(pk=meeting.pk).city == "Miri"


def test_a_change_elsewhere_does_not_stop_an_import(desk, loaded):
    preview = uploads.hand_over(desk, ROUNDS, uploads.as_text(rounds(city="Miri")))
    make.party("KH", name_en="Cambodia")

    done = uploads.take_in(desk, preview)

    assert done.context["batch"].changed == 1


def test_confirming_twice_is_one_batch(desk, loaded):
    preview = uploads.hand_over(desk, ROUNDS, uploads.as_text(rounds(city="Miri")))
    first = uploads.take_in(desk, preview)
    before = folders.counts()

    again = uploads.take_in(desk, preview)

    assert again.context["batch"] == first.context["batch"]
    assert folders.counts() == before


def test_a_file_that_was_taken_in_is_kept_no_longer(desk, loaded):
    preview = uploads.hand_over(desk, ROUNDS, uploads.as_text(rounds(city="Miri")))

    uploads.take_in(desk, preview)

    [upload] = Upload.objects.all()
    assert bytes(upload.content) == b""
    assert Round.history.filter(batch=upload.batch).get().digest == upload.digest


def test_a_file_that_nobody_took_in_is_thrown_away_after_a_week(desk, loaded):
    uploads.hand_over(desk, ROUNDS, uploads.as_text(rounds()))
    Upload.objects.update(uploaded_at="2013-10-07T12:00:00Z")

    uploads.hand_over(desk, ROUNDS, uploads.as_text(rounds(city="Miri")))

    assert Upload.objects.count() == 1


def test_a_text_may_have_any_name_if_it_is_said_what_it_holds(desk, loaded):
    content = uploads.as_text(rounds(city="Miri"))

    preview = uploads.hand_over(desk, "rounds (1).csv", content, file=ROUNDS)

    assert uploads.counts(preview)["rounds (1).csv"][1] == 1


def test_a_draft_comes_in_as_a_draft_with_what_belongs_to_it(desk, loaded):
    rows = rounds()
    row = [*rows[1], "draft"]
    row[1], row[2] = "20", "TPP round 20"
    content = uploads.as_text([[*rows[0], "publication"], row])

    uploads.take_in(desk, uploads.hand_over(desk, ROUNDS, content))

    meeting = Round.objects.get(number=20)
    states = set(meeting.citations.values_list("publication", flat=True))
    assert {meeting.publication, *states} == {Publication.DRAFT}


def test_a_draft_is_published_by_a_file_that_says_so(desk, loaded):
    draft = Source(slug="ustr-2013", title="Statement", publisher="USTR", language="en")
    draft.kind = "official"
    draft.record(make.WHY)
    rows = [
        [*uploads.lines("sources.csv")[0], "publication"],
        ["ustr-2013", "Statement", "USTR", "", "", "", "en", "official", "published"],
    ]

    uploads.take_in(desk, uploads.hand_over(desk, "sources.csv", uploads.as_text(rows)))

    assert Source.objects.get(slug="ustr-2013").publication == Publication.PUBLISHED


@pytest.mark.parametrize("word", ["draft", "withdrawn"])
def test_no_file_takes_a_fact_from_its_readers(desk, loaded, word):
    rows = rounds()
    rows = [[*rows[0], "publication"], [*rows[1], word]]

    preview = uploads.hand_over(desk, ROUNDS, uploads.as_text(rows))

    [fault] = uploads.said_of(preview)
    assert "column publication" in fault
    assert "withdrawn and brought back on its own page" in fault


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ANALYST, Role.ADMINISTRATOR])
def test_only_editors_import(as_role, role):
    assert as_role(role).get(uploads.HERE).status_code == 403


def test_a_preview_in_chinese_tells_outcomes_and_faults(desk, loaded):
    content = uploads.as_text(rounds(status="hedl"))

    preview = uploads.hand_over(desk, ROUNDS, content)
    page = desk.get(
        preview.request["PATH_INFO"], headers={"Accept-Language": "zh-hans"}
    )

    assert "文件或工作表" in page.text


def test_rehearsing_leaves_the_database_as_it_was(desk, loaded):
    content = uploads.as_text(rounds(city="Miri"))
    preview = uploads.hand_over(desk, ROUNDS, content)
    before = digest()

    desk.get(preview.request["PATH_INFO"])

    assert digest() == before
