"""Stated dates and windows as a reader of the active language sees them.

Whatever is written here can be read back: ``StatedDate.parse`` gives the same
days for it, in English and in Chinese.
"""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tracker.vocabulary import edtf, periods
from tracker.vocabulary.edtf import OPEN, Edtf
from tracker.vocabulary.periods import Period
from tracker.vocabulary.stated_dates import plainly_spelt


def readable(text: str) -> str:
    """The stated text for readers: EDTF in words, anything else as it was given."""
    stated = edtf.read(plainly_spelt(text))
    try:
        words = _in_words(stated) if stated else text
    except ValueError:
        return text
    if stated and stated.is_approximate:
        return _("%(date)s (approximately)") % {"date": words}
    return words


def readable_window(earliest: date | None, latest: date | None) -> str:
    """The window for readers: the days, or the year, half or month that they are.

    An end that is None is open; a window without either end is an empty text.
    """
    if earliest is None or latest is None:
        return _open_window(earliest, latest)
    window = Period(earliest, latest)
    if window in (periods.half(earliest.year, 1), periods.half(earliest.year, 2)):
        return _half(window)
    if window.is_year or window.is_month:
        return readable(edtf.write(earliest, latest, is_approximate=False))
    return _ends(earliest.isoformat(), latest.isoformat())


def _in_words(stated: Edtf) -> str:
    start, end = stated.start, stated.end
    if start == OPEN and end == OPEN:
        raise ValueError("both ends are open")
    if start == OPEN:
        return _by(end)
    if end == OPEN:
        return _("from %(date)s") % {"date": _date(start)}
    return _ends(start, end)


def _by(end: str) -> str:
    if len(end) == len("2013-10-07"):
        return pgettext("a day", "by %(date)s") % {"date": _date(end)}
    return pgettext("a month or a year", "by %(date)s") % {"date": _date(end)}


def _open_window(earliest: date | None, latest: date | None) -> str:
    if earliest:
        return _("from %(date)s") % {"date": _date(earliest.isoformat())}
    if latest:
        return _("up to %(date)s") % {"date": _date(latest.isoformat())}
    return ""


def _half(window: Period) -> str:
    year = window.first.year
    if window.first.month == 1:
        return _("first half of %(year)s") % {"year": year}
    return _("second half of %(year)s") % {"year": year}


def _date(text: str) -> str:
    """A year, a month or a day written out."""
    formats = (
        pgettext("a year", "Y"),
        pgettext("a month", "F Y"),
        pgettext("a day", "j F Y"),
    )
    return formatted(edtf.period(text).first, formats[text.count("-")])


def _ends(start: str, end: str) -> str:
    """Both ends written out, without saying twice what they share."""
    if start == end:
        return _date(start)
    if len(start) != len(end):
        return _("%(first)s to %(last)s") % {"first": _date(start), "last": _date(end)}
    first_format, last_format = _formats(start, end)
    first = formatted(edtf.period(start).first, first_format)
    last = formatted(edtf.period(end).first, last_format)
    if " " in first:
        return _("%(first)s – %(last)s") % {"first": first, "last": last}
    return _("%(first)s–%(last)s") % {"first": first, "last": last}


def _formats(start: str, end: str) -> tuple[str, str]:
    """How to write the first and the last of two years, months or days."""
    is_one_year = start[:4] == end[:4]
    if len(start) == len("2013"):
        return pgettext("a year", "Y"), pgettext("a year", "Y")
    if len(start) == len("2013-10"):
        first = pgettext("first of two months in a year", "F")
        last = pgettext("last of two months in a year", "F Y")
        whole = pgettext("a month", "F Y")
        return (first, last) if is_one_year else (whole, whole)
    if start[:7] == end[:7]:
        first = pgettext("first of two days in a month", "j")
        return first, pgettext("last of two days in a month", "j F Y")
    first = pgettext("first of two days in a year", "j F")
    last = pgettext("last of two days in a year", "j F Y")
    whole = pgettext("a day", "j F Y")
    return (first, last) if is_one_year else (whole, whole)
