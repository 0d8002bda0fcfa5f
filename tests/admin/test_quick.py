"""The short forms: five fields, one change, and no for an answer in words."""

from datetime import date

import pytest

from tests import make
from tests.admin.pages import address, messages
from tests.reading import words
from tests.well_formed import faults as not_well_formed
from tracker.models import (
    AccessionStep,
    ChangeContext,
    Forecast,
    Participation,
    Round,
    Source,
    Speaker,
    StatusEvent,
)
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.kinds import RoundStatus, SourceKind, SpeakerKind
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.roles import Role
from tracker.vocabulary.stances import Stance
from tracker.vocabulary.statuses import Status

FORMS = ["new-forecast", "round-moved", "party-joined", "status-changed"]
LINK = "https://ustr.gov/about/joint-statement-of-ministers"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2013, 10, 7))


@pytest.fixture
def goal(tpp):
    return make.deadline(tpp)


@pytest.fixture
def meeting(tpp):
    return make.round(
        tpp,
        20,
        status=RoundStatus.PLANNED,
        start="",
        end="",
        planned_start="2013-09-20",
        planned_end="2013-09-30",
        city="",
        country=None,
    )


def said(goal, **typed):
    """What is typed into the form of a new forecast."""
    make.speaker()
    return {
        "deadline": goal.pk,
        "speaker": "Michael Froman",
        "words": "by end of 2013",
        "stated_on": "2013-10-07",
        "source": LINK,
        **typed,
    }


def moved(meeting, **typed):
    return {
        "round": f"{meeting.pk}-{meeting.version}",
        "became": "held",
        "days": "2013-09-20/2013-09-25",
        "source": LINK,
        **typed,
    }


def errors(page):
    return words(str(page.context["form"].errors) and page.text, "content-main")


# -- What they share -------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMS)
def test_at_most_five_fields_are_to_be_filled_in(desk, tpp, name):
    form = desk.get(address(tpp, name)).context["form"]

    assert len(form.shown) <= 5


@pytest.mark.parametrize("name", FORMS)
def test_the_page_is_well_formed(desk, tpp, name):
    assert not_well_formed(desk.get(address(tpp, name)).text) == []


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_form_is_refused_and_writes_nothing(desk, tpp, name):
    page = desk.post(address(tpp, name), {})

    assert page.status_code == 200
    assert "Nothing was saved, and what you typed is kept." in errors(page)
    assert tpp.history.count() == 1


@pytest.mark.parametrize("name", FORMS)
def test_who_may_not_add_facts_has_no_short_form(as_role, tpp, name):
    client = as_role(Role.VIEWER)

    assert client.get(address(tpp, name)).status_code == 403
    assert client.post(address(tpp, name), {}).status_code == 403


@pytest.mark.parametrize("name", FORMS)
def test_a_withdrawn_agreement_has_no_short_form(desk, tpp, name):
    tpp.withdraw(make.WHY)

    page = desk.get(address(tpp, name), follow=True)

    assert messages(page) == ["“TPP” is withdrawn: bring it back first."]


def test_an_agreement_that_is_not_there_is_said_to_be_missing(desk, tpp):
    page = desk.get("/admin/tracker/agreement/99/new-forecast/", follow=True)

    assert "doesn’t exist" in messages(page)[0]


def test_the_form_of_an_agreement_leads_to_all_four(desk, tpp):
    page = desk.get(address(tpp)).text

    assert all(f'href="{address(tpp, name)}"' in page for name in FORMS)


def test_the_page_speaks_chinese(desk, tpp):
    page = desk.get(
        address(tpp, "new-forecast"), headers={"Accept-Language": "zh-hans"}
    )

    assert "新预期" in words(page.text, "content")


# -- A new forecast --------------------------------------------------------------------


