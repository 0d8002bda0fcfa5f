"""Rounds and expected windows as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tracker.exports.lasting_names import uid
from tracker.queries.calendar.events import Occasion
from tracker.queries.rows.anchors import PageLocation
from tracker.vocabulary.reading_dates import readable_window

PRODUCT = "-//Negotiation tracker//Rounds and expected windows//EN"


def calendar(
    name: str, occasions: Iterable[Occasion], address: Callable[[PageLocation], str]
) -> bytes:
    """The file: the same bytes for the same record, whenever it is asked for.

    ``address`` gives the absolute address of a place on the site.
    """
    written = Calendar()
    written.add("prodid", PRODUCT)
    written.add("version", "2.0")
    written.add("x-wr-calname", name)
    for occasion in occasions:
        written.add_component(_event(occasion, address(occasion.place)))
    text: bytes = written.to_ical()
    return text


def _event(occasion: Occasion, address: str) -> Event:
    event = Event()
    event.add("uid", uid(occasion.key))
    event.add("dtstamp", occasion.moves.last.replace(microsecond=0))
    event.add("last-modified", occasion.moves.last.replace(microsecond=0))
    event.add("sequence", max(occasion.moves.count - 1, 0))
    event.add("dtstart", occasion.first)
    # The end of an event that lasts whole days is the day after its last.
    event.add("dtend", _day_after(occasion.last))
    event.add("summary", f"{occasion.agreement}: {occasion.label}")
    event.add("description", _description(occasion))
    if occasion.where:
        event.add("location", occasion.where)
    event.add("status", occasion.certainty.value)
    event.add("transp", "TRANSPARENT")
    event.add("url", address)
    return event


def _description(occasion: Occasion) -> str:
    """What it rests on, and every other date that it was given, in lines."""
    agreement = occasion.agreement
    lines = [f"{agreement.name_en} {agreement.name_zh}".strip(), occasion.said]
    if earlier := [readable_window(*window) for window in occasion.earlier]:
        dates = "; ".join(earlier)
        lines.append(_("Other dates given: %(dates)s") % {"dates": dates})
    return "\n".join(filter(None, lines))


def _day_after(day: date) -> date:
    return day + timedelta(days=1)
