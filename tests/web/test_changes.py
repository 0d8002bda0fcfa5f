"""The page of changes to the record."""

import pytest

from tests import make
from tests.counting import queries
from tests.reading import title, words
from tests.well_formed import faults
from tracker.models import ChangeContext, Topic, change_set
from tracker.models.moments import newest_moment
from tracker.vocabulary.changes import ChangeKind, Publication

pytestmark = pytest.mark.django_db

LOAD = "2026-11-23T19:41:43Z-83fc1ef1"


def why(kind=ChangeKind.CORRECTION, note="The host says so.", **fields):
    return ChangeContext("Seen in a leaked mail", kind=kind, note=note, **fields)


def changed(row, because=None, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.record(because or why())


@pytest.fixture
def tpp():
    """The TPP, whose nineteenth round was first recorded a day late."""
    tpp = make.agreement("tpp")
    changed(make.round(tpp, 19), start="2013-08-22")
    return tpp


@pytest.fixture
def load():
    """A load of thirty topics about the whole programme."""
    with change_set():
        for number in range(30):
            Topic(
                topic_en=f"Feature {number:02}",
                stance="characteristic",
                publication=Publication.PUBLISHED,
            ).record(
                why(ChangeKind.DEVELOPMENT, "Taken in from the files.", batch=LOAD),
                sources=[make.source()],
            )


def test_a_correction_shows_the_old_value_and_the_new(client, tpp):
    page = client.get("/changes/")

    assert title(page.text) == "Changes to the record · Negotiation tracker"
    assert (
        "Correction The host says so. Round, TPP: TPP round 19 "
        "First day 2013-08-23 → 2013-08-22"
    ) in words(page.text, "content")
    assert "<del>2013-08-23</del> → <ins>2013-08-22</ins>" in " ".join(
        page.text.split()
    )
    assert f'href="/agreements/tpp/#round-{tpp.rounds.get().id}"' in page.text
    assert faults(page.text) == []


def test_each_change_can_be_linked_to(client, tpp):
    page = client.get("/changes/")

    number = tpp.rounds.get().history.latest().history_id
    assert f'<li id="change-round-{number}">' in page.text


def test_what_only_analysts_may_read_is_not_on_the_page(client, tpp):
    changed(tpp, why(by=make.user("li.na")), name_zh="协定")

    page = client.get("/changes/")

    assert "leaked" not in page.text
    assert "li.na" not in page.text


def test_a_load_is_one_entry_that_leads_to_its_changes(client, load):
    page = client.get("/changes/")

    read = words(page.text, "content")
    assert "Development Taken in from the files." in read
    assert "60 facts together: 30 topics, 30 citations." in read
    assert (
        'href="/changes/?batch=2026-11-23T19%3A41%3A43Z-83fc1ef1&amp;kind=development"'
    ) in page.text


def test_the_changes_of_a_load_are_told_one_by_one(client, load):
    page = client.get(f"/changes/?batch={LOAD}&kind=development")

    read = words(page.text, "content")
    assert title(page.text) == "Changes made together · Negotiation tracker"
    assert "60 changes." in read
    assert "Topic: Feature 00 recorded" in read
    assert "Topic: Feature 29 recorded" in read
    assert faults(page.text) == []


def test_the_changes_of_a_load_can_be_narrowed_to_an_agreement(client, tpp, load):
    changed(tpp, why(batch=LOAD), name_zh="协定")

    page = client.get(f"/changes/?batch={LOAD}&agreement=tpp")

    read = words(page.text, "content")
    assert "1 change. Those to the record of TPP only." in read
    assert "Feature" not in read


def test_corrections_can_be_asked_for_alone(client, tpp, load):
    read = words(client.get("/changes/?kind=correction").text, "content")

    assert "TPP round 19" in read
    assert "Taken in from the files." not in read


def test_the_changes_to_one_agreement_can_be_asked_for(client, tpp, load):
    read = words(client.get("/changes/?agreement=tpp").text, "content")

    assert "TPP round 19" in read
    assert "Taken in from the files." not in read


def test_older_changes_follow_from_the_moment_of_the_last(client, tpp):
    for number in range(51):
        changed(tpp, name_zh=f"协定{number:02}")

    first = client.get("/changes/?agreement=tpp")
    before = first.context["log"].before.isoformat().replace("+00:00", "Z")
    link = f"/changes/?agreement=tpp&before={before}"
    second = client.get(link)

    assert link.replace("&", "&amp;").replace(":", "%3A") in first.text
    assert "协定01 →" in words(first.text, "content")
    assert "Older changes" in words(first.text, "content")
    assert "→ 协定00" in words(second.text, "content")
    assert "TPP round 19" in words(second.text, "content")
    assert "Older changes" not in words(second.text, "content")


def test_an_empty_log_says_so(client):
    make.agreement("tpp")

    page = client.get("/changes/")

    assert "Nothing has been changed yet." in words(page.text, "content")


def test_a_filter_that_nothing_fits_says_so(client, tpp):
    page = client.get("/changes/?kind=clarification")

    assert "No change fits. Take out a filter." in words(page.text, "content")


def test_the_log_can_be_asked_what_it_held_before(client, tpp):
    then = newest_moment().isoformat().replace("+00:00", "Z")
    changed(tpp, name_zh="协定")

    page = client.get(f"/changes/?known={then}")

    assert "协定" not in words(page.text, "content")
    assert "TPP round 19" in words(page.text, "content")


def test_the_log_says_that_it_is_the_same_for_every_day(client, tpp):
    page = client.get("/changes/?on=2010-01-01")

    assert "The list is the same for every day" in words(page.text, "content")
    assert "TPP round 19" in words(page.text, "content")


def test_a_value_is_shown_as_text(client, tpp):
    changed(tpp, name_zh="<script>alert(1)</script>")

    assert "<script>" not in client.get("/changes/").text


def test_an_agreements_own_log_is_the_same(client, tpp, load):
    page = client.get("/agreements/tpp/changes/")

    assert "First day 2013-08-23 → 2013-08-22" in words(page.text, "content")
    assert "Taken in from the files." not in page.text


def test_a_large_change_to_an_agreement_leads_to_its_part_of_the_load(client):
    tpp = make.agreement("tpp")
    with change_set():
        for number in range(13):
            row = Topic(
                agreement=tpp,
                topic_en=f"Chapter {number:02}",
                stance="agenda",
                publication=Publication.PUBLISHED,
            )
            row.record(why(batch=LOAD), sources=[make.source()])

    page = client.get("/agreements/tpp/changes/")

    assert "26 facts together: 13 topics, 13 citations." in words(page.text, "content")
    assert "&amp;kind=correction&amp;agreement=tpp" in page.text


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("kind=zzz", "kind: got “zzz”; wanted one of clarification, correction"),
        ("kind=housekeeping", "kind: got “housekeeping”; wanted one of clarification"),
        ("agreement=xx", "agreement: got “xx”; wanted one of tpp"),
        ("before=then", "before: got “then”; wanted a moment such as"),
        ("before=2999-01-01", "which is still to come"),
        ("at=%00", "wanted a moment such as"),
        ("batch=%00", "batch: got 1 characters; wanted 200 at most, printable."),
        ("batch=" + "x" * 5000, "batch: got 5000 characters; wanted"),
        (f"batch={LOAD}&page=0", "page: got “0”; wanted a number from 1."),
    ],
    ids=lambda value: value[:20],
)
def test_a_log_that_cannot_be_is_refused_in_words(client, tpp, asked, fault):
    page = client.get(f"/changes/?{asked}")

    assert page.status_code == 400
    assert fault in words(page.text, "content")


@pytest.mark.parametrize("asked", ["batch=no-such-load", "at=2013-10-07T12:00:00Z"])
def test_a_load_that_is_not_on_record_is_not_found(client, tpp, asked):
    page = client.get(f"/changes/?{asked}")

    assert page.status_code == 404
    assert "No changes made together are called" in words(page.text, "content")


def test_the_page_asks_no_more_for_a_larger_load(client, load):
    for_sixty = queries(client, "/changes/")
    with change_set():
        for number in range(30, 300):
            Topic(
                topic_en=f"Feature {number}",
                stance="characteristic",
                publication=Publication.PUBLISHED,
            ).record(why(batch=LOAD), sources=[make.source()])

    assert queries(client, "/changes/") == for_sixty
