"""Withdrawing: asked with a reason, refused where it would break something."""

import pytest

from tests import make
from tests.admin.pages import WHY, address, messages, typing
from tracker.models import ChangeContext
from tracker.vocabulary.changes import Publication

DRAFT, PUBLISHED, WITHDRAWN = Publication


@pytest.fixture
def event(tpp):
    return make.status_event(tpp)


def asked(row, **said):
    return {**WHY, "version": row.version, **said}


def test_a_fact_is_withdrawn_with_a_reason(desk, event):
    page = desk.post(address(event, "withdraw"), asked(event), follow=True)

    version = event.history.first()
    assert version.publication == WITHDRAWN
    assert version.history_change_reason == WHY["change_reason"]
    assert version.author == "li.na"
    assert messages(page) == [f"“{event}” was withdrawn."]


def test_the_sources_of_a_fact_are_withdrawn_with_it(desk, event):
    desk.post(address(event, "withdraw"), asked(event))

    assert event.citations.get().publication == WITHDRAWN


def test_the_page_says_what_is_withdrawn_and_what_is_hidden(desk, tpp, event):
    page = desk.get(address(tpp, "withdraw"))

    assert str(make.source()) in page.text
    assert str(event) in page.text
    assert "Readers will no longer see these either" in page.text


@pytest.mark.parametrize(
    ("field", "text"), [("change_reason", ""), ("change_kind", ""), ("public_note", "")]
)
def test_a_reason_a_kind_and_a_note_are_demanded(desk, event, field, text):
    page = desk.post(address(event, "withdraw"), asked(event, **{field: text}))

    assert field in page.context["form"].errors
    assert event.history.count() == 1


def test_a_source_that_published_facts_name_stays(desk, event):
    source = make.source()

    page = desk.post(address(source, "withdraw"), asked(source))

    assert page.status_code == 200
    assert "cannot be withdrawn while published facts name it" in page.text
    assert str(event) in page.text
    assert source.history.count() == 1


def test_the_last_source_of_a_published_fact_stays(desk, event):
    cited = event.citations.get()

    page = desk.post(address(cited, "withdraw"), asked(cited))

    assert "would be left without a source" in page.text
    assert cited.history.count() == 1


def test_who_read_an_older_version_is_told_what_changed_first(desk, event):
    before = asked(event)
    event.description = "Ministers met in Melbourne."
    event.record(ChangeContext("Place added", by=make.user("wang.wei")))

    page = desk.post(address(event, "withdraw"), before)

    assert page.status_code == 409
    assert "wang.wei" in page.text
    assert "Place added" in page.text
    [told] = page.context["since"]
    assert (told.before, told.after) == (
        "Ministers said so.",
        "Ministers met in Melbourne.",
    )
    assert page.context["form"]["change_reason"].value() == WHY["change_reason"]
    assert event.history.first().publication == PUBLISHED


def test_who_was_told_can_withdraw_after_all(desk, event):
    before = asked(event)
    event.description = "Ministers met in Melbourne."
    event.record(make.WHY)
    form = desk.post(address(event, "withdraw"), before).context["form"]

    desk.post(address(event, "withdraw"), {f.name: f.value() for f in form})

    assert event.history.first().publication == WITHDRAWN


def test_a_withdrawn_fact_is_not_withdrawn_again(desk, event):
    desk.post(address(event, "withdraw"), asked(event), follow=True)

    page = desk.get(address(event, "withdraw"), follow=True)

    assert messages(page) == [f"“{event}” is withdrawn already."]
    assert event.history.count() == 2


def test_a_withdrawn_fact_is_published_again_with_the_sources_it_had(desk, event):
    make.cite(event, make.source("blog-post")).withdraw(make.WHY)
    desk.post(address(event, "withdraw"), asked(event))

    desk.post(address(event), typing(desk, address(event), publication="published"))

    event.refresh_from_db()
    states = event.citations.values_list("source__slug", "publication")
    assert event.publication == PUBLISHED
    assert dict(states) == {"cass-wp-201407": PUBLISHED, "blog-post": WITHDRAWN}


def test_a_withdrawn_fact_says_that_it_is(desk, event):
    desk.post(address(event, "withdraw"), asked(event))

    page = desk.get(address(event))

    assert "This is withdrawn: readers do not see it." in page.text
    assert address(event, "withdraw") not in page.text