def test_a_forecast_is_one_development_with_its_source(desk, analyst, tpp, goal):
    page = desk.post(address(tpp, "new-forecast"), said(goal), follow=True)

    [row] = Forecast.objects.all()
    assert (row.stance, row.target_text) == (Stance.TARGET, "by end of 2013")
    assert (row.target_earliest, row.target_latest) == (None, date(2013, 12, 31))
    assert (row.publication, row.speaker_role) == (
        Publication.PUBLISHED,
        "Government",
    )
    version = row.history.first()
    assert (version.change_kind, version.author) == (ChangeKind.DEVELOPMENT, "li.na")
    told = "Michael Froman, 7 October 2013: “by end of 2013”."
    assert version.public_note == version.history_change_reason == told
    [citation] = row.citations.all()
    assert citation.history.first().history_date == version.history_date
    assert 'href="/agreements/tpp/"' in messages(page)[0]
    assert page.redirect_chain == [(address(tpp), 302)]


def test_a_new_source_is_made_of_its_address(desk, tpp, goal):
    desk.post(address(tpp, "new-forecast"), said(goal))

    source = Source.objects.get(url=LINK)
    assert (source.title, source.publisher, source.kind, source.language) == (
        "Joint statement of ministers",
        "ustr.gov",
        SourceKind.OFFICIAL,
        "en",
    )


def test_a_source_on_record_is_found_by_its_address(desk, tpp, goal):
    held = make.source("ustr-1", url=f"{LINK}/")

    desk.post(address(tpp, "new-forecast"), said(goal))

    assert Forecast.objects.get().citations.get().source == held


@pytest.mark.parametrize("text", ["working paper cass-wp-201407", "cass-wp-201407"])
def test_a_source_on_record_is_found_by_its_title_or_id(desk, tpp, goal, text):
    desk.post(address(tpp, "new-forecast"), said(goal, source=text))

    assert Forecast.objects.get().citations.get().source == make.source()


def test_a_source_is_made_of_title_and_publisher(desk, tpp, goal):
    desk.post(address(tpp, "new-forecast"), said(goal, source="联合声明 | 商务部"))

    source = Source.objects.get(title="联合声明")
    assert (source.publisher, source.language, source.slug) == (
        "商务部",
        "zh",
        "source",
    )


def test_a_title_that_is_not_on_record_is_asked_for_its_publisher(desk, tpp, goal):
    page = desk.post(
        address(tpp, "new-forecast"), said(goal, source="A statement", words="2014")
    )

    assert "Got “A statement”, which is no source on record." in errors(page)
    assert page.context["form"]["words"].value() == "2014"
    assert not Forecast.objects.exists()


def test_a_title_of_several_sources_is_asked_for_more(desk, tpp, goal):
    for slug in ("a", "b"):
        make.source(slug, title="Joint statement")

    page = desk.post(address(tpp, "new-forecast"), said(goal, source="Joint statement"))

    assert "which names several sources" in errors(page)


def test_a_new_speaker_is_made_with_the_kind_in_brackets(desk, tpp, goal):
    desk.post(address(tpp, "new-forecast"), said(goal, speaker="Jane Doe (press)"))

    speaker = Speaker.objects.get(name="Jane Doe")
    assert (speaker.kind, speaker.publication) == (
        SpeakerKind.PRESS,
        Publication.PUBLISHED,
    )
    assert Forecast.objects.get().stance == Stance.FORECAST


def test_a_speaker_who_is_not_on_record_is_asked_for_the_kind(desk, tpp, goal):
    page = desk.post(address(tpp, "new-forecast"), said(goal, speaker="Jane Doe"))

    assert "Got “Jane Doe”, who is not on record." in errors(page)
    assert not Speaker.objects.filter(name="Jane Doe").exists()


def test_words_that_name_no_date_are_refused(desk, tpp, goal):
    page = desk.post(address(tpp, "new-forecast"), said(goal, words="very soon"))

    assert "Got “very soon”: it names no year." in errors(page)
    assert not Forecast.objects.exists()


def test_a_statement_that_sets_no_date_may_say_anything(desk, tpp, goal):
    typed = said(goal, words="when it is good enough", stance="no-date")

    desk.post(address(tpp, "new-forecast"), typed)

    row = Forecast.objects.get()
    assert (row.stance, row.target_latest) == (Stance.NO_DATE, None)


