"""What waits, group by group: for whom, how much, and each thing as a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from tracker.admin.desk import lines as desk_lines
from tracker.admin.desk.lines import DeskLine
from tracker.admin.site.permissions import may_add, may_change, may_publish, may_view
from tracker.facts import TABLES, Table
from tracker.models import Agreement, Discrepancy, Forecast, Round
from tracker.queries.desk import late, review, rows
from tracker.queries.desk.others import changes_by_others

# Changes by others are news for so many days, and so many of them are told.
NEWS_DAYS = 30
MOST_NEWS = 200


@dataclass(frozen=True)
class Asking:
    """Whose desk it is, on which day and at which moment (in UTC)."""

    user: Any
    on: date
    now: datetime

    @cached_property
    def changes(self) -> list[Table]:
        """The tables whose rows they may change."""
        return [table for table in TABLES if may_change(self.user, table)]

    @cached_property
    def reads(self) -> list[Table]:
        return [table for table in TABLES if may_view(self.user, table)]


@dataclass(frozen=True)
class DeskGroup:
    """Things of one kind that wait; ``lines`` gives those from one place to another.

    ``empty`` says in words that there are none.
    """

    slug: str
    title: str
    hint: str
    empty: str
    number: int
    lines: Callable[[int, int], Iterable[DeskLine]]


def lapsed(asking: Asking) -> DeskGroup | None:
    if not may_add(asking.user, Forecast):
        return None
    found = late.lapsed(on=asking.on)
    return DeskGroup(
        "lapsed",
        _("Lapsed deadlines"),
        _("The last day that was named has passed, and it is neither met nor renewed."),
        _("No deadline has lapsed."),
        len(found),
        lambda a, z: [desk_lines.of_deadline(d, on=asking.on) for d in found[a:z]],
    )


def rounds(asking: Asking) -> DeskGroup | None:
    if not may_change(asking.user, Round):
        return None
    found = late.late_rounds(on=asking.on)
    return DeskGroup(
        "rounds",
        _("Rounds past their dates"),
        _("Still called planned: were they held, postponed or cancelled?"),
        _("No planned round is past its dates."),
        len(found),
        lambda a, z: map(desk_lines.of_round, found[a:z]),
    )


def reviews(asking: Asking) -> DeskGroup | None:
    """What others wrote and somebody with the right to publish is to look at."""
    if not may_publish(asking.user):
        return None
    submitted = [*review.proposals_waiting(), *review.drafts_waiting()]
    flags = list(review.flags_waiting())
    found = [*map(desk_lines.of_proposal, submitted), *map(desk_lines.of_flag, flags)]
    return DeskGroup(
        "reviews",
        _("Waiting for another's eyes"),
        _("Submitted drafts, proposed changes, and what its author published alone."),
        _("Nothing waits for another's eyes."),
        len(found),
        lambda a, z: found[a:z],
    )


def drafts(asking: Asking) -> DeskGroup | None:
    return _of_rows(
        asking,
        rows.drafts,
        slug="drafts",
        title=_("Drafts waiting"),
        hint=_("Readers do not see them until they are published."),
        empty=_("No draft is waiting."),
    )


def unsourced(asking: Asking) -> DeskGroup | None:
    return _of_rows(
        asking,
        rows.without_a_source,
        slug="unsourced",
        title=_("Facts without a source"),
        hint=_("They cannot be published until one is cited."),
        empty=_("Every fact has a source."),
    )


def undecided(asking: Asking) -> DeskGroup | None:
    if not may_change(asking.user, Discrepancy):
        return None
    found = rows.undecided()
    return DeskGroup(
        "undecided",
        _("Sources that disagree, undecided"),
        _("Neither claim is followed: decide, or leave it with a good reason."),
        _("Every disagreement of sources is decided."),
        len(found),
        lambda a, z: [desk_lines.of_row(row, kind=False) for row in found.named(a, z)],
    )


def unchecked(asking: Asking) -> DeskGroup | None:
    if not may_change(asking.user, Agreement):
        return None
    found = late.unchecked(on=asking.on)
    return DeskGroup(
        "unchecked",
        _("Agreements not checked for 90 days"),
        _("Compare the page with its sources, then mark it: a date, and no change."),
        _("Every agreement was checked in the last 90 days."),
        len(found),
        lambda a, z: map(desk_lines.of_agreement, found[a:z]),
    )


def chinese(asking: Asking) -> DeskGroup | None:
    return _of_rows(
        asking,
        rows.without_a_chinese_name,
        slug="chinese",
        title=_("Chinese names missing"),
        hint=_("Readers of the Chinese pages see the English name instead."),
        empty=_("Every name is there in Chinese."),
    )


def others(asking: Asking) -> DeskGroup | None:
    if not asking.reads:
        return None
    found = changes_by_others(
        asking.user.get_username(),
        after=asking.now - timedelta(days=NEWS_DAYS),
        tables=asking.reads,
        limit=MOST_NEWS,
    )
    return DeskGroup(
        "others",
        _("Recent changes by others"),
        _("In the last 30 days, newest first."),
        _("Nobody else has changed anything in the last 30 days."),
        len(found),
        lambda a, z: map(desk_lines.of_change, found[a:z]),
    )


GROUPS: dict[str, Callable[[Asking], DeskGroup | None]] = {
    make.__name__: make
    for make in (
        lapsed,
        rounds,
        reviews,
        drafts,
        unsourced,
        undecided,
        unchecked,
        chinese,
        others,
    )
}


def _of_rows(
    asking: Asking,
    look: Callable[[Iterable[Table]], rows.Found],
    **words: str,
) -> DeskGroup | None:
    if not asking.changes:
        return None
    found = look(asking.changes)
    return DeskGroup(
        number=len(found),
        lines=lambda a, z: map(desk_lines.of_row, found.named(a, z)),
        **words,
    )
