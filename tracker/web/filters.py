"""What a reader narrows a list to: a form that reads the address and shows itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.vocabulary.names import called
from tracker.vocabulary.utc import in_utc
from tracker.vocabulary.words import Word
from tracker.web.clocks import Clocks

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_SHOWN = 40
LONGEST_WORDS = 200
MOST_NAMED = 20
MOST_PAGES = 100_000
MOST_DIGITS = len(str(MOST_PAGES))
FIRST_DAY, LAST_DAY = "1945-01-01", "2100-12-31"

ALL = gettext_lazy("All")
# A code and its label.
Option: TypeAlias = "tuple[str, StrOrPromise]"


def options_of(words: Iterable[Word]) -> list[Option]:
    """The words of a vocabulary, to choose from."""
    return [(word.value, word.label) for word in words]


def options_by_code(parties: Iterable[Any]) -> list[Option]:
    """Parties to choose from, by their codes."""
    return [(party.code, called(party).text) for party in parties]


def options_by_slug(agreements: Iterable[Any]) -> list[Option]:
    """Agreements to choose from, by their slugs."""
    return [(each.slug, called(each).text) for each in agreements]


class WordsField(forms.CharField):
    """Words that a reader can mean; empty for all. ``name`` is that of the address."""

    name = ""

    def __init__(self, label: StrOrPromise = "", **options: Any) -> None:
        super().__init__(label=label, required=False, **options)
        # What is refused is said below, and not in Django's words.
        self.validators = []

    def validate(self, value: str) -> None:
        if len(value) > LONGEST_WORDS or not value.isprintable():
            raise ValidationError(
                _(
                    "%(name)s: got %(got)s characters; wanted %(most)s at most, "
                    "printable."
                )
                % {"name": self.name, "got": len(value), "most": LONGEST_WORDS}
            )


class SearchField(WordsField):
    """Words that are looked for."""

    widget = forms.TextInput({"type": "search", "maxlength": LONGEST_WORDS})


class OneOf(WordsField):
    """One of the codes known, or ``start`` where the address has none.

    What there is to choose from may be known only once the list is: it is offered then.
    ``everything`` labels the choice of all; None leaves it out.
    """

    widget = forms.Select

    def __init__(
        self,
        label: StrOrPromise,
        options: Iterable[Option] | None = None,
        *,
        everything: StrOrPromise | None = ALL,
        start: str = "",
    ) -> None:
        super().__init__(label)
        self.known: list[Option] | None = None
        self.everything = everything
        self.start = start
        if options is not None:
            self.offer(options)

    def offer(self, options: Iterable[Option]) -> None:
        self.known = list(options)
        first = [] if self.everything is None else [("", self.everything)]
        select: Any = self.widget
        select.choices = [*first, *self.known]

    def clean(self, value: Any) -> str:
        return str(super().clean(value)) or self.start

    def validate(self, value: str) -> None:
        if value and self.known is not None and value not in dict(self.known):
            codes = sorted(code for code, _label in self.known)
            raise ValidationError(
                _("%(name)s: got “%(got)s”; wanted one of %(known)s.")
                % {
                    "name": self.name,
                    "got": value[:LONGEST_SHOWN],
                    "known": ", ".join(codes[:MOST_NAMED]),
                }
            )


class SoughtCode(OneOf):
    """A code that is looked up on record before there is a list to choose from."""

    def validate(self, value: str) -> None:
        WordsField.validate(self, value)
        super().validate(value)


class PageField(forms.CharField):
    """The page of a list, from 1; the form does not show it."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> int:
        text = super().clean(value) or "1"
        is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
        if not (is_number and 0 < int(text) <= MOST_PAGES):
            raise ValidationError(
                _("page: got “%(got)s”; wanted a number from 1.")
                % {"got": text[:LONGEST_SHOWN]}
            )
        return int(text)


class DayField(forms.CharField):
    """The day of the page; the clocks read it, and refuse what is none."""

    widget = forms.DateInput({"type": "date", "min": FIRST_DAY, "max": LAST_DAY})

    def __init__(self) -> None:
        super().__init__(label=gettext_lazy("As of"), required=False)


class Filters(forms.Form):
    """Fields by their names in the address, in the order in which they are shown.

    The clocks are carried along, and so is what ``carried`` names, fields or not.
    """

    use_required_attribute = False
    carried: ClassVar[tuple[str, ...]] = ()

    def __init__(self, request: HttpRequest, at: Clocks) -> None:
        self.given = given = request.GET.dict()
        given["on"] = at.on.isoformat() if at.asks_day else ""
        given["known"] = in_utc(at.known) if at.known else ""
        super().__init__(given, auto_id="%s", label_suffix="")
        for name, field in self.fields.items():
            if isinstance(field, WordsField):
                field.name = name
            if isinstance(field, OneOf):
                given[name] = given.get(name, "").strip() or field.start

    def asked(self) -> dict[str, Any]:
        """The values by name. Raises ``BadRequest`` that says what was got."""
        for faults in self.errors.as_data().values():
            raise BadRequest(" ".join(faults[0].messages))
        return self.cleaned_data

    def suggest(self, name: str, options: Iterable[Option]) -> None:
        """Give a field what there is to choose from; others may be asked for."""
        self.asked()
        field: Any = self.fields[name]
        field.offer(options)

    def offer(self, name: str, options: Iterable[Option]) -> None:
        """The same; raises ``BadRequest`` where the address asks for another."""
        self.suggest(name, options)
        try:
            self.fields[name].validate(self.cleaned_data[name])
        except ValidationError as fault:
            raise BadRequest(fault.messages[0]) from None

    def remember(self, name: str, value: str) -> None:
        """Say this, too, where the address says it in other words, or not at all."""
        self.given[name] = value

    @property
    def shown(self) -> list[forms.BoundField]:
        return [
            self[name]
            for name, field in self.fields.items()
            if name not in self.carried and not isinstance(field, PageField)
        ]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the address goes on to say beside the fields that are shown."""
        clocks = [name for name in ("on", "known") if name not in self.fields]
        names = (*self.carried, *clocks)
        return [(name, self.given[name]) for name in names if self.given.get(name)]

    @property
    def is_narrow(self) -> bool:
        """Does the list leave anything out?"""
        return any(
            self.given.get(name)
            for name, field in self.fields.items()
            if isinstance(field, WordsField) and getattr(field, "everything", True)
        )
