"""What leaves in a fixture, what stays, and in which bytes."""

import json

import pytest
from django.db import transaction

from tests import make
from tests.intake import folders
from tracker.exports.files import write_files
from tracker.exports.fixtures import REFERENCE, fixture, fixtures
from tracker.exports.selection import all_published
from tracker.intake.fixtures import facts_in_fixtures
from tracker.intake.import_facts import import_facts
from tracker.models import Agreement, Citation, Party, Round, Speaker, Topic
from tracker.queries.rows.public import newest_moment
from tracker.vocabulary.changes import Publication

pytestmark = pytest.mark.django_db


def objects(texts, *models):
    """The fields of the objects of these models, in their order."""
    return [
        found["fields"]
        for text in texts.values()
        for found in json.loads(text)
        if found["model"].removeprefix("tracker.") in models
    ]


def test_there_is_a_reference_file_and_one_for_each_agreement():
    folders.load()

    assert list(fixtures()) == [REFERENCE, "p4.json", "tpp.json"]


def test_without_facts_there_is_an_empty_reference_file():
    assert fixtures() == {REFERENCE: "[]\n"}


def test_the_reference_file_comes_before_a_name_that_begins_with_a_year():
    make.agreement("2013-services")

    assert list(fixtures()) == [REFERENCE, "2013-services.json"]


def test_facts_about_the_whole_programme_are_in_the_reference_file():
    make.topic(None)

    found = [entry["model"] for entry in json.loads(fixtures()[REFERENCE])]

    assert found == ["tracker.source", "tracker.topic", "tracker.citation"]


def test_rows_are_named_by_their_natural_keys_and_have_no_numbers():
    folders.load()

    entries = [e for text in fixtures().values() for e in json.loads(text)]

    assert all(entry.keys() == {"model", "fields"} for entry in entries)
    assert not any({"id", "version"} & entry["fields"].keys() for entry in entries)
    assert {"agreement": ["tpp"], "party": ["JP"], "publication": "published"} in [
        entry["fields"] for entry in entries
    ]


def test_there_are_no_users_and_no_versions():
    make.user()
    folders.load()

    models = {e["model"] for text in fixtures().values() for e in json.loads(text)}

    assert all(model.startswith("tracker.") for model in models)
    assert not any("historical" in model for model in models)


def test_chinese_stands_as_it_is_written():
    folders.load()

    assert '"name_zh": "日本"' in fixtures()[REFERENCE]


def test_a_citation_names_its_own_fact_alone():
    make.topic(make.agreement())

    [fields] = [c for c in objects(fixtures(), "citation") if "topic" in c]

    assert fields == {
        "publication": "published",
        "source": ["cass-wp-201407"],
        "topic": ["tpp", "State-owned enterprises", "agenda"],
        "claim": "",
        "locator": "",
        "position": 0,
    }


def test_the_same_facts_give_the_same_bytes_whatever_their_numbers(tmp_path):
    with transaction.atomic():
        folders.load()
        first = fixtures()
        transaction.set_rollback(True)
    write_files(tmp_path, first)
    make.party("ZW")

    import_facts(facts_in_fixtures([tmp_path]), folders.LOAD)
    Party.objects.get(code="ZW").withdraw(make.WHY)

    assert fixtures() == first


def test_words_that_only_an_analyst_adds_survive_the_way_out_and_in(tmp_path):
    with transaction.atomic():
        japan = make.party("JP")
        speaker = make.speaker("Shinzō Abe", party=japan, name_zh="安倍晋三")
        deadline = make.deadline(make.agreement(), criteria="All 12 sign.\r\nOne text.")
        make.forecast(deadline, speaker=speaker)
        citation = Citation.objects.get(forecast__isnull=False)
        citation.locator = "p. 7"
        citation.record(make.WHY)
        first = fixtures()
        transaction.set_rollback(True)
    write_files(tmp_path, first)

    import_facts(facts_in_fixtures([tmp_path]), folders.LOAD)

    assert fixtures() == first
    assert Speaker.objects.get().party.code == "JP"


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_what_readers_do_not_see_stays(publication):
    tpp = make.agreement()
    make.topic(tpp, publication=publication)
    make.participation(tpp, make.party("JP"), publication=publication)

    assert objects(fixtures(), "topic", "participation") == []


def test_the_citations_of_a_draft_stay_with_it():
    make.topic(make.agreement(), publication=Publication.DRAFT)

    assert [c for c in objects(fixtures(), "citation") if "topic" in c] == []