def test_a_statement_of_tomorrow_is_refused(desk, tpp, goal):
    page = desk.post(address(tpp, "new-forecast"), said(goal, stated_on="2013-10-08"))

    assert "Got “2013-10-08”, which is still to come." in errors(page)


def test_the_same_forecast_twice_is_refused_with_the_typing_kept(desk, tpp, goal):
    desk.post(address(tpp, "new-forecast"), said(goal))

    page = desk.post(address(tpp, "new-forecast"), said(goal))

    assert "Another row says the same already" in errors(page)
    assert page.context["form"]["words"].value() == "by end of 2013"
    assert Forecast.objects.count() == 1


def test_a_refused_forecast_leaves_no_new_source_behind(desk, tpp, goal):
    desk.post(address(tpp, "new-forecast"), said(goal))

    desk.post(
        address(tpp, "new-forecast"), said(goal, source="https://example.org/two")
    )

    assert not Source.objects.filter(url__contains="example.org").exists()


def test_the_first_statement_on_a_milestone_makes_its_deadline(desk, tpp, goal):
    desk.post(address(tpp, "new-forecast"), said(goal, deadline="signed"))

    row = Forecast.objects.get()
    assert row.deadline.milestone == Milestone.SIGNED
    assert row.deadline.publication == Publication.PUBLISHED


def test_the_deadline_that_the_desk_names_is_chosen(desk, tpp, goal):
    other = make.deadline(tpp, Milestone.SIGNED)

    page = desk.get(address(tpp, "new-forecast"), {"deadline": other.pk})

    assert f'<option value="{other.pk}" selected>' in page.text


def test_an_analyst_adds_a_draft_with_draft_sources(as_role, tpp, goal):
    page = as_role(Role.ANALYST).post(
        address(tpp, "new-forecast"), said(goal), follow=True
    )

    row = Forecast.objects.get()
    assert row.publication == row.citations.get().publication == Publication.DRAFT
    assert messages(page)[0].startswith("Saved as a draft: Michael Froman")


def test_how_the_dates_are_understood_is_said_on_the_form(desk, tpp, goal):
    page = desk.post(address(tpp, "new-forecast"), said(goal, source=""))

    assert "Understood as: up to 31 December 2013." in errors(page)


def test_a_note_of_ones_own_is_what_readers_are_told(desk, tpp, goal):
    desk.post(address(tpp, "new-forecast"), said(goal, public_note="Said in Bali."))

    assert Forecast.objects.get().history.first().public_note == "Said in Bali."


@pytest.mark.parametrize(
    "typed",
    [
        {"source": "https://["},
        {"source": "https://x"},
        {"source": f"https://ustr.gov/{'a' * 800}"},
        {"source": f"{'a' * 400} | USTR"},
        {"source": "a\0b | c"},
        {"speaker": f"{'a' * 130} (press)"},
        {"deadline": "9" * 30},
        {"deadline": "ratified"},
        {"stance": "shouting"},
        {"stated_on": "²"},
    ],
)
def test_whatever_is_typed_is_refused_in_words(desk, tpp, goal, typed):
    page = desk.post(address(tpp, "new-forecast"), said(goal, **typed))

    assert page.status_code == 200
    assert page.context["form"].errors
    assert not Forecast.objects.exists()


# -- A round ---------------------------------------------------------------------------


def test_a_round_is_marked_as_held(desk, tpp, meeting):
    desk.post(address(tpp, "round-moved"), moved(meeting))

    meeting.refresh_from_db()
    assert (meeting.status, meeting.start, meeting.end) == (
        RoundStatus.HELD,
        "2013-09-20",
        "2013-09-25",
    )
    assert meeting.planned_end == "2013-09-30"
    told = "TPP round 20: Held, 20–25 September 2013."
    assert meeting.history.first().public_note == told
    assert {c.source.url for c in meeting.citations.all()} == {"", LINK}


