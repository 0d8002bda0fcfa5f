"""Lists narrowed, ordered and paged by their address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.queries.rows.facts import AgreementFact, agreements
from tracker.queries.rows.names import PartyName
from tracker.queries.rows.participation import party_named
from tracker.vocabulary.names import called
from tracker.web.clocks import Clocks
from tracker.web.fields import (
    LONGEST_SHOWN,
    Choices,
    CodeField,
    OpenCodeField,
    check_words,
    refusal,
    typed,
)

# They say where in the list a page begins.
BEGINNINGS = {"page", "before"}
# They say in which order, and how much, but narrow nothing.
NO_FILTERS = {"sort", "by", "page"}
NO_PARTY = _("party: got “%(got)s”; wanted the code of a party, such as US or EU.")


class ListForm(forms.Form):
    """What an address narrows a list to: checked, shown, and carried along.

    Raises ``BadRequest`` for the first parameter that cannot be. The choices given are
    what its code may be. ``shows_day`` is true where readers choose the day here too,
    and ``names_day`` where it stands there even if the address leaves it to the clock.
    """

    shows_day = False
    names_day = False

    def __init__(
        self, request: HttpRequest, clocks: Clocks, **choices: Choices
    ) -> None:
        fields = self.base_fields.items()
        said = {name: typed(request, name, field) for name, field in fields}
        super().__init__(said, auto_id="%s")
        self.asked, self.clocks = request.GET, clocks
        self.offer(**choices)
        for name, faults in self.errors.as_data().items():
            raise refusal(name, faults[0])

    def offer(self, **choices: Choices) -> None:
        """Gives readers these to choose from."""
        for name, offered in choices.items():
            field: Any = self.fields[name]
            field.offer(offered)

    @property
    def narrowing(self) -> dict[str, Any]:
        """What it is narrowed to, by parameter; empty means all."""
        names = self.cleaned_data.keys() - NO_FILTERS
        return {name: self.cleaned_data[name] for name in names}

    @property
    def is_narrow(self) -> bool:
        """Does it ask for less than all?"""
        return any(self.narrowing.values())

    @property
    def carried(self) -> dict[str, Any]:
        """What it repeats unseen: the clocks, and what only links ask for."""
        hidden = {field.name: field.value() for field in self.hidden_fields()}
        every = {**self.clocks.asked, **hidden}
        left = BEGINNINGS | ({"on"} if self.shows_day else set())
        return {name: every[name] for name in every.keys() - left if every[name]}


class PartyForm(ListForm):
    """A list narrowed to a party; ``named`` is what the record has of it."""

    named: PartyName | None = None
    party = OpenCodeField(label=_("Party"))

    def clean_party(self) -> str:
        code: str = self.cleaned_data["party"]
        check_words(code)
        self.named = party_named(code, known=self.clocks.known) if code else None
        if self.named is None and self.asked.get("party", "").strip():
            raise ValidationError(NO_PARTY, params={"got": code[:LONGEST_SHOWN]})
        return code


class AgreementForm(ListForm):
    """A list narrowed to an agreement, one of all on record."""

    agreement = CodeField(label=_("Agreement"))

    def __init__(self, request: HttpRequest, clocks: Clocks) -> None:
        every = agreements(known=clocks.known).values()
        self.by_slug = {each.slug: each for each in every}
        by_name = sorted(every, key=lambda each: str(each).casefold())
        super().__init__(request, clocks, agreement=by_slug(by_name))

    @property
    def about(self) -> AgreementFact | None:
        """What the record has of it; None where none is asked for."""
        return self.by_slug.get(self.cleaned_data["agreement"])

    @property
    def number(self) -> int | None:
        """The number of its row."""
        return self.about.id if self.about else None


def by_slug(agreements: Iterable[AgreementFact]) -> Choices:
    """The agreements to choose from, as the page's language calls them."""
    return [(each.slug, called(each).text) for each in agreements]


def by_code(parties: Iterable[PartyName]) -> Choices:
    """The parties to choose from, as the page's language calls them."""
    return [(party.code, called(party).text) for party in parties]