def test_the_facts_of_a_withdrawn_agreement_stay_with_it():
    tpp = make.agreement()
    make.forecast(make.deadline(tpp))
    make.round(tpp)
    tpp.withdraw(make.WHY)

    found = objects(
        fixtures(), "agreement", "deadline", "forecast", "round", "citation"
    )
    assert found == []


def test_the_forecasts_of_a_withdrawn_deadline_stay_with_it():
    deadline = make.deadline(make.agreement())
    make.forecast(deadline)
    deadline.withdraw(make.WHY)

    assert objects(fixtures(), "deadline", "forecast") == []


def test_a_withdrawn_citation_stays():
    topic = make.topic(make.agreement())
    make.cite(topic, make.source("ustr-tpp-rounds")).withdraw(make.WHY)

    cited = [c["source"] for c in objects(fixtures(), "citation") if "topic" in c]
    assert cited == [["cass-wp-201407"]]


def test_a_source_that_nothing_cites_leaves_with_the_whole():
    make.source("ustr-tpp-rounds")

    assert [s["slug"] for s in objects(fixtures(), "source")] == ["ustr-tpp-rounds"]


def test_one_agreement_takes_along_no_more_than_it_needs():
    folders.load()

    found = fixtures(["p4"])

    p4 = Agreement.objects.get(slug="p4")
    cited = {citation.source.slug for citation in p4.citations.all()}
    assert list(found) == [REFERENCE, "p4.json"]
    assert {s["slug"] for s in objects(found, "source")} == cited
    assert [p["code"] for p in objects(found, "party")] == ["SG"]
    assert objects(found, "speaker", "membership", "succession") == []


def test_a_membership_comes_along_where_both_its_parties_do():
    apec, japan = make.party("APEC"), make.party("JP")
    make.membership(apec, japan)
    make.membership(apec, make.party("CL"))
    tpp = make.agreement()
    for party in (apec, japan):
        make.participation(tpp, party)

    [membership] = objects(fixtures(["tpp"]), "membership")

    assert membership["party"] == ["JP"]


def test_the_party_of_a_speaker_comes_along():
    speaker = make.speaker(party=make.party("US"))
    make.forecast(make.deadline(make.agreement()), speaker=speaker)

    assert [p["code"] for p in objects(fixtures(["tpp"]), "party")] == ["US"]


def test_a_succession_leaves_with_both_its_agreements():
    make.succession(make.agreement("tpp"), make.agreement("p4"))

    assert objects(fixtures(["tpp"]), "succession") == []
    assert objects(fixtures(["tpp", "p4"]), "succession") != []


def test_a_succession_stands_in_the_file_that_is_read_later():
    make.succession(make.agreement("cptpp"), make.agreement("tpp"))

    assert '"tracker.succession"' in fixtures()["tpp.json"]


def test_one_fixture_of_all_can_be_taken_in_and_gives_the_same(tmp_path):
    with transaction.atomic():
        folders.load()
        whole, parts = fixture(all_published()), fixtures()
        transaction.set_rollback(True)
    write_files(tmp_path, {"fixture.json": whole})

    import_facts(facts_in_fixtures([tmp_path]), folders.LOAD)

    assert fixtures() == parts
    assert fixture(all_published()) == whole


def test_a_past_moment_gives_what_was_held_then():
    folders.load()
    moment = newest_moment()
    before = fixture(all_published())

    japan = Party.objects.get(code="JP")
    japan.name_en = "Nippon"
    japan.record(make.WHY)
    Agreement.objects.get(slug="p4").withdraw(make.WHY)

    assert fixture(all_published(known=moment)) == before
    assert fixture(all_published()) != before


@pytest.mark.parametrize("slugs", [["tpp"], ["p4"], ["tpp", "p4"]])
def test_a_part_can_be_taken_in_by_itself(tmp_path, slugs):
    with transaction.atomic():
        folders.load()
        part = fixtures(slugs)
        transaction.set_rollback(True)
    write_files(tmp_path, part)

    import_facts(facts_in_fixtures([tmp_path]), folders.LOAD)

    assert fixtures() == part


def test_the_questions_asked_of_the_database_do_not_grow_with_the_facts(
    django_assert_num_queries, django_assert_max_num_queries
):
    make.round(make.agreement("rcep"))
    with django_assert_max_num_queries(40) as few:
        fixtures()
    folders.load()

    with django_assert_num_queries(len(few)):
        fixtures()

    assert Round.objects.count() == 4
    assert Topic.objects.count() == 3
