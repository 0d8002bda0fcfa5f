"""Facts taken in: once, with a reason, beside what the database has."""

import json
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest

from tests import make
from tests.intake import folders
from tracker.intake.faults import FaultyFactsError
from tracker.intake.fixtures import facts_in_fixtures
from tracker.intake.import_facts import import_facts
from tracker.intake.pending_rows import RowOutcome
from tracker.intake.tables import ORDER
from tracker.models import (
    Agreement,
    Citation,
    Deadline,
    Forecast,
    Identifier,
    Party,
    Round,
    Source,
    Speaker,
    StatusEvent,
    Succession,
    Topic,
)
from tracker.vocabulary.changes import ChangeKind, Publication

pytestmark = pytest.mark.django_db

AGAIN = replace(folders.LOAD, note="Checked again.", batch="2013-10-08T12:00:00Z-1")


def test_every_row_of_the_files_is_counted_as_new():
    report = folders.load()

    new = sum(counts[RowOutcome.NEW] for counts in report.by_file().values())
    assert new == folders.row_count(folders.TPP)


def test_everything_is_published():
    folders.load()

    states = {row.publication for table in ORDER for row in table.objects.all()}
    assert states == {Publication.PUBLISHED}


def test_a_second_load_changes_nothing_and_leaves_no_version():
    folders.load()
    before = folders.counts()

    report = folders.load(load=AGAIN)

    assert report.versions == 0
    assert folders.counts() == before


def test_a_second_load_counts_every_row_as_the_same():
    folders.load()

    report = folders.load()

    assert {o for counts in report.by_file().values() for o in counts} == {
        RowOutcome.SAME
    }


def test_a_rehearsal_says_what_would_be_written_and_leaves_nothing():
    report = folders.load(is_rehearsal=True)

    assert report.versions > 100
    assert set(folders.counts().values()) == {(0, 0)}


def test_every_version_says_why_and_which_file_it_came_from():
    folders.load()

    digests = {
        sha256(file.read_bytes()).hexdigest() for file in folders.TPP.glob("*.csv")
    }
    versions = [version for table in ORDER for version in table.history.all()]
    assert {v.history_change_reason for v in versions} == {folders.LOAD.reason}
    assert {v.public_note for v in versions} == {folders.LOAD.note}
    assert {v.batch for v in versions} == {folders.LOAD.batch}
    assert {v.change_kind for v in versions} == {ChangeKind.DEVELOPMENT}
    assert {v.digest for v in versions} == digests


def test_a_version_has_the_digest_of_the_file_that_its_row_stands_in():
    folders.load()

    digest = sha256((folders.TPP / "forecasts.csv").read_bytes()).hexdigest()
    for table in (Forecast, Deadline, Speaker):
        assert {version.digest for version in table.history.all()} == {digest}


def test_a_changed_cell_is_one_correction_of_one_row(folder):
    folders.load(folder)
    folders.set_cell(folder, "rounds.csv", 2, "city", "Sydney")
    before = folders.versions()

    report = folders.load(folder, AGAIN)

    [newest, _first] = Round.objects.get(number=1).history.all()
    assert folders.versions() == before + report.versions == before + 1
    assert (newest.city, newest.version) == ("Sydney", 2)
    assert newest.change_kind == ChangeKind.CORRECTION
    assert newest.batch == AGAIN.batch
    assert report.by_file()["rounds.csv"] == {RowOutcome.CHANGED: 1, RowOutcome.SAME: 2}


def test_a_changed_country_is_a_change(folder):
    folders.load(folder)
    folders.set_cell(folder, "rounds.csv", 2, "country", "")

    report = folders.load(folder, AGAIN)

    assert Round.objects.get(number=1).country is None
    assert report.by_file()["rounds.csv"][RowOutcome.CHANGED] == 1


