"""Parameters of an address as form fields; their faults say what was got and wanted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

LONGEST_SHOWN = 40
LONGEST_WORDS = 200
MOST_NAMED = 20
MOST_PAGES = 100_000
MOST_DIGITS = len(str(MOST_PAGES))
ALL = _("All")
Choices = Iterable[tuple[Any, Any]]


class CodeField(forms.ChoiceField):
    """One of the codes offered; where it is empty the default, which may be none."""

    def __init__(
        self, choices: Choices = (), *, default: str = "", empty: Any = ALL, **more: Any
    ) -> None:
        super().__init__(required=False, initial=default, **more)
        self.without = [] if default else [("", empty)]
        self.offer(choices)

    def offer(self, choices: Choices) -> None:
        """Takes these from now on, and shows them."""
        offered = list(choices)
        self.choices = [*self.without, *offered]
        self.known = [str(code) for code, _label in offered]

    def validate(self, value: Any) -> None:
        if value not in (self.initial, *self.known):
            raise ValidationError(
                _("%(name)s: got “%(got)s”; wanted one of %(known)s."),
                params={
                    "got": value[:LONGEST_SHOWN],
                    "known": ", ".join(sorted(self.known)[:MOST_NAMED]),
                },
            )


class OpenCodeField(CodeField):
    """A code of which the list, or its form, says whether it can be."""

    def validate(self, value: Any) -> None:
        """Takes it as it is."""


class WordsField(forms.Field):
    """Words that a reader can mean."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, **more)

    def validate(self, value: Any) -> None:
        check_words(value)


class PageField(forms.Field):
    """The number of a page, from 1."""

    def __init__(self) -> None:
        super().__init__(initial="1", widget=forms.HiddenInput)

    def to_python(self, value: Any) -> int:
        is_number = value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
        if not (is_number and 0 < int(value) <= MOST_PAGES):
            raise ValidationError(
                _("page: got “%(got)s”; wanted a number from 1."),
                params={"got": value[:LONGEST_SHOWN]},
            )
        return int(value)


def as_choices(codes: Iterable[str]) -> Choices:
    """Codes that no reader chooses from, so that they need no label."""
    return [(str(code), code) for code in codes]


def check_words(value: str) -> None:
    """Raises ``ValidationError`` where no reader can mean them."""
    if len(value) > LONGEST_WORDS or not value.isprintable():
        raise ValidationError(
            _("%(name)s: got %(got)s characters; wanted %(most)s at most, printable."),
            params={"got": len(value), "most": LONGEST_WORDS},
        )


def value_of(request: HttpRequest, name: str, field: forms.Field) -> Any:
    """The parameter as the field reads it; raises ``BadRequest`` with its fault."""
    try:
        return field.clean(typed(request, name, field))
    except ValidationError as fault:
        raise refusal(name, fault) from None


def typed(request: HttpRequest, name: str, field: forms.Field) -> str:
    """What the address says for the parameter, or else the field's default."""
    return request.GET.get(name, "").strip() or str(field.initial or "")


def refusal(name: str, fault: ValidationError) -> BadRequest:
    """The fault of the parameter, in words."""
    first = fault.error_list[0]
    return BadRequest(first.message % {**(first.params or {}), "name": name})
