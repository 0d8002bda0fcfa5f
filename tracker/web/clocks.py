"""The two clocks as an address asks for them: on=DAY and known=MOMENT."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.stated_dates import StatedDate, StatedDateError
from tracker.vocabulary.utc import in_utc
from tracker.web.fields import LONGEST_SHOWN, value_of

NO_DAY = _("%(name)s: got “%(got)s”; wanted a day such as 2013-10-07 or 2013-10.")
NO_MOMENT = _(
    "%(name)s: got “%(got)s”; wanted a moment such as 2026-12-01 or "
    "2026-12-01T09:30:00Z."
)
STILL_TO_COME = _(
    "%(name)s: got “%(got)s”, which is still to come; this site can only say what it "
    "has held."
)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The day in the world and the moment of our record that a page answers for.

    ``known`` is an aware UTC moment, or None for now. ``asks_day`` is false where the
    address left the day to the calendar.
    """

    on: date
    known: datetime | None
    today: date
    asks_day: bool

    @property
    def query(self) -> str:
        """What links carry along: empty, or beginning with a question mark."""
        return f"?{self.parameters}" if self.parameters else ""

    @property
    def parameters(self) -> str:
        return urlencode(self.asked, safe=":")

    @property
    def asked(self) -> dict[str, str]:
        """What an address says for them, where it does not leave them to the clock."""
        on = {"on": self.on.isoformat()} if self.asks_day else {}
        return on | ({"known": in_utc(self.known)} if self.known else {})

    @property
    def is_to_come(self) -> bool:
        return self.on > self.today


def clocks(request: HttpRequest) -> Clocks:
    """The clocks that the address asks for; today and now where it does not.

    A month or a year means its last day. Raises ``BadRequest``, in words, for what
    is neither a day nor a moment, and for a moment that is still to come.
    """
    today = timezone.localdate()
    asked: date | None = value_of(request, "on", DayField())
    return Clocks(
        on=asked or today,
        known=moment_asked(request, "known"),
        today=today,
        asks_day=asked is not None,
    )


class DayField(forms.Field):
    """A day, or None where it is empty; a month or a year means its last day."""

    def clean(self, value: Any) -> date | None:
        if not value:
            return None
        try:
            latest = StatedDate.parse(value).latest
        except StatedDateError:
            latest = None
        if latest is None:
            raise ValidationError(NO_DAY, params={"got": value[:LONGEST_SHOWN]})
        return latest


class MomentField(forms.Field):
    """A moment of our record, aware and in UTC; None where it is empty.

    A day means its last moment, and today means now. One still to come is refused.
    """

    def clean(self, value: Any) -> datetime | None:
        if not value:
            return None
        got = {"got": value[:LONGEST_SHOWN]}
        # A plus sign in an address arrives as a space.
        moment = _read_moment(value.replace(" ", "+"))
        if moment is None:
            raise ValidationError(NO_MOMENT, params=got)
        now = timezone.now()
        if value == now.date().isoformat():
            return now
        if moment > now:
            raise ValidationError(STILL_TO_COME, params=got)
        return moment


def moment_asked(request: HttpRequest, name: str) -> datetime | None:
    """The moment that the parameter asks for, in UTC; raises ``BadRequest``."""
    moment: datetime | None = value_of(request, name, MomentField())
    return moment


def _read_moment(text: str) -> datetime | None:
    """A day means its last moment, so that the edits of that day are in it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return _read_time(text)
    return datetime(day.year, day.month, day.day, 23, 59, 59, 999999, tzinfo=UTC)


def _read_time(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
        if moment is None:
            return None
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
