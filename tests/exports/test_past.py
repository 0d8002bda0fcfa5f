"""Facts with their past: what leaves, what stays, and the same answers elsewhere."""

import json
from datetime import date
from itertools import product

import pytest
from django.core.management import call_command
from django.db import models, transaction

from tests import make
from tests.exports import past_story as story
from tests.intake import folders
from tracker.exports.history import UntracedFactsError
from tracker.exports.history_authors import pseudonym
from tracker.intake.history_manifest import file_name
from tracker.models import (
    Agreement,
    ChangeContext,
    Citation,
    Forecast,
    Indicator,
    Membership,
    Party,
    Round,
    Source,
    StatusEvent,
    Succession,
    Topic,
    newest_moment,
)
from tracker.vocabulary.changes import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

PAGES = ["/", "/agreements/tpp/", "/agreements/p4/", "/agreements/rcep/"]
DAYS = ["2016-02-04"]


def lines(folder, table):
    text = (folder / file_name(table)).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def rows(folder, table):
    """The fields of the table's rows."""
    name = table._meta.label_lower
    return [found["fields"] for found in lines(folder, table) if found["model"] == name]


def versions(folder, table):
    """The fields of the versions of the table's rows."""
    name = table.history.model._meta.label_lower
    return [found["fields"] for found in lines(folder, table) if found["model"] == name]


def answers(client, moments):
    asked = product(PAGES, DAYS, moments)
    return {
        (page, day, known): (answer.status_code, answer.content)
        for page, day, known in asked
        for answer in [client.get(page, {"on": day, "known": known.isoformat()})]
    }


def test_out_and_into_an_empty_database_and_out_again_gives_the_same_bytes(tmp_path):
    story.told_and_exported(tmp_path / "first")

    story.take_in(tmp_path / "first")
    story.export(tmp_path / "second")

    first = story.bytes_of(tmp_path / "first")
    assert story.bytes_of(tmp_path / "second") == first
    assert len(first) == 18


def test_every_moment_has_the_same_answers_on_both_sides(tmp_path, client):
    with transaction.atomic():
        moments = story.tell()
        story.export(tmp_path / "past")
        here = answers(client, moments)
        transaction.set_rollback(True)

    story.take_in(tmp_path / "past")

    there = answers(client, moments)
    assert [asked for asked in here if here[asked] != there[asked]] == []
    assert {200, 404} <= {status for status, _page in here.values()}


def test_rows_agree_with_their_versions_once_they_are_in(tmp_path, capsys):
    story.told_and_exported(tmp_path / "past")
    story.take_in(tmp_path / "past")

    call_command("check_history")

    assert "agree with their newest versions" in capsys.readouterr().out


def test_no_word_of_a_draft_leaves(tmp_path):
    story.told_and_exported(tmp_path / "past")

    text = story.text_of(tmp_path / "past")

    assert "7351.5" not in text
    assert "idden" not in text


def test_no_name_of_an_analyst_and_no_reason_leaves(tmp_path):
    story.told_and_exported(tmp_path / "past")

    text = story.text_of(tmp_path / "past")

    assert "li.na" not in text
    assert 'reason": "Li' not in text
    assert story.NOTE in text


def test_an_author_has_one_name_in_every_export(tmp_path):
    story.told_and_exported(tmp_path / "past")

    authors = {v["author"] for v in versions(tmp_path / "past", Forecast)}

    assert authors == {"", pseudonym("li.na", has_account=True)}


def test_without_the_secret_of_the_site_nobody_can_tell_an_author(settings):
    here = pseudonym("li.na", has_account=True)
    settings.SECRET_KEY = "another " * 10
    pseudonym.cache_clear()

    there = pseudonym("li.na", has_account=True)

    pseudonym.cache_clear()
    assert here != there


def test_a_name_that_came_in_as_a_pseudonym_stays():
    came = pseudonym("author-3f9a12cd", has_account=False)

    assert came == "author-3f9a12cd"
    assert pseudonym("author-3f9a12cd", has_account=True) != came


def test_a_fact_begins_with_the_version_that_readers_saw_first(tmp_path):
    story.told_and_exported(tmp_path / "past")

    [figure] = versions(tmp_path / "past", Indicator)

    assert (figure["history_type"], figure["version"], figure["value"]) == (
        "+",
        2,
        "39.8",
    )


def test_what_was_changed_before_its_agreement_was_shown_stays(tmp_path):
    story.told_and_exported(tmp_path / "past")

    found = versions(tmp_path / "past", StatusEvent)

    said = [v for v in found if v["description"] == "Talks were opened."]
    assert [v["history_type"] for v in said] == ["+"]


def test_the_facts_of_an_agreement_that_nobody_saw_stay(tmp_path):
    story.told_and_exported(tmp_path / "past")

    assert "TISA" not in story.text_of(tmp_path / "past")


