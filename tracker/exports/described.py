"""What the fact files hold, file by file and column by column, in English.

English alone: these words leave with the data, whose bytes depend on no reader.
"""

from __future__ import annotations

from collections.abc import Mapping

NAME = "negotiation-tracker"
TITLE = "Negotiation tracker: trade and investment negotiations"
ABOUT = (
    "Where trade and investment negotiations stand, who is in them, and every dated "
    "statement of when they would be done, each with its sources."
)
STATED = (
    "As the source states it, in a part of EDTF (ISO 8601-2): 2013, 2013-10, "
    "2013-10-07; 2013-10-07/2013-10-11 is some time between the two; ../2013-10 is by "
    "then; ~ after a date is approximate."
)

FILES: Mapping[str, str] = {
    "sources.csv": "The texts that back the facts.",
    "parties.csv": "States, customs territories and blocs.",
    "memberships.csv": "Who is in a bloc.",
    "agreements.csv": "What is negotiated, from the first idea on. Where an agreement "
    "stands follows from status_events.csv.",
    "participations.csv": "All who take or took part in an agreement, at any time; who "
    "came when is in accessions.csv.",
    "status_events.csv": "Dated events, each with the status after it. A row that "
    "repeats the status before it is a development.",
    "rounds.csv": "Negotiating rounds with a number, and meetings of ministers, chief "
    "negotiators or a commission without one.",
    "accessions.csv": "Steps of one party: into the talks, or towards being bound by "
    "the text.",
    "forecasts.csv": "Dated statements by one speaker of when a milestone would be "
    "reached; rows are added and never overwritten.",
    "indicators.csv": "Figures, as their sources print them.",
    "topics.csv": "What is on the agenda, aimed at, in the way, or typical.",
    "discrepancies.csv": "Where two sources, or a source and itself, do not agree.",
    "identifiers.csv": "What other databases call an agreement; the record there is "
    "the source.",
}

AGREEMENT = "Id of the agreement."
AGREEMENT_OR_NONE = "Id of the agreement; empty for a fact about the whole programme."
SOURCES = "Ids of the sources, in the order in which readers see them, ; between them."
NOTE = "What else there is to say."

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "sources.csv": {
        "id": "Names the source.",
        "title": "Title, in the language of the text.",
        "publisher": "Who published it.",
        "published_on": f"Day of the text, where it shows one. {STATED}",
        "accessed_on": f"When it was read. {STATED}",
        "url": "Address of the text.",
        "language": "Language of the text, in two letters.",
        "kind": "Kind of text.",
    },
    "parties.csv": {
        "code": "ISO 3166-1 alpha-2 where there is one, else a name in capitals.",
        "name_en": "Name in English.",
        "name_zh": "Name in Chinese.",
        "kind": "Kind of party.",
    },
    "memberships.csv": {"bloc": "Code of the bloc.", "party": "Code of the member."},
    "agreements.csv": {
        "id": "Names the agreement.",
        "short_name": "What it is mostly called.",
        "name_en": "Full name in English.",
        "name_zh": "Full name in Chinese.",
        "kind": "Kind of agreement.",
        "scope": "Between two or between more; one with a bloc is plurilateral.",
        "region": "Grouping of the founding paper, or one beside it.",
        "parent_body": "Body in which the talks are held, where that is evident.",
        "supersedes": "Ids of the agreements that it takes the place of, ; between "
        "them.",
        "paper_table": "Table of the founding paper that lists it.",
        "sources": SOURCES,
    },
    "participations.csv": {"agreement": AGREEMENT, "party": "Code of the party."},
    "status_events.csv": {
        "agreement": AGREEMENT,
        "date": f"When it happened. {STATED}",
        "status": "Where the agreement stands after the event.",
        "party": "Code of the party, where the event concerns one party alone.",
        "description": "What happened.",
        "sources": SOURCES,
    },
    "rounds.csv": {
        "agreement": AGREEMENT,
        "number": "Number of the round, once per agreement.",
        "label": "Names the agreement and the round.",
        "start": f"First day. {STATED}",
        "end": f"Last day. {STATED}",
        "city": "City.",
        "country": "Code of the party where it was held.",
        "status": "Whether it was held.",
        "planned_start": f"First day of the plan that was changed, or of the plan of "
        f"a round not held. {STATED}",
        "planned_end": f"Last day of that plan. {STATED}",
        "note": NOTE,
        "sources": SOURCES,
    },
    "accessions.csv": {
        "agreement": AGREEMENT,
        "party": "Code of the party that took the step.",
        "track": "Coming into the talks, or becoming bound by the text.",
        "stage": "The step.",
        "date": f"When it was taken. {STATED}",
        "note": NOTE,
        "sources": SOURCES,
    },
    "forecasts.csv": {
        "agreement": AGREEMENT,
        "milestone": "What was expected.",
        "subject": "For a round its number, or its label where it has none; else the "
        "code of the party that the statement is about, or empty.",
        "stage": "Stage expected, with an accession and only with it.",
        "stated_on": f"When it was said. {STATED}",
        "speaker": "Who said it, in one spelling throughout.",
        "speaker_role": "Office of the speaker at the time.",
        "stated_by": "How the source names the speaker.",
        "stated_by_kind": "Kind of speaker.",
        "target_text": "What was said, paraphrased.",
        "target_earliest": "First day that the words can mean; empty for none.",
        "target_latest": "Last day that the words can mean; empty for none.",
        "stance": "Target, forecast, doubt, or no date.",
        "probability": "Where the source gives a figure.",
        "note": NOTE,
        "sources": SOURCES,
    },
    "indicators.csv": {
        "agreement": AGREEMENT_OR_NONE,
        "name": "What is measured.",
        "value": "The figure as it is printed: 2.70 says more than 2.7.",
        "unit": "Unit of the value.",
        "as_of": f"The time that the figure is for. {STATED}",
        "sources": SOURCES,
    },
    "topics.csv": {
        "agreement": AGREEMENT_OR_NONE,
        "topic_en": "Topic in English.",
        "topic_zh": "Topic in Chinese.",
        "stance": "How the topic stands in the talks.",
        "sources": SOURCES,
    },
    "discrepancies.csv": {
        "agreement": "Id of the agreement; empty where it is not about one alone.",
        "subject": "What the claims are about.",
        "claim_a": "What the one says.",
        "source_a": f"Sources of claim A. {SOURCES}",
        "claim_b": "What the other says.",
        "source_b": f"Sources of claim B. {SOURCES}",
        "preferred": "Which claim the other files follow.",
        "reason": "Why.",
    },
    "identifiers.csv": {
        "agreement": AGREEMENT,
        "database": "The other database.",
        "identifier": "What it calls the agreement, as it writes it.",
    },
}
# What a number counts; an indicator brings its unit along.
UNITS: Mapping[tuple[str, str], str] = {
    ("forecasts.csv", "probability"): "fraction from 0 to 1",
    ("indicators.csv", "value"): "see the column unit",
}
