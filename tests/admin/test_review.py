"""Four eyes in the admin: proposed, looked over, published or declined, approved."""

from html import unescape

import pytest

from tests import make
from tests.admin.browsing import filled
from tests.admin.pages import address, faults, messages, table, typing
from tracker.models import (
    Agreement,
    Citation,
    LonePublication,
    Proposal,
    ReviewVerdict,
    StatusEvent,
)
from tracker.queries.desk.review import drafts_waiting, flags_waiting, proposals_waiting
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.roles import Role

DRAFT, PUBLISHED, WITHDRAWN = Publication
ALONE = "Nobody else is in before the ministers meet"
CHINESE = {"Accept-Language": "zh-hans"}


@pytest.fixture
def reviewed(settings):
    settings.REVIEW_REQUIRED = True


@pytest.fixture
def analyst(as_role):
    """A browser of an analyst."""
    return as_role(Role.ANALYST)


@pytest.fixture
def editor(as_role):
    """A browser of an editor."""
    return as_role(Role.EDITOR)


@pytest.fixture
def event(tpp):
    return make.status_event(tpp)


@pytest.fixture
def proposal(reviewed, analyst, event):
    """A change of a published fact that an analyst typed."""
    typed = typing(analyst, address(event), description="Ministers met in Melbourne.")
    analyst.post(address(event), typed)
    return Proposal.objects.get()


def looked_over(browser, proposal):
    """The row's form with what is proposed in it, as an editor opens it."""
    page = browser.get(f"/admin/review/proposals/{proposal.pk}/")
    where = address(proposal.model.objects.get(pk=proposal.row))
    return browser.post(where, dict(page.context["typing"]))


def test_a_change_of_what_readers_see_is_proposed_and_not_made(
    reviewed, analyst, event
):
    typed = typing(analyst, address(event), description="Ministers met in Melbourne.")

    page = analyst.post(address(event), typed, follow=True)

    [proposal] = proposals_waiting()
    assert messages(page) == [
        f"Your change of “{event}” is proposed. An editor will decide on it."
    ]
    assert event.history.count() == 1
    assert (proposal.author, proposal.row, proposal.base) == ("analyst", event.pk, 1)
    assert proposal.typed["description"] == ["Ministers met in Melbourne."]


def test_a_source_is_proposed_with_it(reviewed, analyst, event):
    source = make.source("ustr-tpp-rounds")
    typed = typing(analyst, address(event)) | {
        "citations-1-source": source.pk,
        "citations-1-locator": "p. 9",
        "citations-TOTAL_FORMS": 2,
    }

    analyst.post(address(event), typed)

    assert Proposal.objects.count() == 1
    assert not Citation.objects.filter(source=source).exists()


def test_a_fault_is_told_before_anything_is_proposed(reviewed, analyst, event):
    page = analyst.post(
        address(event), typing(analyst, address(event), stated_date="soon")
    )

    assert page.status_code == 200
    assert not Proposal.objects.exists()


def test_typing_without_a_change_proposes_nothing(reviewed, analyst, event):
    analyst.post(address(event), typing(analyst, address(event)))

    assert not Proposal.objects.exists()


def test_where_no_review_is_required_an_analyst_changes_it_with_a_note(analyst, event):
    typed = typing(analyst, address(event), description="Ministers met in Melbourne.")

    analyst.post(address(event), typed)

    assert event.history.first().description == "Ministers met in Melbourne."


def test_an_analyst_changes_nothing_published_without_a_note(analyst, event):
    typed = typing(analyst, address(event), description="In Melbourne.")
    typed |= {"change_kind": "housekeeping", "public_note": ""}

    page = analyst.post(address(event), typed)

    assert "tell readers what changes" in faults(page)
    assert event.history.count() == 1


def test_an_editor_sees_old_and_new(proposal, editor):
    page = editor.get(f"/admin/review/proposals/{proposal.pk}/")

    [line] = page.context["lines"]
    assert (line.label, line.now, line.typed) == (
        "What happened",
        "Ministers said so.",
        "Ministers met in Melbourne.",
    )
    assert proposal.reason in unescape(page.text)


def test_an_editor_publishes_what_is_proposed(proposal, editor, event):
    form = looked_over(editor, proposal)

    editor.post(address(event), filled(form))

    version = event.history.first()
    assert version.description == "Ministers met in Melbourne."
    assert version.author == "editor"
    assert proposal.decision.verdict == ReviewVerdict.PUBLISHED
    assert proposal.decision.version == version.version
    assert not proposals_waiting()
    assert not LonePublication.objects.exists()


def test_an_editor_who_words_it_anew_is_an_author_too(proposal, editor, event):
    typed = {**filled(looked_over(editor, proposal)), "description": "In Melbourne."}

    page = editor.post(address(event), typed)

    assert "somebody else has to publish it" in faults(page)
    assert event.history.count() == 1


def test_a_proposal_for_a_row_that_has_moved_on_shows_both(proposal, editor, event):
    event.stated_date = "2010-03"
    event.description = "Talks began."
    event.record(make.WHY)

    page = looked_over(editor, proposal)

    assert page.status_code == 409
    described = page.context["lines"][-1]
    assert (described.now, described.typed) == (
        "Talks began.",
        "Ministers met in Melbourne.",
    )


