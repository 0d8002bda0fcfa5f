"""Rows for tests: published, sourced, recorded, with plain defaults."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from tracker.models import (
    AccessionStep,
    Agreement,
    AgreementCheck,
    ChangeContext,
    Citation,
    CitedModel,
    Deadline,
    Discrepancy,
    Forecast,
    Identifier,
    Indicator,
    Membership,
    Participation,
    Party,
    Round,
    Source,
    Speaker,
    StatusEvent,
    Succession,
    Topic,
    TrackedModel,
    change_set,
)
from tracker.vocabulary.accessions import Stage, Track
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.databases import Database
from tracker.vocabulary.kinds import (
    AgreementKind,
    PartyKind,
    Region,
    RoundStatus,
    Scope,
    SourceKind,
    SpeakerKind,
)
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.roles import Role
from tracker.vocabulary.stances import Preference, Stance, TopicStance
from tracker.vocabulary.statuses import Status

Row = TypeVar("Row", bound=TrackedModel)

WHY = ChangeContext("Taken from the founding paper")
AGREEMENTS = {
    "nafta": "North American Free Trade Agreement",
    "rcep": "Regional Comprehensive Economic Partnership",
    "tisa": "Trade in Services Agreement",
    "tpp": "Trans-Pacific Partnership",
    "ttip": "Transatlantic Trade and Investment Partnership",
}
PARTIES = {
    "AU": "Australia",
    "BN": "Brunei Darussalam",
    "CA": "Canada",
    "CL": "Chile",
    "CN": "China",
    "EU": "European Union",
    "JP": "Japan",
    "KR": "Korea",
    "MX": "Mexico",
    "MY": "Malaysia",
    "NZ": "New Zealand",
    "PE": "Peru",
    "SG": "Singapore",
    "US": "United States",
    "VN": "Viet Nam",
}


def user(name: str = "li.na", **fields: Any) -> Any:
    """An analyst who may do everything; ``is_superuser=False`` for one who may not."""
    return get_user_model().objects.create_user(
        name, **{"is_staff": True, "is_superuser": True, **fields}
    )


def member(role: Role, name: str = "") -> Any:
    """An account that has this role and no other right, named after it."""
    account = user(name or role.value, is_superuser=False)
    account.groups.add(Group.objects.get(name=role.value))
    return account


def source(slug: str = "cass-wp-201407", **fields: Any) -> Source:
    """The source with this id, recorded at the first call."""
    held = Source.objects.filter(slug=slug).first()
    return held or _recorded(
        Source,
        fields,
        slug=slug,
        title=f"Working paper {slug}",
        publisher="Chinese Academy of Social Sciences",
        language="zh",
        kind=SourceKind.ACADEMIC,
    )


def party(code: str = "JP", **fields: Any) -> Party:
    """The party with this code, recorded at the first call."""
    held = Party.objects.filter(code=code).first()
    kind = PartyKind.STATE if len(code) == 2 and code != "EU" else PartyKind.BLOC
    name = PARTIES.get(code, code)
    return held or _recorded(Party, fields, code=code, name_en=name, kind=kind)


def speaker(name: str = "Michael Froman", **fields: Any) -> Speaker:
    """The speaker of this name, recorded at the first call."""
    held = Speaker.objects.filter(name=name).first()
    return held or _recorded(Speaker, fields, name=name, kind=SpeakerKind.GOVERNMENT)


def membership(bloc: Party, member: Party, **fields: Any) -> Membership:
    return _recorded(Membership, fields, bloc=bloc, party=member)


def agreement(slug: str = "tpp", **fields: Any) -> Agreement:
    return _recorded(
        Agreement,
        fields,
        slug=slug,
        short_name=slug.upper(),
        name_en=AGREEMENTS.get(slug, slug.upper()),
        kind=AgreementKind.FTA,
        scope=Scope.PLURILATERAL,
        region=Region.ASIA_PACIFIC,
    )


def succession(successor: Agreement, predecessor: Agreement) -> Succession:
    return _recorded(Succession, {}, successor=successor, predecessor=predecessor)


def participation(agreement: Agreement, party: Party, **fields: Any) -> Participation:
    return _recorded(Participation, fields, agreement=agreement, party=party)


def identifier(
    agreement: Agreement,
    database: Database = Database.WIKIDATA,
    identifier: str = "Q42",
    **fields: Any,
) -> Identifier:
    return _recorded(
        Identifier,
        fields,
        agreement=agreement,
        database=database,
        identifier=identifier,
    )


def status_event(
    agreement: Agreement,
    status: Status = Status.NEGOTIATING,
    stated_date: str = "2010-03-15",
    **fields: Any,
) -> StatusEvent:
    return _recorded(
        StatusEvent,
        fields,
        agreement=agreement,
        status=status,
        stated_date=stated_date,
        description="Ministers said so.",
    )


def round(agreement: Agreement, number: int | None = 19, **fields: Any) -> Round:
    """A round held in Brunei in August 2013, the nineteenth unless told."""
    return _recorded(
        Round,
        fields,
        agreement=agreement,
        number=number,
        label=f"{agreement.short_name} round {number}",
        start="2013-08-23",
        end="2013-08-30",
        city="Bandar Seri Begawan",
        country=party("BN"),
        status=RoundStatus.HELD,
    )


def step(
    agreement: Agreement,
    party: Party,
    stage: Stage = Stage.JOINED,
    stated_date: str = "2013-07-23",
    **fields: Any,
) -> AccessionStep:
    """A step on the talks track where the stage is of it, else on the treaty track."""
    track = Track.TALKS if stage in Stage.on_track(Track.TALKS) else Track.TREATY
    return _recorded(
        AccessionStep,
        fields,
        agreement=agreement,
        party=party,
        track=track,
        stage=stage,
        stated_date=stated_date,
    )


def deadline(
    agreement: Agreement, milestone: Milestone = Milestone.CONCLUDED, **fields: Any
) -> Deadline:
    return _recorded(Deadline, fields, agreement=agreement, milestone=milestone)


def forecast(
    deadline: Deadline,
    stated_on: str = "2012-11",
    target_text: str = "by end of 2013",
    **fields: Any,
) -> Forecast:
    """A target without a window; give ``target_latest`` and the like for one."""
    return _recorded(
        Forecast,
        {"speaker": fields.pop("speaker", None) or speaker(), **fields},
        deadline=deadline,
        stated_on=stated_on,
        speaker_role="Trade representative",
        stated_by="Froman",
        target_text=target_text,
        stance=Stance.TARGET,
    )


def indicator(agreement: Agreement | None, **fields: Any) -> Indicator:
    return _recorded(
        Indicator,
        fields,
        agreement=agreement,
        name="Share of world trade",
        value="39.8",
        unit="percent",
        as_of="2012",
    )


def topic(agreement: Agreement | None, **fields: Any) -> Topic:
    return _recorded(
        Topic,
        fields,
        agreement=agreement,
        topic_en="State-owned enterprises",
        stance=TopicStance.AGENDA,
    )


def discrepancy(agreement: Agreement | None, **fields: Any) -> Discrepancy:
    """Two claims about the number of rounds, each with a source of its own."""
    row = Discrepancy(
        **{
            "publication": Publication.PUBLISHED,
            "agreement": agreement,
            "subject": "Number of rounds by October 2013",
            "claim_a": "19",
            "claim_b": "18",
            "preferred": Preference.A,
            "reason": "The list of rounds names nineteen.",
            **fields,
        }
    )
    with change_set():
        row.record(WHY)
        cite(row, source(), claim=Preference.A.value)
        cite(row, source("ustr-tpp-rounds"), claim=Preference.B.value)
    return row


def check(agreement: Agreement, on: str = "2026-09-01") -> AgreementCheck:
    return AgreementCheck.add(agreement, on=date.fromisoformat(on), by="li.na")


def cite(fact: CitedModel, source: Source, **details: Any) -> Citation:
    citation = Citation.for_fact(fact, source, **details)
    citation.record(WHY)
    return citation


def _recorded(model: type[Row], fields: dict[str, Any], **defaults: Any) -> Row:
    row = model(**{"publication": Publication.PUBLISHED, **defaults, **fields})
    row.record(WHY, sources=[source()] if model.needs_a_source else [])
    return row
