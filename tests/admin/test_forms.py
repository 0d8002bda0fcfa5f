"""The ordinary form: a change is recorded with its reason, or refused in words."""

import pytest

from tests import make
from tests.admin.pages import WHY, address, cite, faults, messages, table, typing
from tracker.models import Agreement, Deadline, Forecast, Round, StatusEvent
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.stances import Stance


def test_a_change_is_kept_with_who_and_why(desk, analyst, tpp):
    typed = typing(desk, address(tpp), name_zh="跨太平洋伙伴关系协定")

    desk.post(address(tpp), typed)

    version = tpp.history.first()
    assert version.name_zh == "跨太平洋伙伴关系协定"
    assert version.version == 2
    assert version.history_user == analyst
    assert version.author == "li.na"
    assert version.change_kind == ChangeKind.CORRECTION
    assert version.history_change_reason == WHY["change_reason"]
    assert version.public_note == WHY["public_note"]


def test_a_save_without_a_change_leaves_no_version_and_says_so(desk, tpp):
    page = desk.post(address(tpp), typing(desk, address(tpp)), follow=True)

    assert tpp.history.count() == 1
    assert messages(page) == ["Nothing was changed: all is as it was."]


def test_a_reason_is_demanded(desk, tpp):
    typed = typing(desk, address(tpp), name_zh="协定", change_reason=" ")

    page = desk.post(address(tpp), typed)

    assert page.context["adminform"].form.errors.keys() == {"change_reason"}
    assert tpp.history.count() == 1


@pytest.mark.parametrize("kind", ["development", "correction", "clarification"])
def test_a_change_that_readers_would_notice_needs_a_public_note(desk, tpp, kind):
    typed = typing(desk, address(tpp), name_zh="协定", change_kind=kind, public_note="")

    page = desk.post(address(tpp), typed)

    assert f"a change of the kind “{ChangeKind(kind).label}” needs one" in faults(page)
    assert tpp.history.count() == 1


def test_housekeeping_needs_no_public_note(desk, tpp):
    kind = {"change_kind": "housekeeping", "public_note": ""}

    desk.post(address(tpp), typing(desk, address(tpp), name_zh="协定", **kind))

    assert tpp.history.first().change_kind == ChangeKind.HOUSEKEEPING


@pytest.mark.parametrize(
    ("page", "kind"),
    [("add", ChangeKind.DEVELOPMENT), ("change", ChangeKind.CORRECTION)],
)
def test_the_kind_begins_as_what_is_most_likely(desk, tpp, page, kind):
    where = address(tpp) if page == "change" else table(Agreement, page)

    form = desk.get(where).context["adminform"].form

    assert form["change_kind"].value() == kind


def test_a_new_fact_comes_in_with_its_sources(desk, tpp):
    where = table(StatusEvent, "add")
    new = {
        "agreement": tpp,
        "status": "signed",
        "stated_date": "2016-02-04",
        "description": "Signed in Auckland.",
        "publication": "published",
    }

    desk.post(where, typing(desk, where, **new, **cite(desk, where, make.source())))

    signed = StatusEvent.objects.get(status="signed")
    [citation] = signed.citations.all()
    assert citation.publication == signed.publication == Publication.PUBLISHED
    assert citation.history.get().history_change_reason == WHY["change_reason"]


def test_a_published_fact_without_a_source_is_refused_beforehand(desk, tpp):
    where = table(StatusEvent, "add")
    new = {"agreement": tpp, "status": "signed", "stated_date": "2016-02-04"}
    new |= {"description": "Signed in Auckland.", "publication": "published"}

    page = desk.post(where, typing(desk, where, **new))

    assert "a published fact needs at least one" in faults(page)
    assert not StatusEvent.objects.exists()


def test_a_draft_needs_no_source(desk, tpp):
    where = table(StatusEvent, "add")
    new = {"agreement": tpp, "status": "signed", "stated_date": "2016-02-04"}

    desk.post(where, typing(desk, where, **new, description="Signed in Auckland."))

    assert StatusEvent.objects.get().publication == Publication.DRAFT


def test_a_published_row_cannot_name_one_that_is_not(desk, tpp):
    draft = make.party("BN", publication=Publication.DRAFT)
    step = make.step(tpp, make.party("JP"))

    page = desk.post(address(step), typing(desk, address(step), party=draft))

    assert "“Brunei Darussalam” is not published (Draft)" in faults(page)


def test_a_date_is_said_back_as_it_was_understood(desk, tpp):
    event = make.status_event(tpp)
    typed = typing(desk, address(event), stated_date="by end of 2013")

    page = desk.post(address(event), typed, follow=True)

    assert "Date: by end of 2013 → up to 31 December 2013" in messages(page)