def test_a_speaker_whose_kind_is_corrected_changes_the_rows_that_name_it(folder):
    folders.load(folder)
    for row in (6, 7):
        folders.set_cell(folder, "forecasts.csv", row, "stated_by_kind", "press")

    report = folders.load(folder, AGAIN)

    assert Speaker.objects.get(name="iPredict").kind == "press"
    assert report.versions == 1
    assert report.by_file()["forecasts.csv"][RowOutcome.CHANGED] == 1


def test_what_the_files_do_not_speak_about_is_left_as_it_is(folder):
    folders.load(folder)
    speaker = Speaker.objects.get(name="Susan Schwab")
    speaker.party = Party.objects.get(code="US")
    speaker.record(make.WHY)

    report = folders.load(folder, AGAIN)

    assert report.versions == 0
    assert Speaker.objects.get(name="Susan Schwab").party.code == "US"


def test_the_days_of_a_stated_date_are_worked_out():
    folders.load()

    event = StatusEvent.objects.get(stated_date="2008-02")
    assert (str(event.earliest), str(event.latest)) == ("2008-02-01", "2008-02-29")


def test_a_subject_is_a_round_or_a_party():
    folders.load()

    named = Deadline.objects.values_list("milestone", "round_name", "party__code")
    assert ("round", "1", None) in named
    assert ("accession", "", "JP") in named
    assert ("concluded", "", None) in named


def test_statements_about_one_milestone_share_a_deadline():
    folders.load()

    [deadline] = Deadline.objects.filter(milestone="concluded")
    assert deadline.forecasts.count() == 2


def test_a_probability_is_a_number():
    folders.load()

    assert Forecast.objects.get(target_text="signed in 2015").probability == Decimal(
        "0.35"
    )


def test_sources_keep_their_order(folder):
    sources = ["tpp-usnz-1304", "cass-wp-201407", "baike-tpp"]
    folders.set_cell(folder, "topics.csv", 2, "sources", ";".join(sources))

    folders.load(folder)

    topic = Topic.objects.get(topic_en="Agriculture")
    assert [c.source.slug for c in topic.citations.all()] == sources


def test_sources_in_another_order_are_a_change(folder):
    folders.load(folder)
    folders.set_cell(folder, "topics.csv", 3, "sources", "baike-tpp;cass-wp-201407")

    report = folders.load(folder, AGAIN)

    assert report.versions == 1
    assert report.by_file()["topics.csv"][RowOutcome.CHANGED] == 1


def test_sources_with_gaps_between_their_places_are_the_same():
    folders.load()
    gaps = Citation.objects.filter(agreement__slug="tpp", position=2).get()
    gaps.position = 7
    gaps.record(make.WHY)

    assert folders.load(load=AGAIN).versions == 0


def test_sources_of_one_place_stand_as_they_were_recorded():
    folders.load()
    for citation in Citation.objects.filter(agreement__slug="tpp"):
        citation.position = 0
        citation.record(make.WHY)

    assert folders.load(load=AGAIN).versions == 0


def test_a_source_between_two_moves_only_what_it_has_to(folder):
    folders.load()
    sources = "cass-wp-201407;elms-tpp-origins;tpp-ustr-atlanta;tpp-cil-tpp2016"
    folders.set_cell(folder, "agreements.csv", 2, "sources", sources)

    folders.load(folder, AGAIN)

    cited = Citation.objects.filter(agreement__slug="tpp").order_by("position", "pk")
    assert [each.source.slug for each in cited] == sources.split(";")


def test_a_source_that_is_no_longer_listed_is_taken_out(folder):
    folders.load(folder)
    folders.set_cell(folder, "topics.csv", 3, "sources", "cass-wp-201407")

    report = folders.load(folder, AGAIN)

    citation = Citation.objects.get(topic__isnull=False, source__slug="baike-tpp")
    assert citation.publication == Publication.WITHDRAWN
    assert citation.history.first().history_change_reason == AGAIN.reason
    assert report.by_file()["topics.csv"] == {RowOutcome.SAME: 2, RowOutcome.CHANGED: 1}


