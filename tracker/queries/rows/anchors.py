"""Addresses of facts: the page that shows each, and its anchor there."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from tracker.facts import KIND_OF
from tracker.models import TrackedModel

# The page that shows facts about no single agreement.
GENERAL = "programme"


@dataclass(frozen=True, slots=True)
class PageLocation:
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
    anchor = KIND_OF[model].anchor
    return f"{anchor}-{number}" if anchor else ""


def fact_place(model: type[TrackedModel], number: int, *names: str) -> PageLocation:
    """Where the fact is shown, by the names of its page in the address.

    Without names it is about no single agreement.
    """
    page = KIND_OF[model].page if names else GENERAL
    return PageLocation(page, names, anchor_of(model, number))
