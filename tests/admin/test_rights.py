"""What each role may do with a fact."""

import pytest

from tests import make
from tests.admin.pages import WHY, address, cite, faults, table, typing
from tracker.admin.site import permissions as rights
from tracker.models import Agreement, StatusEvent
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.roles import Role

DRAFT, PUBLISHED, WITHDRAWN = Publication


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        (Role.VIEWER, [False, False, False, False, True]),
        (Role.ANALYST, [False, False, False, False, True]),
        (Role.EDITOR, [True, True, True, True, True]),
        (Role.ADMINISTRATOR, [False, False, False, False, False]),
    ],
)
def test_a_role_may_do_what_it_is_for(db, role, answers):
    account = make.member(role)

    asked = [
        rights.may_publish,
        rights.may_withdraw,
        rights.may_restore,
        rights.may_import,
        rights.may_export,
    ]

    assert [may(account) for may in asked] == answers


def test_one_person_alone_may_do_everything(analyst, tpp):
    assert rights.may_publish(analyst)
    assert rights.may_import(analyst)
    assert rights.may_edit(analyst, tpp)


def test_an_analyst_adds_a_draft_and_is_not_offered_to_publish_it(as_role, tpp):
    browser = as_role(Role.ANALYST)
    where = table(StatusEvent, "add")
    page = browser.get(where)

    offered = page.context["adminform"].form.fields["publication"].choices

    assert [code for code, _label in offered] == [DRAFT]


@pytest.mark.parametrize("publication", [PUBLISHED, WITHDRAWN])
def test_an_analyst_does_not_publish_by_typing_the_word(as_role, tpp, publication):
    draft = make.status_event(tpp, publication=DRAFT)
    browser = as_role(Role.ANALYST)

    page = browser.post(
        address(draft), typing(browser, address(draft), publication=publication)
    )

    assert "not one of the available choices" in faults(page)
    assert draft.history.count() == 1


def test_an_analyst_edits_the_draft_of_another(as_role, tpp):
    draft = make.status_event(tpp, publication=DRAFT)
    browser = as_role(Role.ANALYST)

    browser.post(
        address(draft), typing(browser, address(draft), description="In Melbourne.")
    )

    assert draft.history.first().description == "In Melbourne."


def test_an_editor_publishes_the_draft_of_another(as_role, tpp):
    draft = make.status_event(tpp, publication=DRAFT)
    browser = as_role(Role.EDITOR)
    sources = cite(browser, address(draft), make.source("ustr-tpp-rounds"))

    browser.post(
        address(draft),
        typing(browser, address(draft), publication=PUBLISHED, **sources),
    )

    assert StatusEvent.objects.get().publication == PUBLISHED


def test_an_analyst_withdraws_nothing(as_role, tpp):
    browser = as_role(Role.ANALYST)

    page = browser.get(address(tpp))
    answer = browser.post(address(tpp, "withdraw"), {**WHY, "version": tpp.version})

    assert address(tpp, "withdraw") not in page.text
    assert answer.status_code == 403
    assert Agreement.objects.get().publication == PUBLISHED


def test_an_analyst_withdraws_no_line_of_a_published_fact(as_role, tpp):
    make.participation(tpp, make.party("JP"))
    browser = as_role(Role.ANALYST)
    typed = typing(browser, address(tpp)) | {"participations-0-DELETE": "on"}

    browser.post(address(tpp), typed)

    assert tpp.participations.get().publication == PUBLISHED


@pytest.mark.parametrize("publication", [DRAFT, WITHDRAWN])
def test_an_analyst_does_not_bring_back_what_was_withdrawn(as_role, tpp, publication):
    event = make.status_event(tpp)
    event.withdraw(make.WHY)
    browser = as_role(Role.ANALYST)
    typed = typing(as_role(Role.EDITOR), address(event), publication=publication)

    answer = browser.post(address(event), typed)

    assert browser.get(address(event)).status_code == 200
    assert answer.status_code == 403
    assert event.history.count() == 2


def test_an_editor_brings_back_what_was_withdrawn(as_role, tpp):
    event = make.status_event(tpp)
    event.withdraw(make.WHY)
    browser = as_role(Role.EDITOR)

    browser.post(address(event), typing(browser, address(event), publication=DRAFT))

    assert StatusEvent.objects.get().publication == DRAFT


@pytest.mark.parametrize(
    ("role", "publication"), [(Role.ANALYST, DRAFT), (Role.EDITOR, PUBLISHED)]
)
def test_what_a_role_adds_is_as_public_as_it_may_make_it(db, role, publication):
    assert rights.publication_for(make.member(role)) == publication