def test_a_source_that_is_listed_again_is_published_again(folder):
    folders.load(folder)
    folders.set_cell(folder, "topics.csv", 3, "sources", "cass-wp-201407")
    folders.load(folder, AGAIN)

    report = folders.load(folders.TPP, AGAIN)

    citation = Citation.objects.get(topic__isnull=False, source__slug="baike-tpp")
    assert (citation.publication, citation.version) == (Publication.PUBLISHED, 3)
    assert report.versions == 1


def test_a_citation_that_a_person_withdrew_stays_withdrawn():
    folders.load()
    citation = Citation.objects.get(topic__isnull=False, source__slug="baike-tpp")
    citation.withdraw(make.WHY)

    report = folders.load(load=AGAIN)

    citation.refresh_from_db()
    assert citation.publication == Publication.WITHDRAWN
    assert report.versions == 0


def test_a_citation_that_a_person_added_stays():
    folders.load()
    topic = Topic.objects.get(topic_en="Agriculture")
    make.cite(topic, Source.objects.get(slug="baike-tpp"))

    report = folders.load(load=AGAIN)

    assert report.versions == 0
    assert topic.citations.filter(publication=Publication.PUBLISHED).count() == 2


def test_a_succession_that_is_no_longer_listed_is_taken_out(folder):
    folders.load(folder)
    folders.set_cell(folder, "agreements.csv", 2, "supersedes", "")

    folders.load(folder, AGAIN)

    assert Succession.objects.get().publication == Publication.WITHDRAWN


def test_a_withdrawn_fact_stays_as_it_is_and_is_counted(folder):
    folders.load(folder)
    held = Round.objects.get(number=2)
    held.withdraw(make.WHY)
    folders.set_cell(folder, "rounds.csv", 3, "city", "Oakland")
    folders.set_cell(folder, "rounds.csv", 3, "sources", "cass-wp-201407")

    report = folders.load(folder, AGAIN)

    assert report.versions == 0
    assert Round.objects.get(number=2).city == "San Francisco"
    assert report.by_file()["rounds.csv"] == {
        RowOutcome.SAME: 2,
        RowOutcome.WITHDRAWN: 1,
    }
    assert [(p.file, p.number, o) for p, o in report.left()] == [
        ("rounds.csv", 3, RowOutcome.WITHDRAWN)
    ]


def test_a_draft_that_published_facts_refer_to_is_named():
    make.party("JP", publication=Publication.DRAFT, name_en="Japan, to be checked")

    with pytest.raises(FaultyFactsError) as refusal:
        folders.load()

    assert "got “JP”, which is draft; wanted a published party" in str(refusal.value)


def test_a_draft_stays_as_it_is_and_is_counted(folder):
    make.party("SG", publication=Publication.DRAFT, name_en="To be checked")
    folders.drop_line(folder, "participations.csv", 4)

    report = folders.load(folder)

    assert Party.objects.get(code="SG").name_en == "To be checked"
    assert report.by_file()["parties.csv"][RowOutcome.DRAFT] == 1


def test_a_new_fact_that_refers_to_a_withdrawn_party_is_refused(folder):
    make.party("CL").withdraw(make.WHY)
    folders.add_line(folder, "participations.csv", "tpp", "CL")

    with pytest.raises(FaultyFactsError) as refusal:
        folders.load(folder)

    assert str(refusal.value) == (
        "participations.csv, row 5, column party: got “CL”, which is withdrawn; "
        "wanted a published party"
    )


def test_a_further_folder_may_refer_to_what_is_there(folder):
    folders.load()
    for file in folder.iterdir():
        folders.keep_heading(folder, file.name)
    line = ["tpp", "Tariffs", "关税", "agenda", "cass-wp-201407"]
    folders.add_line(folder, "topics.csv", *line)

    report = folders.load(folder, AGAIN)

    assert report.versions == 2
    assert Topic.objects.get(topic_en="Tariffs").agreement.slug == "tpp"


