"""Which page shows a fact of each kind, and by which anchor; nothing else says so.

Anchors are given to the world, so what one begins with never changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from tracker.models import (
    CITABLE,
    AccessionStep,
    Agreement,
    Citation,
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
)

# The page that shows a fact, and the way from the fact, or a version of it, to the row
# that the page is about.
PAGES: dict[type[TrackedModel], tuple[str, str]] = {
    Agreement: ("agreement", "id"),
    StatusEvent: ("agreement", "agreement_id"),
    AccessionStep: ("agreement", "agreement_id"),
    Round: ("agreement", "agreement_id"),
    Deadline: ("deadline", "id"),
    Forecast: ("deadline", "deadline_id"),
    Indicator: ("agreement-background", "agreement_id"),
    Topic: ("agreement-background", "agreement_id"),
    Discrepancy: ("agreement-background", "agreement_id"),
    Participation: ("agreement", "agreement_id"),
    Identifier: ("agreement", "agreement_id"),
    Succession: ("agreement", "successor_id"),
    Party: ("party", "id"),
    Membership: ("party", "bloc_id"),
    Speaker: ("speaker", "id"),
    Source: ("source", "id"),
    Citation: ("source", "source_id"),
}
# The page that shows facts about no single agreement.
GENERAL = "programme"

# What a fact's anchor begins with on any page that shows it.
ANCHORS: dict[type[TrackedModel], str] = {
    StatusEvent: "event",
    AccessionStep: "step",
    Round: "round",
    Forecast: "forecast",
    Indicator: "indicator",
    Topic: "topic",
    Discrepancy: "discrepancy",
    Identifier: "identifier",
}

# Kinds of facts by the names that templates and answers have for them.
KINDS: dict[str, type[TrackedModel]] = {**CITABLE, "identifier": Identifier}


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the site, its names in the address, and an anchor or nothing."""

    page: str
    names: tuple[str, ...] = ()
    anchor: str = ""

    def address(self, query: str = "") -> str:
        """The path of the page, with the query and the anchor."""
        path = reverse(self.page, args=self.names) + query
        return f"{path}#{self.anchor}" if self.anchor else path


def anchor_of(model: type[TrackedModel], number: int) -> str:
    """The anchor of the fact of that number; empty where its kind has none."""
    kind = ANCHORS.get(model)
    return f"{kind}-{number}" if kind else ""


def fact_place(model: type[TrackedModel], number: int, *names: str) -> Place:
    """Where the fact is shown, by the names of its page in the address.

    Without names it is about no single agreement.
    """
    page = PAGES[model][0] if names else GENERAL
    return Place(page, names, anchor_of(model, number))
