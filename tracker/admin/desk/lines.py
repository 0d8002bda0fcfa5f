"""One thing that waits, as a line of the desk: what it is, and where to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.admin.quick.views import address
from tracker.facts import Table
from tracker.models import LonePublication, Proposal
from tracker.queries.deadline.open import OpenDeadline
from tracker.queries.desk.late import LateRound, Unchecked
from tracker.queries.desk.others import OthersChange
from tracker.queries.desk.rows import DeskRow
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.reading_dates import readable, readable_window

# A reason of another is cut off after so many characters.
LONGEST = 90


@dataclass(frozen=True)
class Action:
    """Something that can be done at once, on a page of its own."""

    label: str
    address: str


@dataclass(frozen=True)
class DeskLine:
    """What it is, where it is edited, what else is known, and what to do about it.

    ``to_check`` is the number of the agreement that may be marked as checked.
    """

    text: str
    address: str
    note: str = ""
    actions: tuple[Action, ...] = ()
    to_check: int | None = None


def of_deadline(each: OpenDeadline, *, on: date) -> DeskLine:
    deadline, said = each.deadline, each.deadline.stands.leading
    about = [str(deadline.fact.milestone.label), deadline.fact.round_name]
    stage = deadline.fact.stage
    about += [str(deadline.party or ""), str(Stage(stage).label) if stage else ""]
    days = each.lapsed_days(on) or 0
    window = readable_window(said.earliest, said.latest) if said else ""
    ago = ngettext("%(days)s day ago", "%(days)s days ago", days) % {
        "days": f"{days:,}"
    }
    words = f"“{said.words}” ({said.speaker}): " if said else ""
    return DeskLine(
        f"{each.agreement}: {', '.join(filter(None, about))}",
        _edit("deadline", deadline.fact.id),
        f"{words}{window}, {ago}",
        (
            Action(
                _("New forecast"),
                address(
                    "new-forecast",
                    each.agreement.id,
                    deadline=deadline.fact.id,
                    next=_desk("lapsed"),
                ),
            ),
            Action(
                _("Status changed"),
                address("status-changed", each.agreement.id, next=_desk("lapsed")),
            ),
        ),
    )


def of_round(each: LateRound) -> DeskLine:
    day = readable(each.last_day.isoformat())
    return DeskLine(
        f"{each.agreement_name}: {each.label}",
        _edit("round", each.number),
        _("planned up to %(day)s") % {"day": day},
        (
            Action(
                _("Held or postponed"),
                address(
                    "round-moved",
                    each.agreement,
                    round=each.number,
                    next=_desk("rounds"),
                ),
            ),
        ),
    )


def of_row(row: DeskRow, *, kind: bool = True) -> DeskLine:
    name = capfirst(row.table._meta.verbose_name)
    return DeskLine(row.name, _of(row.table, row.number), str(name) if kind else "")


def of_agreement(each: Unchecked) -> DeskLine:
    if each.last:
        checked = _("last checked on %(day)s") % {
            "day": readable(each.last.isoformat())
        }
    else:
        checked = _("never checked")
    status = str(each.standing.status.label) if each.standing else ""
    return DeskLine(
        each.name,
        _edit("agreement", each.number),
        " · ".join(filter(None, [status, checked])),
        (Action(_("Public page"), reverse("agreement", args=[each.slug])),)
        if each.slug
        else (),
        to_check=each.number,
    )


def of_proposal(each: Proposal) -> DeskLine:
    where = reverse("admin:review_proposal", args=[each.pk])
    return _of_review(str(capfirst(each.model._meta.verbose_name)), where, each)


def of_flag(each: LonePublication) -> DeskLine:
    where = reverse("admin:review_alone", args=[each.pk])
    return _of_review(str(capfirst(each._meta.verbose_name)), where, each)


def of_change(change: OthersChange) -> DeskLine:
    at = date_format(change.moment, _("j F Y, H:i"))
    reason = Truncator(change.reason).chars(LONGEST)
    more = change.rows - 1
    text = change.row.name
    if more:
        text += ngettext(" and %(count)s more", " and %(count)s more", more) % {
            "count": f"{more:,}"
        }
    return DeskLine(
        text,
        reverse("batch", args=[change.batch])
        if change.batch
        else _of(change.row.table, change.row.number, "history"),
        f"{at}, {change.author or _('the program')}: {reason}",
    )


def _of_review(name: str, where: str, each: Proposal | LonePublication) -> DeskLine:
    at = date_format(each.at, _("j F Y, H:i"))
    reason = Truncator(each.reason).chars(LONGEST)
    return DeskLine(name, where, f"{at}, {each.author}: {reason}")


def _desk(group: str) -> str:
    return f"{reverse('admin:index')}#{group}"


def _of(table: Table, number: int, page: str = "change") -> str:
    return _edit(str(table._meta.model_name), number, page)


def _edit(name: str, number: int, page: str = "change") -> str:
    return reverse(f"admin:tracker_{name}_{page}", args=[number])