def test_the_days_that_were_planned_at_first_are_kept_as_the_plan(desk, tpp, meeting):
    meeting.start, meeting.end = "2013-09-20", "2013-09-30"
    meeting.planned_start = meeting.planned_end = ""
    meeting.record(make.WHY)

    desk.post(address(tpp, "round-moved"), moved(meeting, days="2013-10-01"))

    meeting.refresh_from_db()
    assert (meeting.start, meeting.end) == ("2013-10-01", "")
    assert (meeting.planned_start, meeting.planned_end) == ("2013-09-20", "2013-09-30")


def test_a_postponed_round_has_its_new_days_as_a_forecast(desk, tpp, meeting):
    make.speaker()
    typed = {"became": "postponed", "days": "2013-11", "speaker": "Michael Froman"}

    desk.post(address(tpp, "round-moved"), moved(meeting, **typed))

    meeting.refresh_from_db()
    [said] = Forecast.objects.all()
    assert meeting.status == RoundStatus.POSTPONED
    assert meeting.planned_start == "2013-09-20"
    assert (said.deadline.milestone, said.deadline.round_name) == ("round", "20")
    assert (said.stance, said.stated_on) == (Stance.TARGET, "2013-10-07")
    assert said.target_latest == date(2013, 11, 30)


def test_a_postponed_round_without_new_days_has_no_date(desk, tpp, meeting):
    make.speaker()
    typed = {"became": "postponed", "days": "", "speaker": "Michael Froman"}

    desk.post(address(tpp, "round-moved"), moved(meeting, **typed))

    [said] = Forecast.objects.all()
    assert (said.stance, said.target_text) == (Stance.NO_DATE, "postponed")


def test_a_round_is_marked_as_cancelled(desk, tpp, meeting):
    desk.post(address(tpp, "round-moved"), moved(meeting, became="cancelled", days=""))

    meeting.refresh_from_db()
    assert meeting.status == RoundStatus.CANCELLED
    assert not Forecast.objects.exists()


def test_a_round_that_is_not_on_record_is_added_as_held(desk, tpp):
    make.round(tpp, 19)

    desk.post(
        address(tpp, "round-moved"),
        {"round": "new-20", "became": "held", "days": "2013-09", "source": LINK},
    )

    row = Round.objects.get(number=20)
    assert (row.label, row.status, row.start) == (
        "TPP round 20",
        RoundStatus.HELD,
        "2013-09",
    )
    assert row.publication == Publication.PUBLISHED


def test_a_round_that_is_held_already_is_refused_in_words(desk, tpp, meeting):
    typed = moved(meeting)
    desk.post(address(tpp, "round-moved"), typed)

    page = desk.post(address(tpp, "round-moved"), {**typed, "days": "2013-09"})

    assert "“TPP round 20” is marked already: Held." in errors(page)
    assert page.context["form"]["days"].value() == "2013-09"


def test_a_round_that_was_changed_meanwhile_is_looked_at_first(desk, tpp, meeting):
    typed = moved(meeting)
    meeting.city = "Singapore"
    meeting.record(ChangeContext("Place added", by=make.user("wang.wei")))

    page = desk.post(address(tpp, "round-moved"), typed)
    again = {**typed, "round": page.context["form"]["round"].value()}

    assert "“TPP round 20” was changed meanwhile" in errors(page)
    assert desk.post(address(tpp, "round-moved"), again).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.city, meeting.status) == ("Singapore", RoundStatus.HELD)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"days": "2013-10-07/2013-10-11"}, "which is not over yet"),
        ({"days": ""}, "Got no day; wanted the days it was held."),
        ({"became": "postponed", "days": ""}, "wanted who put the round off"),
    ],
)
def test_what_cannot_be_of_a_round_is_refused(desk, tpp, meeting, typed, fault):
    page = desk.post(address(tpp, "round-moved"), moved(meeting, **typed))

    assert fault in errors(page)
    assert meeting.history.count() == 1


def test_a_round_of_another_agreement_is_refused(desk, tpp):
    other = make.round(make.agreement("ttip"), 2, status=RoundStatus.PLANNED)

    page = desk.post(address(tpp, "round-moved"), moved(other))

    assert "Got a round that is not of this agreement." in errors(page)


