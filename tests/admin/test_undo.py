"""A load taken back as a whole: by new versions, and never what others did since."""

import pytest
from django.core.management import call_command

from tests import make
from tests.admin import uploads
from tests.admin.addresses import digest
from tests.admin.browsing import filled
from tests.admin.pages import WHY, messages
from tests.intake import folders
from tracker.models import ChangeContext, Citation, Round, Source, StatusEvent
from tracker.queries.history.batches import batches
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.roles import Role

ROUNDS = "rounds.csv"
PUBLISHED, WITHDRAWN = Publication.PUBLISHED, Publication.WITHDRAWN


@pytest.fixture
def loaded(db):
    """The small folder on the TPP is on record."""
    folders.load()


@pytest.fixture
def imported(desk, loaded):
    """A batch that moved the first round to Miri and brought in another."""
    rows = uploads.lines(ROUNDS)
    rows[1][rows[0].index("city")] = "Miri"
    rows.append([*rows[1]])
    rows[-1][1:3] = ["99", "TPP round 99"]
    preview = uploads.hand_over(desk, ROUNDS, uploads.as_text(rows))
    return uploads.take_in(desk, preview).context["batch"].name


def address(batch):
    return f"/admin/batches/{batch}/undo/"


def take_back(desk, batch, **said):
    page = desk.get(address(batch))
    return desk.post(address(batch), {**filled(page), **said}, follow=True)


def first_round():
    return Round.objects.get(label=uploads.lines(ROUNDS)[1][2])


def test_what_was_changed_goes_back_and_what_was_new_is_withdrawn(desk, imported):
    had = uploads.lines(ROUNDS)[1][5]
    new = Round.objects.get(number=99)

    done = take_back(desk, imported)

    new.refresh_from_db()
    states = set(new.citations.values_list("publication", flat=True))
    assert messages(done) == [f"The load {imported} was taken back."]
    assert first_round().city == had
    assert {new.publication, *states} == {WITHDRAWN}
    call_command("check_history", verbosity=0)


def test_taking_back_is_one_change_with_a_name_of_its_own(desk, imported):
    done = take_back(desk, imported)

    batch = done.context["batch"]
    assert batch.name != imported
    assert (batch.author, batch.reason) == ("li.na", WHY["change_reason"])
    assert batches()[0] == batch


def test_the_page_tells_what_each_row_would_go_back_to(desk, imported):
    before = digest()

    page = desk.get(address(imported))

    told = [
        (line.event, [c.field_label for c in line.changes])
        for line in page.context["lines"]
    ]
    assert ("changed", ["City"]) in told
    assert ("withdrawn", []) in told
    assert digest() == before


def test_the_past_is_as_it_was(desk, imported):
    then = Round.history.filter(batch=imported).first().history_date
    before = list(published_as_of(Round, known=then).order_by("id").values())

    take_back(desk, imported)

    assert list(published_as_of(Round, known=then).order_by("id").values()) == before


def test_taking_back_twice_changes_nothing(desk, imported):
    take_back(desk, imported)
    before = folders.counts()

    page = desk.get(address(imported))
    again = desk.post(address(imported), {**WHY, "version": ""})

    assert "There is nothing left to take back." in page.text
    assert again.status_code == 409
    assert folders.counts() == before


def test_taking_back_can_be_taken_back(desk, imported):
    done = take_back(desk, imported)

    take_back(desk, done.context["batch"].name)

    assert first_round().city == "Miri"
    assert Round.objects.get(number=99).publication == PUBLISHED
    assert Round.objects.get(number=99).citations.first().publication == PUBLISHED


def test_a_load_that_was_restored_can_be_taken_back_again(desk, imported):
    done = take_back(desk, imported)
    take_back(desk, done.context["batch"].name)

    take_back(desk, imported)

    assert first_round().city != "Miri"


def changed_by_another():
    meeting = first_round()
    meeting.city = "Kuching"
    meeting.record(ChangeContext("The host moved it", by=make.user("wang.wei")))


def test_what_somebody_changed_since_is_named_and_not_undone(desk, imported):
    changed_by_another()

    page = take_back(desk, imported)

    [line] = page.context["left"]
    assert page.status_code == 409
    assert line.why == "Changed since by wang.wei, because: The host moved it"
    assert first_round().city == "Kuching"
    assert Round.objects.get(number=99).publication == PUBLISHED


def test_what_somebody_changed_since_may_be_left_out(desk, imported):
    changed_by_another()

    take_back(desk, imported, leave_out="on")

    assert first_round().city == "Kuching"
    assert Round.objects.get(number=99).publication == WITHDRAWN


def test_a_change_between_looking_and_confirming_is_shown_first(desk, imported):
    typed = filled(desk.get(address(imported)))
    changed_by_another()

    page = desk.post(address(imported), {**typed, "leave_out": "on"})

    assert page.status_code == 409
    assert "somebody has changed the record since you looked" in page.text
    assert Round.objects.get(number=99).publication == PUBLISHED


def test_a_source_that_others_cite_by_now_stays(desk, loaded):
    rows = [
        uploads.lines("sources.csv")[0],
        ["ustr-2013", "Statement", "USTR", "", "", "", "en", "official"],
    ]
    preview = uploads.hand_over(desk, "sources.csv", uploads.as_text(rows))
    batch = uploads.take_in(desk, preview).context["batch"].name
    event = StatusEvent.objects.first()
    make.cite(event, Source.objects.get(slug="ustr-2013"))

    page = desk.get(address(batch))

    [line] = page.context["left"]
    assert line.label == "Statement"
    assert "It stays because of what stays: Citation" in line.why
    assert not page.context["plan"].steps


def test_a_fact_that_stays_keeps_the_source_that_came_with_it(desk, imported):
    new = Round.objects.get(number=99)
    new.city = "Kuching"
    new.record(make.WHY)

    take_back(desk, imported, leave_out="on")

    new.refresh_from_db()
    assert new.publication == PUBLISHED
    assert Citation.objects.filter(round=new).first().publication == PUBLISHED
    call_command("check_history", verbosity=0)


def test_a_load_from_the_command_line_is_taken_back_too(desk, loaded):
    take_back(desk, folders.LOAD.batch)

    assert not published_as_of(Round, known=None).exists()
    assert not published_as_of(Source, known=None).exists()
    call_command("check_history", verbosity=0)


def test_the_list_names_every_load_newest_first(desk, imported):
    page = desk.get("/admin/batches/")

    names = [batch.name for batch in page.context["page"]]
    assert names == [imported, folders.LOAD.batch]
    assert uploads.WHY["change_reason"] in page.text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ANALYST])
def test_who_reads_all_sees_what_a_load_did_and_cannot_take_it_back(
    as_role, imported, role
):
    browser = as_role(role)

    page = browser.get(f"/admin/batches/{imported}/")

    assert "Miri" in page.text
    assert address(imported) not in page.text
    assert browser.get(address(imported)).status_code == 403


@pytest.mark.parametrize("name", ["nothing", "%00", "9" * 300])
def test_there_is_no_page_of_a_load_that_is_not(desk, db, name):
    assert desk.get(f"/admin/batches/{name}/").status_code == 404
    assert desk.get(address(name)).status_code == 404


def test_the_pages_of_a_load_take_no_more_queries_for_more_rows(
    desk, loaded, django_assert_max_num_queries
):
    name = folders.LOAD.batch
    with django_assert_max_num_queries(180):
        desk.get(f"/admin/batches/{name}/")
    with django_assert_max_num_queries(200):
        desk.get(address(name))
