"""Agreements, parties and rounds in schema.org, as JSON-LD for catalogues and search.

Days are ISO 8601; addresses are absolute and lead to the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tracker.queries.agreement.page import AgreementPage
from tracker.queries.calendar.events import Certainty, Occasion
from tracker.queries.rows.anchors import PageLocation
from tracker.queries.rows.names import PartyName
from tracker.vocabulary.accessions import Side
from tracker.vocabulary.kinds import PartyKind

Address = Callable[[PageLocation], str]

CONTEXT = "https://schema.org"
STATUS = {
    Certainty.CONFIRMED: "https://schema.org/EventScheduled",
    Certainty.TENTATIVE: "https://schema.org/EventScheduled",
    Certainty.CANCELLED: "https://schema.org/EventCancelled",
}
TYPES = {
    PartyKind.STATE: "Country",
    PartyKind.CUSTOMS_TERRITORY: "AdministrativeArea",
    PartyKind.BLOC: "Organization",
}


def linked_agreement(
    page: AgreementPage, rounds: Iterable[Occasion], address: Address
) -> dict[str, Any]:
    """The agreement with who is in it, what it replaces, and its rounds."""
    agreement = page.agreement
    place = _agreement(agreement.slug, address)
    return {
        "@context": CONTEXT,
        "@type": "Legislation",
        "@id": place,
        "url": place,
        "name": agreement.name_en,
        "alternateName": [*filter(None, (agreement.short_name, agreement.name_zh))],
        "identifier": agreement.slug,
        "legislationType": agreement.kind.value,
        "sameAs": [each.address for each in page.identifiers if each.address],
        "contributor": [_party(each.party, address) for each in page.on_side(Side.IN)],
        "isBasedOn": [_agreement(each.slug, address) for each in page.supersedes],
        "subjectOf": [_event(each, address) for each in rounds],
    }


def linked_party(party: PartyName, address: Address) -> dict[str, Any]:
    return {"@context": CONTEXT, **_party(party, address)}


def linked_rounds(rounds: Iterable[Occasion], address: Address) -> dict[str, Any]:
    """The rounds as a graph of events, in their order."""
    return {"@context": CONTEXT, "@graph": [_event(each, address) for each in rounds]}


def _party(party: PartyName, address: Address) -> dict[str, Any]:
    place = address(PageLocation("party", (party.code,)))
    return {
        "@type": TYPES[party.kind],
        "@id": place,
        "url": place,
        "name": party.name_en,
        "alternateName": [party.name_zh] if party.name_zh else [],
        "identifier": party.code,
    }


def _event(occasion: Occasion, address: Address) -> dict[str, Any]:
    place = address(occasion.place)
    where = {"@type": "Place", "name": occasion.where}
    return {
        "@type": "Event",
        "@id": place,
        "url": place,
        "name": f"{occasion.agreement}: {occasion.label}",
        "startDate": occasion.first.isoformat(),
        "endDate": occasion.last.isoformat(),
        "eventStatus": STATUS[occasion.certainty],
        "about": {"@id": _agreement(occasion.agreement.slug, address)},
        **({"location": where} if occasion.where else {}),
    }


def _agreement(slug: str, address: Address) -> str:
    return address(PageLocation("agreement", (slug,)))
