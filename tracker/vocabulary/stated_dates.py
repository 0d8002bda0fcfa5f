"""A date as a source states it, and the days that it may mean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tracker.vocabulary import edtf
from tracker.vocabulary.chinese_dates import CHINESE
from tracker.vocabulary.english_dates import ENGLISH
from tracker.vocabulary.periods import Reading

LONGEST = 80
YEARS = range(1900, 2200)

_DASHES = re.compile(r"[\u2010-\u2015\u2212]+")
_SPACES = re.compile(" {2,}")


class StatedDateError(ValueError):
    """A text that cannot be read as a date; says what was got and wanted."""

    def __init__(self, got: str, why: str) -> None:
        wanted = "2013-10-07, ../2013-10, by end of 2013, H1 2014, 2013年底"
        super().__init__(
            _("Got “%(got)s”: %(why)s. Wanted a date such as %(wanted)s.")
            % {"got": _shortened(got), "why": why, "wanted": wanted}
        )


@dataclass(frozen=True)
class StatedDate:
    """A stated date: the words, and the first and last day that they may mean.

    An end that the words leave open is None; never both. An approximate date has
    the bounds that it would have without the mark: the mark is for readers. What
    each wording means is in docs/stated-dates.md.
    """

    words: str
    earliest: date | None
    latest: date | None
    is_approximate: bool = False

    def __post_init__(self) -> None:
        if why := _fault(self.earliest, self.latest):
            raise StatedDateError(self.words, why)

    @classmethod
    def parse(cls, text: str) -> StatedDate:
        """Read EDTF, English or Chinese; raises StatedDateError for all else."""
        words = text.strip()
        try:
            reading = _read(words)
        except ValueError:
            raise StatedDateError(words, _("the calendar has no such day")) from None
        if reading is None:
            raise StatedDateError(words, _why_unread(words))
        return cls(words, *reading)

    def __str__(self) -> str:
        return self.words

    @property
    def edtf(self) -> str:
        """EDTF with the same bounds; ``parse`` reads them back from it."""
        return edtf.write(
            self.earliest, self.latest, is_approximate=self.is_approximate
        )


def plainly_spelt(text: str) -> str:
    """The text in lower case, full-width characters and dashes made plain."""
    plain = unicodedata.normalize("NFKC", text.strip()).replace("〜", "~").lower()
    return _SPACES.sub(" ", _DASHES.sub("-", plain)).strip(" ")


def _read(words: str) -> Reading | None:
    if len(words) > LONGEST:
        return None
    plain = plainly_spelt(words)
    if found := edtf.read(plain):
        return found.reading
    return (CHINESE if "年" in plain else ENGLISH).read(plain)


def _fault(earliest: date | None, latest: date | None) -> str:
    days = [day for day in (earliest, latest) if day]
    if not days:
        return _("it names no day at either end")
    if days != sorted(days):
        return _("its first day is after its last")
    if any(day.year not in YEARS for day in days):
        return _("only the years 1900 to 2199 are read")
    return ""


def _why_unread(words: str) -> str:
    if len(words) > LONGEST:
        return _("it is longer than 80 characters")
    if re.search("[0-9]{4}", plainly_spelt(words)) is None:
        return _("it names no year")
    return _("it is in no known form")


def _shortened(text: str) -> str:
    shown = "".join(char if char.isprintable() else "�" for char in text)
    return shown if len(shown) <= 40 else shown[:39] + "…"
