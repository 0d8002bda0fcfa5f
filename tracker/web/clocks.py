"""The two clocks as an address asks for them: on=DAY and known=MOMENT."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from tracker.vocabulary.stated_dates import StatedDate, StatedDateError
from tracker.vocabulary.utc import in_utc

LONGEST_SHOWN = 40


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
        asked = {"on": self.on.isoformat()} if self.asks_day else {}
        if self.known is not None:
            asked["known"] = in_utc(self.known)
        return urlencode(asked, safe=":")

    @property
    def is_to_come(self) -> bool:
        return self.on > self.today


def clocks(request: HttpRequest) -> Clocks:
    """The clocks that the address asks for; today and now where it does not.

    A month or a year means its last day. Raises ``BadRequest``, in words, for what
    is neither a day nor a moment, and for a moment that is still to come.
    """
    today = timezone.localdate()
    asked = day_asked(request, "on")
    return Clocks(
        on=asked or today,
        known=moment_asked(request, "known"),
        today=today,
        asks_day=asked is not None,
    )


def day_asked(request: HttpRequest, name: str) -> date | None:
    """The day that the parameter asks for, or None where it is empty or left out.

    A month or a year means its last day. Raises ``BadRequest`` for anything else.
    """
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    try:
        latest = StatedDate.parse(text).latest
    except StatedDateError:
        latest = None
    if latest is None:
        raise BadRequest(
            _("%(name)s: got “%(got)s”; wanted a day such as 2013-10-07 or 2013-10.")
            % {"name": name, "got": text[:LONGEST_SHOWN]}
        )
    return latest


def moment_asked(request: HttpRequest, name: str) -> datetime | None:
    """The moment of our record asked for, aware and in UTC; None where left out.

    A day means its last moment, and today means now. Raises ``BadRequest`` for what is
    not a moment, and for one that is still to come.
    """
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    # A plus sign in an address arrives as a space.
    moment = _read_moment(text.replace(" ", "+"))
    if moment is None:
        raise BadRequest(
            _(
                "%(name)s: got “%(got)s”; wanted a moment such as 2026-12-01 or "
                "2026-12-01T09:30:00Z."
            )
            % {"name": name, "got": text[:LONGEST_SHOWN]}
        )
    now = timezone.now()
    if text == now.date().isoformat():
        return now
    if moment > now:
        raise BadRequest(
            _(
                "%(name)s: got “%(got)s”, which is still to come; this site can only "
                "say what it has held."
            )
            % {"name": name, "got": text[:LONGEST_SHOWN]}
        )
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