def test_a_proposal_is_declined_with_a_reason(proposal, editor, event):
    where = f"/admin/review/proposals/{proposal.pk}/"

    bare = editor.post(where, {"reason": ""})
    editor.post(where, {"reason": "The ministry says Sydney."})

    assert bare.status_code == 200
    assert proposal.decision.verdict == ReviewVerdict.DECLINED
    assert event.history.count() == 1


def test_its_author_takes_it_back(proposal, analyst):
    where = f"/admin/review/proposals/{proposal.pk}/"

    analyst.post(where, {"reason": "Read again."})

    assert proposal.decision.verdict == ReviewVerdict.TAKEN_BACK


def test_another_analyst_does_not_decide(proposal, client):
    client.force_login(make.member(Role.ANALYST, "wang.wei"))
    where = f"/admin/review/proposals/{proposal.pk}/"

    assert client.get(where).status_code == 200
    assert client.post(where, {"reason": "No."}).status_code == 403


def test_a_proposal_is_not_decided_twice(proposal, editor):
    where = f"/admin/review/proposals/{proposal.pk}/"
    editor.post(where, {"reason": "The ministry says Sydney."})

    page = editor.post(where, {"reason": "Again."}, follow=True)

    assert messages(page)[-1] == "Somebody else has decided on it meanwhile."


def test_nobody_but_an_editor_opens_a_proposal_by_its_number(proposal, analyst, event):
    page = analyst.get(address(event), {"_proposal": proposal.pk})

    assert page.context["proposal"] is None


def test_the_form_of_the_row_tells_of_the_proposal(proposal, editor, event):
    page = editor.get(address(event))

    assert f"/admin/review/proposals/{proposal.pk}/" in page.text


def test_a_draft_is_submitted_and_published_by_an_editor(analyst, editor, tpp):
    draft = make.status_event(tpp, publication=DRAFT)
    typed = typing(analyst, address(draft), description="In Melbourne.", submitted="on")
    analyst.post(address(draft), typed)
    [submitted] = drafts_waiting()

    form = editor.get(address(draft), {"_proposal": submitted.pk})
    editor.post(address(draft), filled(form))

    assert StatusEvent.objects.get().publication == PUBLISHED
    assert submitted.decision.verdict == ReviewVerdict.PUBLISHED
    assert not drafts_waiting()


def test_a_new_draft_is_submitted_at_once(analyst, tpp):
    page = analyst.get(table(Agreement, "add"))
    typed = {
        **filled(page),
        "short_name": "TTIP",
        "name_en": "Transatlantic Trade and Investment Partnership",
        "slug": "ttip",
        "kind": "fta",
        "scope": "bilateral",
        "region": "transatlantic",
        "submitted": "on",
    }

    page = analyst.post(table(Agreement, "add"), typed, follow=True)

    assert drafts_waiting().get().row == Agreement.objects.get(slug="ttip").pk


def test_nothing_is_submitted_and_published_at_once(reviewed, editor, tpp):
    draft = make.status_event(tpp, publication=DRAFT)
    typed = typing(editor, address(draft), submitted="on", publication=PUBLISHED)

    page = editor.post(address(draft), typed)

    assert "Submit it as a draft, or publish it: not both." in faults(page)


def test_an_editor_proposes_to_another(reviewed, editor, event):
    typed = typing(editor, address(event), description="In Melbourne.", submitted="on")

    editor.post(address(event), typed)

    assert event.history.count() == 1
    assert proposals_waiting().get().author == "editor"


def test_an_editor_alone_is_refused_and_keeps_the_typing(reviewed, editor, event):
    typed = typing(editor, address(event), description="In Melbourne.")

    page = editor.post(address(event), typed)

    assert "You wrote this, so somebody else has to publish it." in faults(page)
    assert "In Melbourne." in page.text
    assert event.history.count() == 1


@pytest.fixture
def flag(reviewed, editor, event):
    """What an editor changed and published alone."""
    typed = typing(editor, address(event), description="In Melbourne.", alone=ALONE)
    editor.post(address(event), typed)
    return LonePublication.objects.get()


def test_an_editor_alone_says_why_and_is_listed(flag, editor, event):
    page = editor.get("/admin/review/")

    assert event.history.first().description == "In Melbourne."
    assert [each.author for each in page.context["flags"]] == ["editor"]
    assert ALONE in page.text


def test_its_author_does_not_approve_it(flag, editor):
    where = f"/admin/review/alone/{flag.pk}/"

    assert "Somebody else has to approve it." in editor.get(where).text
    assert editor.post(where).status_code == 403
    assert flags_waiting()


def test_another_editor_approves_it_once(flag, client):
    client.force_login(make.member(Role.EDITOR, "li.na"))
    where = f"/admin/review/alone/{flag.pk}/"

    client.post(where)
    again = client.post(where, follow=True)

    assert not flags_waiting()
    assert flag.second_look.author == "li.na"
    assert messages(again)[-1] == "Somebody else has approved it meanwhile."
    assert "Approved by li.na" in client.get(where).text


def test_an_editor_withdraws_alone_with_a_reason(reviewed, editor, event):
    where = address(event, "withdraw")
    said = filled(editor.get(where))

    refused = editor.post(where, said)
    editor.post(where, {**said, "alone": ALONE})

    assert "somebody else has to publish it" in refused.text
    assert event.history.first().publication == WITHDRAWN


@pytest.mark.parametrize("page", ["", "proposals/{}/"])
def test_the_pages_speak_chinese(proposal, editor, page):
    where = "/admin/review/" + page.format(proposal.pk)

    assert "提议" in editor.get(where, headers=CHINESE).text