def test_a_withdrawn_fact_leaves_with_the_note_on_its_withdrawal(tmp_path):
    story.told_and_exported(tmp_path / "past")

    before, after = versions(tmp_path / "past", Round)

    assert (before["publication"], after["publication"]) == ("published", "withdrawn")
    assert after["public_note"] == story.NOTE


def test_a_version_that_hides_a_fact_says_what_readers_saw_last(tmp_path):
    story.told_and_exported(tmp_path / "past")

    shown, hidden = versions(tmp_path / "past", Topic)

    assert (shown["publication"], hidden["publication"]) == ("published", "draft")
    assert shown["topic_en"] == hidden["topic_en"] == "State-owned enterprises"


def test_a_fact_that_was_changed_while_its_agreement_was_hidden_is_hidden(tmp_path):
    tpp = make.agreement("tpp")
    event = make.status_event(tpp)
    tpp.withdraw(story.why())
    event.description = "Words that nobody saw."
    event.record(story.why())

    story.export(tmp_path / "past")

    *_, hidden = versions(tmp_path / "past", StatusEvent)
    assert hidden["publication"] == "withdrawn"
    assert hidden["description"] == "Ministers said so."
    assert hidden["public_note"] == ""


def test_a_fact_deleted_past_the_program_leaves_as_withdrawn(tmp_path):
    speaker = make.speaker()
    history = type(speaker).history.model
    with transaction.atomic():
        last = speaker.history.get()
        columns = {f.attname: getattr(last, f.attname) for f in history._meta.fields}
        columns |= {"history_id": None, "history_type": "-"}
        columns["history_date"] = newest_moment() + story.DAY
        models.QuerySet(history).bulk_create([history(**columns)])

    story.export(tmp_path / "past", known=newest_moment() + story.DAY)

    found = versions(tmp_path / "past", type(speaker))
    assert [v["publication"] for v in found] == ["published", "withdrawn"]
    assert [v["history_type"] for v in found] == ["+", "~"]


def test_a_change_of_a_draft_moves_no_byte(tmp_path):
    tpp = make.agreement("tpp")
    topic = make.topic(tpp, publication=Publication.DRAFT)
    story.export(tmp_path / "first")
    topic.topic_en = "Labour"
    topic.record(make.WHY)

    story.export(tmp_path / "second")

    first = story.bytes_of(tmp_path / "first")
    assert story.bytes_of(tmp_path / "second") == first


def test_at_a_moment_that_has_passed_it_is_the_export_of_that_moment(tmp_path):
    make.round(make.agreement("tpp"))
    story.export(tmp_path / "then")
    known = newest_moment()
    Round.objects.get().withdraw(story.why())
    make.agreement("p4")

    story.export(tmp_path / "now", known=known)

    assert story.bytes_of(tmp_path / "now") == story.bytes_of(tmp_path / "then")


def test_an_agreement_takes_along_what_it_needs_and_no_more(tmp_path):
    story.tell()
    make.party("ZW")
    make.source("ustr-tpp-rounds")
    p4 = Agreement.objects.get(slug="p4").pk

    story.export(tmp_path / "past", narrowing={"agreements": frozenset({p4})})

    assert [a["slug"] for a in rows(tmp_path / "past", Agreement)] == ["p4"]
    assert [s["slug"] for s in rows(tmp_path / "past", Source)] == ["cass-wp-201407"]
    assert rows(tmp_path / "past", Party) == rows(tmp_path / "past", Succession) == []
    story_of_one = versions(tmp_path / "past", Agreement)
    assert [v["publication"] for v in story_of_one] == [
        "published",
        "withdrawn",
        "published",
    ]


def test_a_succession_and_a_membership_leave_where_both_sides_do(tmp_path):
    story.tell()
    tpp = Agreement.objects.get(slug="tpp")
    make.participation(tpp, make.party("APEC"))
    both = frozenset(
        Agreement.objects.filter(slug__in=["tpp", "p4"]).values_list("pk", flat=True)
    )

    story.export(tmp_path / "past", narrowing={"agreements": both})

    assert len(rows(tmp_path / "past", Succession)) == 1
    assert len(rows(tmp_path / "past", Membership)) == 1


def test_a_part_goes_in_and_out_by_itself(tmp_path):
    with transaction.atomic():
        story.tell()
        tpp = Agreement.objects.get(slug="tpp").pk
        part = {"agreements": frozenset({tpp}), "on": date(2013, 10, 7)}
        story.export(tmp_path / "first", narrowing=part)
        transaction.set_rollback(True)

    story.take_in(tmp_path / "first")
    story.export(tmp_path / "second")

    first = story.bytes_of(tmp_path / "first")
    assert story.bytes_of(tmp_path / "second") == first


