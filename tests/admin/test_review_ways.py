"""Where four eyes are asked, no way through the admin leads past the second pair."""

import pytest

from tests import make
from tests.admin import uploads
from tests.admin.browsing import filled
from tests.admin.pages import address, typing
from tests.admin.test_bulk import chosen, save
from tests.intake import folders
from tracker.models import ChangeContext, LonePublication, Proposal, Round, StatusEvent
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import RoundStatus
from tracker.vocabulary.roles import Role

DRAFT, PUBLISHED, WITHDRAWN = Publication
ALONE = "Nobody else is in before the ministers meet"
REFUSED = "You wrote this, so somebody else has to publish it."
LINK = "https://ustr.gov/about/joint-statement-of-ministers"
ROUNDS = "rounds.csv"


@pytest.fixture(autouse=True)
def _reviewed(settings):
    settings.REVIEW_REQUIRED = True


@pytest.fixture
def analyst(as_role):
    """A browser of an analyst."""
    return as_role(Role.ANALYST)


@pytest.fixture
def editor(as_role):
    """A browser of an editor."""
    return as_role(Role.EDITOR)


@pytest.fixture(params=[Role.ANALYST, Role.EDITOR])
def either(request, as_role):
    return as_role(request.param)


def test_what_a_short_form_adds_is_a_draft(either, tpp):
    meeting = {"became": "held", "days": "2013-09-20/2013-09-25", "source": LINK}
    planned = make.round(tpp, publication=DRAFT, status=RoundStatus.PLANNED)

    typed = {"round": f"{planned.pk}-{planned.version}", **meeting}
    either.post(address(tpp, "round-moved"), typed)

    [moved] = Round.objects.all()
    assert (moved.status, moved.publication) == (RoundStatus.HELD, DRAFT)
    assert set(moved.citations.values_list("publication", flat=True)) == {DRAFT}


def test_a_short_form_changes_no_published_round(either, tpp):
    planned = make.round(tpp, status=RoundStatus.PLANNED)
    typed = {
        "round": f"{planned.pk}-{planned.version}",
        "became": "held",
        "days": "2013-09-20/2013-09-25",
        "source": LINK,
    }

    page = either.post(address(tpp, "round-moved"), typed)

    assert REFUSED in page.text
    assert planned.history.count() == 1


@pytest.mark.parametrize("action", ["publish", "withdraw", "set_kind"])
def test_an_analyst_does_not_publish_or_set_many_at_once(analyst, tpp, action):
    where = address(tpp).replace(f"{tpp.pk}/change/", f"bulk/{action}/")
    rows = f"{tpp.pk}:{tpp.version}"

    page = analyst.post(where, {"rows": rows, "value": "bit", **uploads.WHY})

    assert tpp.history.count() == 1, page.status_code


def test_an_editor_publishes_many_of_his_own_with_a_reason_alone(editor, tpp):
    account = editor.get("/admin/").context["user"]
    draft = make.status_event(tpp, publication=DRAFT)
    draft.description = "In Melbourne."
    draft.record(ChangeContext("Place added", by=account))
    page = chosen(editor, "publish", [draft], StatusEvent)

    refused = save(editor, page)
    before = StatusEvent.objects.get().publication
    save(editor, page, alone=ALONE)

    assert REFUSED in refused.text
    assert (before, StatusEvent.objects.get().publication) == (DRAFT, PUBLISHED)
    assert LonePublication.objects.get().reason == ALONE


def imported(editor, **said):
    rows = uploads.lines(ROUNDS)
    rows[1][rows[0].index("city")] = "Miri"
    preview = uploads.hand_over(editor, ROUNDS, uploads.as_text(rows))
    return uploads.take_in(editor, preview, **said)


def test_an_import_that_readers_would_see_wants_a_reason_alone(editor):
    folders.load()

    refused = imported(editor)
    before = Round.objects.filter(city="Miri").exists()
    imported(editor, alone=ALONE)

    assert REFUSED in refused.text
    assert not before
    assert Round.objects.filter(city="Miri").exists()
    assert LonePublication.objects.get().reason == ALONE


def test_a_load_is_taken_back_with_a_reason_alone(editor):
    folders.load()
    where = f"/admin/batches/{folders.LOAD.batch}/undo/"
    typed = filled(editor.get(where))

    refused = editor.post(where, typed)
    before = published_as_of(Round, known=None).exists()
    editor.post(where, {**typed, "alone": ALONE})

    assert REFUSED in refused.text
    assert before
    assert not published_as_of(Round, known=None).exists()
    assert LonePublication.objects.get().reason == ALONE


def test_an_analyst_restores_no_old_version(analyst, tpp):
    where = f"{address(make.status_event(tpp))}?restore=1"

    assert analyst.post(where, typing(analyst, address(tpp))).status_code == 403
    assert not Proposal.objects.exists()


def test_an_old_version_that_an_editor_restores_wants_a_reason_alone(editor, tpp):
    event = make.status_event(tpp)
    event.description = "Talks began in Melbourne."
    event.record(make.WHY)
    where = f"{address(event)}?restore=1"
    typed = typing(editor, where)

    refused = editor.post(where, typed)
    editor.post(where, {**typed, "alone": ALONE})

    assert REFUSED in refused.text
    assert event.history.first().description == "Ministers said so."
    assert LonePublication.objects.get().reason == ALONE
