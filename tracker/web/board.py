"""The home page: every agreement, where it stands and what is expected."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tracker.charts.deadlines import spark_of
from tracker.charts.spark import Spark
from tracker.exports.agreements import board_answer
from tracker.queries.board.board import BoardFilters, BoardLine
from tracker.queries.board.board import board as board_of
from tracker.vocabulary.kinds import AgreementKind, Region
from tracker.vocabulary.statuses import Status
from tracker.web.alternates import data
from tracker.web.clocks import clocks
from tracker.web.fields import CodeField, PageField
from tracker.web.lists import PartyForm, by_code
from tracker.web.pages import page

SORTS = [
    ("developed", _("Last development")),
    ("name", _("Name")),
    ("status", _("Status")),
    ("since", _("In this status since")),
    ("parties", _("Number of parties")),
]
STATUSES = [*Status.choices, ("none", _("Not begun by that day"))]


class BoardForm(PartyForm):
    kind = CodeField(AgreementKind.choices, label=_("Kind"))
    status = CodeField(STATUSES, label=_("Status"))
    region = CodeField(Region.choices, label=_("Region"))
    sort = CodeField(SORTS, label=_("Order"), default="developed")
    page = PageField()
    field_order = ("kind", "status", "region", "party", "sort")
    shows_day = True

    @property
    def filters(self) -> BoardFilters:
        return BoardFilters(**self.cleaned_data)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every agreement on the day, filtered, sorted and paged by the address."""
    at = clocks(request)
    form = BoardForm(request, at)
    shown = board_of(form.filters, on=at.on, known=at.known)
    # The party asked for, too, where it was in no agreement by the day.
    parties = {*shown.parties, *filter(None, [form.named])}
    form.offer(party=by_code(sorted(parties, key=str)))
    return page(
        request,
        "board.html",
        at,
        filters=form,
        board=shown,
        lines=[(line, _spark(line, on=at.on)) for line in shown.lines],
    )


@require_safe
def board_data(request: HttpRequest, form: str) -> HttpResponse:
    """The lines of the page as data."""
    at = clocks(request)
    shown = board_of(BoardForm(request, at).filters, on=at.on, known=at.known)
    return data(request, board_answer(shown), at, form)


def _spark(line: BoardLine, *, on: date) -> Spark | None:
    return spark_of(line.agreement, line.most_spoken_of, line.standing, on=on)
