"""The words of the field, and the questions that they answer about themselves."""

import pytest
from django.db.migrations.serializer import serializer_factory
from django.db.models import CharField

from tracker.vocabulary.accessions import Side, Stage, Track
from tracker.vocabulary.changes import ChangeKind
from tracker.vocabulary.glossary import VOCABULARIES
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.statuses import Status

# As the format of the fact files lists them. Sides and states of a round are worked
# out, and kinds of change and publication are about our record: no file has them.
CODES = {
    "Status": "proposed exploratory mandate negotiating agreed-in-principle concluded "
    "signed provisionally-applied in-force suspended abandoned terminated superseded",
    "Track": "talks treaty",
    "Stage": "observer interest invited joined declined withdrew applied "
    "process-opened concluded signed ratified in-force",
    "Side": "in approaching out",
    "Milestone": "launch mandate round agreed-in-principle concluded signed ratified "
    "provisionally-applied in-force accession",
    "Stance": "target forecast doubt no-date",
    "TopicStance": "agenda objective obstacle characteristic",
    "Preference": "a b neither",
    "AgreementKind": "fta tifa bit services customs-union other",
    "Scope": "bilateral plurilateral",
    "Region": "africa americas europe-middle-east south-central-asia "
    "southeast-asia-pacific asia-pacific transatlantic global",
    "PaperTable": "table-1-signed table-1-proposed table-2",
    "PartyKind": "state customs-territory bloc",
    "RoundStatus": "held planned postponed cancelled",
    "RoundState": "held under-way planned postponed cancelled lapsed doubted",
    "SourceKind": "official press think-tank academic reference",
    "SpeakerKind": "negotiators government legislature think-tank academic press "
    "industry",
    "Database": "wto-rta-is adb-aric unctad desta wikidata",
    "ChangeKind": "development correction clarification housekeeping",
    "Publication": "draft published withdrawn",
}


def test_each_vocabulary_has_the_codes_that_were_agreed():
    codes = {
        vocabulary.words.__name__: " ".join(vocabulary.words.values)
        for vocabulary in VOCABULARIES
    }

    assert codes == CODES


def test_a_code_gives_its_word():
    assert Status("in-force") is Status.IN_FORCE
    assert Status.IN_FORCE == "in-force"
    assert str(Status.IN_FORCE.label) == "In force"


def test_a_field_takes_the_words_as_its_choices():
    field = CharField(max_length=30, choices=Track)

    written, _imports = serializer_factory(field.choices).serialize()

    assert written == "[('talks', 'Talks'), ('treaty', 'Treaty')]"


def test_an_unknown_code_is_no_word():
    with pytest.raises(ValueError, match="'active' is not a valid Status"):
        Status("active")


def test_events_of_one_day_stand_in_the_order_of_the_statuses():
    that_day = [Status.SIGNED, Status.PROPOSED, Status.CONCLUDED]

    in_order = sorted(that_day, key=lambda status: status.rank)

    assert in_order == [Status.PROPOSED, Status.CONCLUDED, Status.SIGNED]


def test_talks_are_under_way_until_the_text_is_settled():
    assert [status for status in Status if status.is_underway] == [
        Status.PROPOSED,
        Status.EXPLORATORY,
        Status.MANDATE,
        Status.NEGOTIATING,
        Status.AGREED_IN_PRINCIPLE,
    ]


def test_three_statuses_are_final():
    assert [status for status in Status if status.is_final] == [
        Status.ABANDONED,
        Status.TERMINATED,
        Status.SUPERSEDED,
    ]


def test_withdrawal_alone_is_on_both_tracks():
    talks, treaty = Stage.on_track(Track.TALKS), Stage.on_track(Track.TREATY)

    assert set(talks) & set(treaty) == {Stage.WITHDREW}
    assert set(talks) | set(treaty) == set(Stage)
    assert talks[0] is Stage.OBSERVER
    assert treaty[0] is Stage.APPLIED


@pytest.mark.parametrize(
    ("side", "stages"),
    [
        (Side.IN, "joined concluded signed ratified in-force"),
        (Side.APPROACHING, "observer interest invited applied process-opened"),
        (Side.OUT, "declined withdrew"),
    ],
)
def test_the_newest_step_says_where_a_party_is(side, stages):
    there = [stage.value for stage in Stage if stage.side is side]

    assert there == stages.split()


def test_talks_are_launched_by_the_event_that_opens_negotiation():
    assert Milestone.LAUNCH.met_by == {Status.NEGOTIATING}


def test_a_milestone_named_as_a_status_is_met_by_it():
    named_alike = [mile for mile in Milestone if mile.value in Status.values]

    assert len(named_alike) == 6
    assert all(mile.met_by == {Status(mile.value)} for mile in named_alike)


def test_rounds_ratifications_and_accessions_are_met_by_no_status():
    unmet = [mile for mile in Milestone if not mile.met_by]

    assert unmet == [Milestone.ROUND, Milestone.RATIFIED, Milestone.ACCESSION]


def test_only_housekeeping_is_silent():
    silent = [kind for kind in ChangeKind if not kind.needs_note]

    assert silent == [ChangeKind.HOUSEKEEPING]
