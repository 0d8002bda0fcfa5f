"""The history page: who changed what, when and why, newest first."""

import pytest

from tests import make
from tests.admin.pages import address
from tracker.models import ChangeContext, change_set
from tracker.vocabulary.changes import ChangeKind


@pytest.fixture
def event(tpp):
    return make.status_event(tpp)


def changed(row, reason="Read the communiqué", by=None, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.record(ChangeContext(reason, by=by))


def entries(desk, row, page=1):
    return desk.get(f"{address(row, 'history')}?p={page}").context["entries"]


def told(part):
    return {each.field_label: (each.before, each.after) for each in part.changes}


def test_each_changed_field_is_told_in_words(desk, event):
    changed(event, status="signed", stated_date="2016-02-04", party=make.party("NZ"))

    [part] = entries(desk, event)[0].parts

    assert part.event == "changed"
    assert told(part) == {
        "Status": ("Under negotiation", "Signed"),
        "Date": ("2010-03-15", "2016-02-04"),
        "Party": ("", "New Zealand"),
    }


def test_who_why_and_from_where_is_told(desk, event):
    why = ChangeContext(
        "The ministry's page says so",
        by=make.user("wang.wei"),
        kind=ChangeKind.CORRECTION,
        note="Corrected after the ministry's page.",
        batch="2026-11-23",
    )
    event.description = "Talks began in Melbourne."
    event.record(why)

    entry = entries(desk, event)[0]

    assert (entry.author, entry.kind) == ("wang.wei", "Correction")
    assert (entry.reason, entry.note, entry.batch) == (why.reason, why.note, why.batch)
    assert (entry.version, entry.moment) == (2, event.history.first().history_date)


def test_the_newest_is_first_and_its_moment_has_a_time_zone(desk, event):
    changed(event, description="Talks began in Melbourne.")

    page = desk.get(address(event, "history"))

    newest, oldest = event.history.all()
    assert [entry.moment for entry in page.context["entries"]] == [
        newest.history_date,
        oldest.history_date,
    ]
    assert f'datetime="{newest.history_date:%Y-%m-%dT%H:%M}' in page.text
    assert f"{newest.history_date:%H:%M:%S} UTC" in page.text


def test_the_author_is_named_after_the_account_has_gone(desk, event):
    account = make.user("wang.wei")
    changed(event, description="Talks began in Melbourne.", by=account)
    account.delete()

    assert entries(desk, event)[0].author == "wang.wei"


def test_a_relation_is_told_by_the_name_it_had_then(desk, tpp):
    korea = make.party("KR")
    step = make.step(tpp, make.party("JP"))
    changed(step, party=korea)
    changed(korea, name_en="Republic of Korea")

    [part] = entries(desk, step)[0].parts

    assert told(part) == {"Party": ("Japan", "Korea")}


def test_the_sources_of_a_fact_are_part_of_its_history(desk, event):
    cited = make.cite(event, make.source("ustr-tpp"))
    changed(cited, locator="p. 9")

    newest, before, first = entries(desk, event)

    title = "Source: Working paper ustr-tpp"
    assert [part.name for part in newest.parts] == [title]
    assert told(newest.parts[0]) == {"Place in the source": ("", "p. 9")}
    assert (before.parts[0].name, before.parts[0].event) == (title, "recorded")
    assert [part.name for part in first.parts] == [
        "",
        "Source: Working paper cass-wp-201407",
    ]


def test_what_was_one_change_is_one_entry(desk, event):
    cited = event.citations.get()
    with change_set():
        changed(event, description="Talks began in Melbourne.")
        changed(cited, locator="p. 9")

    newest, _first = entries(desk, event)

    assert len(newest.parts) == 2


@pytest.mark.parametrize("publication", ["withdrawn", "draft", "published"])
def test_what_readers_could_see_from_then_on_is_told(desk, tpp, publication):
    before = "draft" if publication == "published" else "published"
    event = make.status_event(tpp, publication=before)
    with change_set():
        changed(event.citations.get(), publication=publication)
        changed(event, publication=publication)

    own = entries(desk, event)[0].parts[0]

    words = {"draft": "made a draft"}.get(publication, publication)
    assert own.event == words
    assert told(own) == {"Publication": (before.title(), publication.title())}


def test_a_long_history_has_pages(desk, event):
    for number in range(30):
        changed(event, description=f"Reading {number}.")

    first, second = entries(desk, event, 1), entries(desk, event, 2)

    assert (len(first), len(second)) == (25, 6)
    assert told(first[-1].parts[0]) == {"What happened": ("Reading 4.", "Reading 5.")}
    assert second[-1].parts[0].event == "recorded"


def test_many_versions_take_no_more_queries_than_few(
    desk, event, django_assert_num_queries
):
    changed(event, party=make.party("NZ"))
    changed(event.citations.get(), locator="p. 1")
    desk.get(address(event, "history"))
    with django_assert_num_queries(20, exact=False) as few:
        desk.get(address(event, "history"))
    for number in range(20):
        changed(event, party=make.party(["JP", "NZ"][number % 2]))
        changed(event.citations.get(), locator=f"p. {number + 2}")

    with django_assert_num_queries(len(few)):
        desk.get(address(event, "history"))


def test_there_is_no_other_history_and_none_that_writes(desk, event):
    where = f"{address(event, 'history')}{event.history.first().history_id}/"

    assert desk.post(where, {}, follow=True).redirect_chain[-1][0] == "/admin/"
    assert desk.post(address(event, "history"), {}).status_code == 200
    assert event.history.count() == 1