def test_the_round_that_the_desk_names_is_chosen(desk, tpp, meeting):
    page = desk.get(address(tpp, "round-moved"), {"round": meeting.pk})

    assert f'<option value="{meeting.pk}-1" selected>' in page.text
    assert page.context["form"]["days"].value() == "2013-09-20/2013-09-30"


@pytest.mark.parametrize("round_", ["new-99999", "9" * 18 + "-1", "1", "-", "x-1"])
def test_whatever_round_is_posted_is_refused_in_words(desk, tpp, meeting, round_):
    page = desk.post(address(tpp, "round-moved"), moved(meeting, round=round_))

    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"round"}


# -- A party, a status -----------------------------------------------------------------


def test_a_party_that_joined_is_a_step_and_takes_part(desk, tpp):
    japan = make.party("JP")
    typed = {"party": japan.pk, "stage": "joined", "stated_date": "2013-07-23"}

    desk.post(address(tpp, "party-joined"), {**typed, "source": LINK})

    step = AccessionStep.objects.get()
    assert (step.track, step.publication) == ("talks", Publication.PUBLISHED)
    assert Participation.objects.get().party == japan
    told = "Japan: Joined the talks, 23 July 2013."
    assert step.history.first().public_note == told


def test_a_party_that_has_joined_already_is_refused(desk, tpp):
    japan = make.party("JP")
    make.step(tpp, japan)
    typed = {"party": japan.pk, "stage": "joined", "stated_date": "2013-09"}

    page = desk.post(address(tpp, "party-joined"), {**typed, "source": LINK})

    assert "Japan has taken this step already: 23 July 2013." in errors(page)
    assert AccessionStep.objects.count() == 1


def test_a_step_of_tomorrow_is_refused(desk, tpp):
    typed = {"party": make.party("JP").pk, "stage": "joined", "stated_date": "2014"}

    page = desk.post(address(tpp, "party-joined"), {**typed, "source": LINK})

    assert "which is still to come: make it a forecast" in errors(page)


def test_a_new_status_is_an_event_with_its_source(desk, tpp):
    typed = {"status": "concluded", "stated_date": "2013-10-05", "source": LINK}

    page = desk.post(
        address(tpp, "status-changed"),
        {**typed, "description": "Ministers said so.", "next": "/admin/#lapsed"},
    )

    event = StatusEvent.objects.get()
    assert (event.status, event.description) == (Status.CONCLUDED, "Ministers said so.")
    assert event.history.first().public_note == "TPP: Concluded, 5 October 2013."
    assert page["Location"] == "/admin/#lapsed"


def test_the_same_status_of_the_same_day_is_refused(desk, tpp):
    make.status_event(tpp)
    typed = {"status": "negotiating", "stated_date": "2010-03-15", "source": LINK}

    page = desk.post(
        address(tpp, "status-changed"), {**typed, "description": "Talks began."}
    )

    assert "Another row says the same already" in errors(page)
    assert page.context["form"]["description"].value() == "Talks began."


# -- How a date is understood ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("by end of 2013", "Understood as: up to 31 December 2013."),
        ("by e", "Not read as a date yet."),
        ("", ""),
    ],
)
def test_a_date_is_said_back_while_it_is_typed(desk, text, said):
    answer = desk.get("/admin/understood/", {"text": text})

    assert answer.json() == {"said": said}


def test_a_date_is_said_back_in_chinese(desk):
    answer = desk.get(
        "/admin/understood/",
        {"text": "2013年底"},
        headers={"Accept-Language": "zh-hans"},
    )

    assert "2013年10月1日至12月31日" in answer.json()["said"]


def test_a_date_is_said_back_to_analysts_alone(client, db):
    assert client.get("/admin/understood/").status_code == 302


def test_the_fields_for_dates_ask_how_they_are_understood(desk, tpp):
    page = desk.get(address(make.status_event(tpp))).text

    assert 'data-understood="/admin/understood/"' in page
