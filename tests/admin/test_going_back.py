"""Comparing two versions in words, and restoring an old one as a new version."""

import pytest

from tests import make
from tests.admin.pages import address, faults, messages, typing
from tracker.models import ChangeContext, StatusEvent
from tracker.queries.history.integrity import comparison
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.roles import Role

DRAFT, PUBLISHED, WITHDRAWN = Publication


@pytest.fixture
def event(tpp):
    """A status event of three versions."""
    event = make.status_event(tpp, party=make.party("NZ"))
    changed(event, description="Talks began in Melbourne.")
    changed(event, status="signed", stated_date="2016-02-04", party=make.party("JP"))
    return event


def changed(row, **fields):
    row.refresh_from_db()
    for name, value in fields.items():
        setattr(row, name, value)
    row.record(ChangeContext("Read the communiqué", by=None))


def compared(desk, row, older, newer):
    page = desk.get(address(row, "compare"), {"older": older, "newer": newer})
    return [(c.field_label, c.before, c.after) for c in page.context["changes"]]


def restoring(row, version):
    return f"{address(row)}?restore={version}"


def test_any_two_versions_are_compared_in_words(desk, event):
    assert compared(desk, event, 1, 3) == [
        ("Date", "2010-03-15", "2016-02-04"),
        ("Status", "Under negotiation", "Signed"),
        ("Party", "New Zealand", "Japan"),
        ("What happened", "Ministers said so.", "Talks began in Melbourne."),
    ]


def test_the_order_in_which_versions_are_asked_for_does_not_matter(desk, event):
    assert compared(desk, event, 2, 1) == compared(desk, event, 1, 2)


def test_two_versions_that_say_the_same_are_said_to(desk, event):
    page = desk.get(address(event, "compare"), {"older": 2, "newer": 2})

    assert "The two say the same." in page.text


def test_sources_of_each_version_are_compared_too(desk, event):
    first = event.citations.get()
    make.cite(event, make.source("ustr-tpp"), locator="p. 7")
    first.withdraw(make.WHY)
    changed(event, description="Signed in Auckland.")

    assert compared(desk, event, 3, 4)[1:] == [
        ("Source", "Working paper cass-wp-201407", ""),
        ("Source", "", "Working paper ustr-tpp · p. 7"),
    ]


@pytest.mark.parametrize("asked", ["", "0", "4", "-1", "²", "x" * 40, "9" * 30, "\0"])
def test_a_version_that_is_not_there_is_said_not_to_be(desk, event, asked):
    where = address(event, "compare")

    page = desk.get(where, {"older": 1, "newer": asked}, follow=True)

    [said] = messages(page)
    assert "wanted two numbers from 1 to 3" in said
    assert page.redirect_chain[-1][0] == address(event, "history")


def test_the_history_leads_to_each_comparison_and_to_each_old_version(desk, event):
    page = desk.get(address(event, "history")).text

    assert f"{address(event, 'compare')}?older=1&amp;newer=3" in page
    assert restoring(event, 2) in page
    assert restoring(event, 3) not in page


def test_the_form_holds_the_words_of_the_old_version(desk, event):
    page = desk.get(restoring(event, 1))

    form = page.context["adminform"].form
    assert [form[name].value() for name in ("status", "stated_date", "version")] == [
        "negotiating",
        "2010-03-15",
        "3",
    ]
    assert "New Zealand" in page.text
    assert "The fields hold what version 1 of" in page.text
    assert event.history.count() == 3


def test_an_old_version_is_saved_as_a_new_one_and_nothing_is_rewritten(desk, event):
    before = list(event.history.values_list("version", "history_date", "status"))

    desk.post(restoring(event, 1), typing(desk, restoring(event, 1)))

    first, newest = event.history.get(version=1), event.history.first()
    said = ("status", "stated_date", "party_id", "description", "latest")
    assert newest.version == 4
    assert [getattr(newest, f) for f in said] == [getattr(first, f) for f in said]
    assert newest.author == "li.na"
    kept = event.history.filter(version__lt=4)
    assert list(kept.values_list("version", "history_date", "status")) == before
    assert comparison(StatusEvent).differences == ()


