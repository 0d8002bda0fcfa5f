"""One value, from its text, as its column wants it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from tracker.intake.faults import quoted
from tracker.intake.tables import Column
from tracker.models.stated_dates import StatedDateField
from tracker.vocabulary.stated_dates import StatedDate, StatedDateError

A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
A_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
# What a small integer holds in any of the databases.
LARGEST = 32767
A_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


class WrongValueError(ValueError):
    """A text is not what its column wants; among ``known`` it may have meant one."""

    def __init__(
        self, got: str, wanted: str, meant: str = "", known: Sequence[str] = ()
    ) -> None:
        super().__init__(f"{got}: {wanted}")
        self.got = got
        self.wanted = wanted
        self.meant = meant
        self.known = known


def read(column: Column, text: str) -> Any:
    """The value that the text gives, None where a column for it is empty.

    Raises ``WrongValueError``, in words for whoever has to mend the text.
    """
    if not text:
        return _nothing(column)
    _check_characters(text)
    if column.choices:
        return _word(column, text)
    for kind, reading in READINGS.items():
        if isinstance(column, kind):
            return reading(column, text)
    return _text(column, text)


def _nothing(column: Column) -> str | None:
    if column.null:
        return None
    if not column.blank:
        raise WrongValueError(quoted(""), _("a value"))
    return ""


def _check_characters(text: str) -> None:
    for char in text:
        if char == "\0" or "\ud800" <= char <= "\udfff":
            raise WrongValueError(f"U+{ord(char):04X}", _("text without it"))


def _word(column: Column, text: str) -> str:
    words = [word for word, _label in column.flatchoices if word]
    if text not in words:
        one_of = _("one of %(words)s") % {"words": ", ".join(words)}
        raise WrongValueError(quoted(text), one_of, text, words)
    return text


def _stated_date(column: Column, text: str) -> str:
    try:
        StatedDate.parse(text)
    except StatedDateError as fault:
        raise WrongValueError("", str(fault)) from None
    return _text(column, text)


def _day(_column: Column, text: str) -> date:
    try:
        if A_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongValueError(quoted(text), _("a whole day, such as 2013-12-31"))


def _whole_number(_column: Column, text: str) -> int:
    wanted = _("a whole number, such as 19")
    if not A_WHOLE_NUMBER.fullmatch(text) or int(text) > LARGEST:
        raise WrongValueError(quoted(text), wanted)
    return int(text)


def _decimal(column: Column, text: str) -> Decimal:
    wanted = _("a number from 0 to 1 with at most three decimals, such as 0.35")
    if not A_NUMBER.fullmatch(text):
        raise WrongValueError(quoted(text), wanted)
    return Decimal(_validated(column, Decimal(text), wanted))


def _address(column: Column, text: str) -> str:
    return _text(column, text, _("an address that begins with http:// or https://"))


def _slug(column: Column, text: str) -> str:
    return _text(column, text, _("an id of letters, digits, hyphens and underscores"))


def _text(column: Column, text: str, wanted: str = "") -> str:
    longest = column.max_length
    if longest is not None and len(text) > longest:
        got = _("%(count)s characters") % {"count": len(text)}
        at_most = _("at most %(count)s characters") % {"count": longest}
        raise WrongValueError(got, at_most)
    return str(_validated(column, text, wanted))


def _validated(column: Column, value: Any, wanted: str) -> Any:
    try:
        column.run_validators(value)
    except ValidationError as fault:
        if wanted:
            raise WrongValueError(quoted(str(value)), wanted) from None
        said = {"got": quoted(str(value)), "said": " ".join(fault.messages)}
        raise WrongValueError("", _("got %(got)s: %(said)s") % said) from None
    return value


READINGS = {
    StatedDateField: _stated_date,
    models.DateField: _day,
    models.DecimalField: _decimal,
    models.IntegerField: _whole_number,
    models.URLField: _address,
    models.SlugField: _slug,
}