def test_what_happened_after_the_day_stays(tmp_path):
    story.tell()

    story.export(tmp_path / "past", narrowing={"on": date(2013, 10, 7)})

    days = {row["stated_date"] for row in rows(tmp_path / "past", StatusEvent)}
    assert days == {"2010-03-15"}
    cited = [c["status_event"] for c in rows(tmp_path / "past", Citation)]
    assert len([number for number in cited if number]) == 2


def test_of_a_date_that_may_lie_on_either_side_of_the_day_the_fact_leaves(tmp_path):
    make.status_event(make.agreement("tpp"), stated_date="2013-10")

    story.export(tmp_path / "past", narrowing={"on": date(2013, 10, 7)})

    assert len(rows(tmp_path / "past", StatusEvent)) == 1


def test_up_to_the_day_the_part_gives_the_same_answers(tmp_path, client):
    with transaction.atomic():
        moments = story.tell()
        story.export(tmp_path / "past", narrowing={"on": date(2013, 10, 7)})
        known = {"on": "2013-10-07", "known": moments[-1].isoformat()}
        here = client.get("/agreements/tpp/", known).content
        transaction.set_rollback(True)

    story.take_in(tmp_path / "past")

    assert client.get("/agreements/tpp/", known).content == here


def test_since_a_moment_a_changed_fact_leaves_with_its_whole_past(tmp_path):
    moments = story.tell()
    Forecast.objects.get().record(story.why())
    changed = Forecast.objects.get()
    changed.note = "Read again."
    changed.record(story.why())

    story.export(tmp_path / "past", narrowing={"since": moments[-1]})

    assert len(versions(tmp_path / "past", Forecast)) == 3
    assert [a["slug"] for a in rows(tmp_path / "past", Agreement)] == ["tpp"]
    assert rows(tmp_path / "past", StatusEvent) == []


def test_since_a_moment_a_fact_with_another_source_has_changed(tmp_path):
    event = make.status_event(make.agreement("tpp"))
    make.round(make.agreement("rcep"))
    since = newest_moment()
    make.cite(event, make.source("ustr-tpp-rounds"))

    story.export(tmp_path / "past", narrowing={"since": since})

    assert len(rows(tmp_path / "past", StatusEvent)) == 1
    assert len(rows(tmp_path / "past", Citation)) == 3
    assert rows(tmp_path / "past", Round) == []


def test_an_interrupted_export_leaves_the_folder_as_it_was(tmp_path):
    make.agreement("tpp")
    story.export(tmp_path / "past")
    before = story.bytes_of(tmp_path / "past")
    make.round(Agreement.objects.get())

    with pytest.raises(KeyboardInterrupt):
        story.export(tmp_path / "past", watch=story.interrupt)

    assert story.bytes_of(tmp_path / "past") == before
    assert [path.name for path in tmp_path.iterdir()] == ["past"]


def test_an_interrupted_first_export_leaves_nothing(tmp_path):
    make.agreement("tpp")

    with pytest.raises(KeyboardInterrupt):
        story.export(tmp_path / "past", watch=story.interrupt)

    assert list(tmp_path.iterdir()) == []


def test_a_new_export_takes_the_place_of_the_one_before(tmp_path):
    story.export(tmp_path / "past")
    # An older one had files of lists.
    (tmp_path / "past" / "01-party.json").write_text("[]", "utf-8")

    story.export(tmp_path / "past")

    assert not list((tmp_path / "past").glob("*-*.json"))


def test_a_folder_of_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.tex").write_text("TPP", "utf-8")

    with pytest.raises(FileExistsError, match=r"with “thesis\.tex” in it"):
        story.export(tmp_path)

    assert (tmp_path / "thesis.tex").exists()


def test_a_fact_that_came_in_past_the_program_is_named(tmp_path):
    japan = Party(code="JP", name_en="Japan", kind="state", publication="published")
    models.QuerySet(Party).bulk_create([japan])

    with pytest.raises(UntracedFactsError, match="got party “Japan” without a version"):
        story.export(tmp_path / "past")


def test_the_manifest_says_what_there_is(tmp_path):
    make.party("JP").record(ChangeContext("Spelling"))
    moment = newest_moment()

    manifest = story.export(tmp_path / "past", filters={"agreement": []})

    [parties, *others] = manifest.files
    assert (parties.file, parties.rows, parties.versions) == ("01-party.jsonl", 1, 1)
    assert {(file.rows, file.versions) for file in others} == {(0, 0)}
    assert manifest.moment == moment
    assert manifest.program
    assert type(manifest).read(tmp_path / "past").text == manifest.text


def test_many_facts_leave_as_few_do(tmp_path, monkeypatch):
    folders.load()
    story.export(tmp_path / "first")
    monkeypatch.setattr("tracker.exports.history_visibility.TOGETHER", 2)
    monkeypatch.setattr("tracker.exports.history_visibility.MOST_KEPT", 1)

    story.export(tmp_path / "second")

    first = story.bytes_of(tmp_path / "first")
    assert story.bytes_of(tmp_path / "second") == first