@pytest.mark.parametrize("field", ["change_reason", "public_note"])
def test_going_back_wants_a_reason_like_any_change(desk, event, field):
    typed = typing(desk, restoring(event, 1)) | {field: ""}

    page = desk.post(restoring(event, 1), typed)

    assert field in page.context["adminform"].form.errors
    assert page.context["adminform"].form["stated_date"].value() == "2010-03-15"
    assert event.history.count() == 3


def test_who_goes_back_while_another_writes_is_shown_both(desk, event):
    typed = typing(desk, restoring(event, 1))
    changed(event, description="Signed in Auckland.")

    page = desk.post(restoring(event, 1), typed)

    assert page.status_code == 409
    said = {line.label: (line.now, line.typed) for line in page.context["lines"]}
    assert said["What happened"] == ("Signed in Auckland.", "Ministers said so.")
    assert event.history.count() == 4


def test_a_withdrawn_row_comes_back_as_it_was_with_its_sources(desk, event):
    event.withdraw(make.WHY)

    desk.post(restoring(event, 1), typing(desk, restoring(event, 1)))

    event.refresh_from_db()
    assert (event.publication, event.status) == (PUBLISHED, "negotiating")
    assert event.citations.get().publication == PUBLISHED


def test_a_published_row_does_not_become_the_draft_that_it_was(desk, tpp):
    draft = make.topic(tpp, publication=DRAFT)
    changed(draft, topic_en="Dairy")
    draft.publish(make.WHY)

    desk.post(restoring(draft, 1), typing(desk, restoring(draft, 1)))

    draft.refresh_from_db()
    assert (draft.publication, draft.topic_en) == (PUBLISHED, "State-owned enterprises")


def test_a_source_that_the_old_version_had_is_offered_again(desk, event):
    first = event.citations.get()
    make.cite(event, make.source("ustr-tpp"))
    first.withdraw(make.WHY)

    desk.post(restoring(event, 1), typing(desk, restoring(event, 1)))

    first.refresh_from_db()
    assert first.publication == PUBLISHED
    assert event.citations.filter(publication=PUBLISHED).count() == 2


def test_an_old_version_that_names_what_is_hidden_now_is_refused_in_words(desk, event):
    make.party("NZ").withdraw(make.WHY)

    page = desk.post(restoring(event, 1), typing(desk, restoring(event, 1)))

    assert page.status_code == 200
    assert "“New Zealand” is not published (Withdrawn): publish it first." in faults(
        page
    )
    assert event.history.count() == 3


def test_a_window_left_open_then_stays_open(desk, tpp):
    said = make.forecast(make.deadline(tpp))
    changed(said, target_text="by end of 2014", target_latest="2014-12-31")

    desk.post(restoring(said, 1), typing(desk, restoring(said, 1)))

    said.refresh_from_db()
    assert (said.target_text, said.target_latest) == ("by end of 2013", None)


@pytest.mark.parametrize("asked", ["", "9", "abc", "\0"])
def test_restoring_a_version_that_is_not_there_leads_to_the_form(desk, event, asked):
    page = desk.get(address(event), {"restore": asked}, follow=True)

    [said] = messages(page)
    assert "wanted a number from 1 to 3" in said
    assert page.context["adminform"].form["status"].value() == "signed"


def test_every_table_can_be_compared_and_gone_back_to(desk, rows):
    for row in rows:
        asked = {"older": 1, "newer": 1}
        assert desk.get(address(row, "compare"), asked).status_code == 200, row
        assert desk.get(restoring(row, 1)).status_code == 200, row


def test_who_may_not_restore_is_offered_no_old_version(as_role, event):
    analyst = as_role(Role.ANALYST)

    page = analyst.get(address(event, "history"))

    assert "?restore=" not in page.text
    assert address(event, "compare") in page.text
    assert analyst.get(restoring(event, 1)).status_code == 403
    assert analyst.post(restoring(event, 1), {}).status_code == 403


def test_a_viewer_compares_and_writes_nothing(as_role, event):
    viewer = as_role(Role.VIEWER)
    asked = {"older": 1, "newer": 3}

    assert viewer.get(address(event, "compare"), asked).status_code == 200
    assert viewer.get(restoring(event, 1)).status_code == 403


def test_the_number_of_queries_does_not_grow_with_the_versions(
    desk, event, django_assert_max_num_queries
):
    for number in range(20):
        changed(event, description=f"Reading {number}")

    with django_assert_max_num_queries(16):
        desk.get(address(event, "compare"), {"older": 1, "newer": 23})