def test_a_form_shows_how_the_dates_on_record_are_understood(desk, tpp):
    event = make.status_event(tpp, stated_date="H1 2014")

    page = desk.get(address(event))

    assert "Understood as: first half of 2014." in page.text


def test_what_was_typed_is_no_part_of_the_page_around_it(desk, tpp):
    event = make.status_event(tpp)
    typed = typing(desk, address(event), stated_date="<b>2013</b>")

    page = desk.post(address(event), typed)

    assert "<b>2013</b>" not in page.text


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [("by end of 2013", None, "2013-12-31"), ("H1 2014", "2014-01-01", "2014-06-30")],
)
def test_a_window_left_open_is_worked_out_from_the_words(
    desk, tpp, words, earliest, latest
):
    where = table(Forecast, "add")
    page = desk.post(where, _statement(desk, where, tpp, words), follow=True)

    said = Forecast.objects.get()
    bounds = [
        str(end) if end else None for end in (said.target_earliest, said.target_latest)
    ]
    assert bounds == [earliest, latest]
    assert any(f"“{words}” was read as" in message for message in messages(page))


@pytest.mark.parametrize(
    ("words", "stance"), [("soon", Stance.TARGET), ("in 2014", Stance.NO_DATE)]
)
def test_a_statement_without_a_date_is_left_without_one(desk, tpp, words, stance):
    where = table(Forecast, "add")

    desk.post(where, _statement(desk, where, tpp, words, stance=stance))

    said = Forecast.objects.get()
    assert (said.target_earliest, said.target_latest) == (None, None)


def test_a_window_that_was_left_open_stays_so_when_the_note_is_mended(desk, tpp):
    said = make.forecast(make.deadline(tpp), target_text="by end of 2013")

    desk.post(address(said), typing(desk, address(said), note="In Jakarta."))

    said.refresh_from_db()
    assert (said.note, said.target_latest) == ("In Jakarta.", None)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"milestone": "accession"}, "An accession needs the stage"),
        ({"round_name": "19"}, "The milestone round needs"),
        (
            {"milestone": "signed"},
            "Another row says the same already; it may be withdrawn.",
        ),
    ],
)
def test_a_rule_of_the_database_is_said_in_words(desk, tpp, typed, words):
    make.deadline(tpp, Milestone.SIGNED)
    deadline = make.deadline(tpp)

    page = desk.post(address(deadline), typing(desk, address(deadline), **typed))

    assert words in faults(page)
    assert "violated" not in page.text


def test_a_round_cannot_end_before_it_begins(desk, tpp):
    round_19 = make.round(tpp)

    page = desk.post(
        address(round_19), typing(desk, address(round_19), end="2013-08-01")
    )

    assert "The last day is before the first." in faults(page)


def test_what_the_door_refuses_is_said_with_the_typing_kept(desk, tpp):
    only = tpp.citations.get()
    event = make.status_event(tpp, publication=Publication.DRAFT)
    moved = {"agreement": "", "status_event": event, "locator": "Table 1"}
    moved["source"] = make.source("ustr-tpp")

    page = desk.post(address(only), typing(desk, address(only), **moved))

    assert page.status_code == 200
    assert "would be left without a source" in faults(page)
    assert 'value="Table 1"' in page.text
    assert messages(page) == []
    assert only.history.count() == 1


def test_a_published_fact_goes_by_no_other_way_than_being_withdrawn(desk, tpp):
    page = desk.post(address(tpp), typing(desk, address(tpp), publication="draft"))

    assert page.context["adminform"].form.errors.keys() == {"publication"}


def test_a_round_that_is_added_from_an_agreement_names_it(desk, tpp):
    page = desk.get(f"{table(Round, 'add')}?agreement={tpp.pk}")

    assert page.context["adminform"].form["agreement"].value() == str(tpp.pk)


def test_a_row_links_to_the_lists_of_what_names_it(desk, tpp):
    make.deadline(tpp)

    page = desk.get(address(tpp))

    assert f'href="{table(Deadline)}?agreement__id__exact={tpp.pk}"' in page.text
    assert f'href="{table(Deadline, "add")}?agreement={tpp.pk}"' in page.text


def _statement(desk, where, tpp, words, **typed):
    new = {
        "deadline": make.deadline(tpp),
        "speaker": make.speaker(),
        "stated_on": "2012-11",
        "speaker_role": "Trade representative",
        "stated_by": "Froman",
        "target_text": words,
        "stance": Stance.TARGET,
        **typed,
    }
    return typing(desk, where, **new)