def test_a_folder_without_identifiers_leaves_those_on_record(folder):
    folders.load()
    (folder / "identifiers.csv").unlink()

    report = folders.load(folder, AGAIN)

    assert report.versions == 0
    assert "identifiers.csv" not in report.by_file()
    assert Identifier.objects.get().publication == Publication.PUBLISHED


def test_rows_that_a_folder_lacks_stay(folder):
    folders.load()
    folders.drop_line(folder, "topics.csv", 2)

    report = folders.load(folder, AGAIN)

    assert report.versions == 0
    assert Topic.objects.filter(topic_en="Agriculture").exists()


def test_an_agreement_may_supersede_one_further_down(folder):
    folders.set_cell(folder, "agreements.csv", 2, "supersedes", "")
    folders.set_cell(folder, "agreements.csv", 3, "supersedes", "tpp")

    folders.load(folder)

    assert Agreement.objects.get(slug="p4").supersedes.get().predecessor.slug == "tpp"


def test_a_rule_that_only_the_database_knows_is_a_fault_too(folder):
    folders.load(folder)
    first, second = (Source.objects.order_by("slug")[n] for n in (0, 2))
    folders.set_cell(folder, "sources.csv", 2, "url", second.url)
    folders.set_cell(folder, "sources.csv", 4, "url", first.url)
    before = folders.counts()

    with pytest.raises(FaultyFactsError) as refusal:
        folders.load(folder, AGAIN)

    assert refusal.value.faults[0].where == "sources.csv, row 2"
    assert folders.counts() == before


def test_a_fact_left_without_a_source_is_refused(folder):
    folders.load(folder)
    Citation.objects.get(topic__isnull=False, source__slug="baike-tpp").withdraw(
        make.WHY
    )
    folders.set_cell(folder, "topics.csv", 3, "sources", "baike-tpp")
    before = folders.counts()

    with pytest.raises(FaultyFactsError) as refusal:
        folders.load(folder, AGAIN)

    assert str(refusal.value).startswith("got no source for topic “Labour")
    assert folders.counts() == before


def test_the_questions_asked_of_the_database_do_not_grow_with_what_is_the_same(
    django_assert_max_num_queries,
):
    folders.load()

    with django_assert_max_num_queries(40):
        folders.load(load=AGAIN)


def test_a_rehearsal_finds_what_only_the_end_of_the_change_shows(folder):
    folders.load(folder)
    Citation.objects.get(topic__isnull=False, source__slug="baike-tpp").withdraw(
        make.WHY
    )
    folders.set_cell(folder, "topics.csv", 3, "sources", "baike-tpp")

    with pytest.raises(FaultyFactsError, match="got no source for topic"):
        folders.load(folder, AGAIN, is_rehearsal=True)


def test_a_value_on_record_that_the_door_would_not_have_let_in_is_named(tmp_path):
    held = make.source("baike-tpp")
    held.url = "nonsense"
    held.save_base(raw=True)
    fields = {"slug": "baike-tpp", "title": "TPP", "publisher": "百度百科"}
    fields |= {"language": "zh", "kind": "reference"}
    fixture = tmp_path / "facts.json"
    fixture.write_text(json.dumps([{"model": "tracker.source", "fields": fields}]))

    with pytest.raises(FaultyFactsError) as refusal:
        import_facts(facts_in_fixtures([fixture]), AGAIN)

    assert str(refusal.value) == "facts.json, object 1, field url: Enter a valid URL."


def test_a_field_that_a_fixture_leaves_out_is_left_as_it_is(tmp_path):
    make.party("JP", name_zh="日本")
    fields = {"code": "JP", "name_en": "Japan (JP)", "kind": "state"}
    fixture = tmp_path / "facts.json"
    fixture.write_text(json.dumps([{"model": "tracker.party", "fields": fields}]))

    import_facts(facts_in_fixtures([fixture]), AGAIN)

    japan = Party.objects.get()
    assert (japan.name_en, japan.name_zh) == ("Japan (JP)", "日本")
