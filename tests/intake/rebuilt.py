"""The fact files, rebuilt from the database alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tracker.models import (
    AccessionStep,
    Agreement,
    Citation,
    Discrepancy,
    Forecast,
    Identifier,
    Indicator,
    Membership,
    Participation,
    Party,
    Round,
    Source,
    StatusEvent,
    Topic,
)

Cells = dict[str, str]


def rebuilt(file: str) -> list[Cells]:
    """The rows of the file, each a text by column."""
    rows, cells = FILES[file]
    return [
        {name: _cell(value) for name, value in cells(row).items()} for row in rows()
    ]


def _cell(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _slug(agreement: Agreement | None) -> str:
    return agreement.slug if agreement else ""


def _code(party: Party | None) -> str:
    return party.code if party else ""


def _columns(row: Any, names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names.split()}


def _sources(fact: Any, claim: str = "") -> str:
    citations: Iterable[Citation] = fact.citations.select_related("source")
    found = [c for c in citations if c.claim == claim]
    return ";".join(c.source.slug for c in sorted(found, key=lambda c: c.position))


def _source(row: Source) -> dict[str, Any]:
    columns = "title publisher published_on accessed_on url language kind"
    return {"id": row.slug} | _columns(row, columns)


def _party(row: Party) -> dict[str, Any]:
    return _columns(row, "code name_en name_zh kind")


def _membership(row: Membership) -> dict[str, Any]:
    return {"bloc": row.bloc.code, "party": row.party.code}


def _agreement(row: Agreement) -> dict[str, Any]:
    columns = "short_name name_en name_zh kind scope region parent_body paper_table"
    return _columns(row, columns) | {
        "id": row.slug,
        "supersedes": ";".join(s.predecessor.slug for s in row.supersedes.all()),
        "sources": _sources(row),
    }


def _participation(row: Participation) -> dict[str, Any]:
    return {"agreement": row.agreement.slug, "party": row.party.code}


def _status_event(row: StatusEvent) -> dict[str, Any]:
    return {
        "agreement": row.agreement.slug,
        "date": row.stated_date,
        "status": row.status,
        "party": _code(row.party),
        "description": row.description,
        "sources": _sources(row),
    }


def _round(row: Round) -> dict[str, Any]:
    columns = "number label start end city status planned_start planned_end note"
    return _columns(row, columns) | {
        "agreement": row.agreement.slug,
        "country": _code(row.country),
        "sources": _sources(row),
    }


def _step(row: AccessionStep) -> dict[str, Any]:
    return {
        "agreement": row.agreement.slug,
        "party": row.party.code,
        "track": row.track,
        "stage": row.stage,
        "date": row.stated_date,
        "note": row.note,
        "sources": _sources(row),
    }


def _forecast(row: Forecast) -> dict[str, Any]:
    columns = (
        "stated_on speaker_role stated_by target_text target_earliest target_latest "
        "stance probability note"
    )
    return _columns(row, columns) | {
        "agreement": row.deadline.agreement.slug,
        "milestone": row.deadline.milestone,
        "subject": row.deadline.round_name or _code(row.deadline.party),
        "stage": row.deadline.stage,
        "speaker": row.speaker.name,
        "stated_by_kind": row.speaker.kind,
        "sources": _sources(row),
    }


def _indicator(row: Indicator) -> dict[str, Any]:
    return _columns(row, "name value unit as_of") | {
        "agreement": _slug(row.agreement),
        "sources": _sources(row),
    }


def _topic(row: Topic) -> dict[str, Any]:
    return _columns(row, "topic_en topic_zh stance") | {
        "agreement": _slug(row.agreement),
        "sources": _sources(row),
    }


def _discrepancy(row: Discrepancy) -> dict[str, Any]:
    columns = "subject claim_a claim_b preferred reason"
    return _columns(row, columns) | {
        "agreement": _slug(row.agreement),
        "source_a": _sources(row, "a"),
        "source_b": _sources(row, "b"),
    }


def _identifier(row: Identifier) -> dict[str, Any]:
    return _columns(row, "database identifier") | {"agreement": row.agreement.slug}


FILES: dict[str, tuple[Callable[[], Iterable[Any]], Callable[[Any], dict[str, Any]]]]
FILES = {
    "sources.csv": (Source.objects.all, _source),
    "parties.csv": (Party.objects.all, _party),
    "memberships.csv": (Membership.objects.all, _membership),
    "agreements.csv": (Agreement.objects.all, _agreement),
    "participations.csv": (Participation.objects.all, _participation),
    "status_events.csv": (StatusEvent.objects.all, _status_event),
    "rounds.csv": (Round.objects.all, _round),
    "accessions.csv": (AccessionStep.objects.all, _step),
    "forecasts.csv": (Forecast.objects.all, _forecast),
    "indicators.csv": (Indicator.objects.all, _indicator),
    "topics.csv": (Topic.objects.all, _topic),
    "discrepancies.csv": (Discrepancy.objects.all, _discrepancy),
    "identifiers.csv": (Identifier.objects.all, _identifier),
}
