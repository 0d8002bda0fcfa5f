"""The home page: every agreement, where it stands and what is expected."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tracker.charts.deadlines import spark_of
from tracker.charts.spark import Spark
from tracker.exports.agreements import board_answer
from tracker.queries.board.board import BoardFilters, BoardLine
from tracker.queries.board.board import board as board_of
from tracker.queries.rows.names import PartyName
from tracker.queries.rows.participation import party_named
from tracker.vocabulary.kinds import AgreementKind, Region
from tracker.vocabulary.statuses import Status
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks
from tracker.web.filters import (
    LONGEST_SHOWN,
    DayField,
    Filters,
    OneOf,
    PageField,
    SoughtCode,
    options_by_code,
    options_of,
)
from tracker.web.pages import page

SORTS = {
    "developed": gettext_lazy("Last development"),
    "name": gettext_lazy("Name"),
    "status": gettext_lazy("Status"),
    "since": gettext_lazy("In this status since"),
    "parties": gettext_lazy("Number of parties"),
}


NOT_BEGUN = ("none", gettext_lazy("Not begun by that day"))


class BoardForm(Filters):
    kind = OneOf(gettext_lazy("Kind"), options_of(AgreementKind))
    status = OneOf(gettext_lazy("Status"), [*options_of(Status), NOT_BEGUN])
    region = OneOf(gettext_lazy("Region"), options_of(Region))
    party = SoughtCode(gettext_lazy("Party"))
    sort = OneOf(
        gettext_lazy("Order"), SORTS.items(), everything=None, start="developed"
    )
    on = DayField()
    page = PageField()


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every agreement on the day, filtered, sorted and paged by the address."""
    at = clocks(request)
    form = BoardForm(request, at)
    asked, party = _asked(form, at)
    shown = board_of(asked, on=at.on, known=at.known)
    # The party asked for, too, where it was in no agreement by the day.
    parties = sorted({*shown.parties, *filter(None, [party])}, key=str)
    form.offer("party", options_by_code(parties))
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
    asked, _party = board_asked(request, at)
    shown = board_of(asked, on=at.on, known=at.known)
    return data(request, board_answer(shown), at, form)


def board_asked(
    request: HttpRequest, at: Clocks
) -> tuple[BoardFilters, PartyName | None]:
    """What the address narrows the board to, and the party that it names."""
    return _asked(BoardForm(request, at), at)


def _asked(form: BoardForm, at: Clocks) -> tuple[BoardFilters, PartyName | None]:
    asked = form.asked()
    party = _party(asked["party"], at)
    narrowed = {name: asked[name] for name in ("kind", "status", "region", "sort")}
    code = party.code if party else ""
    return BoardFilters(**narrowed, party=code, page=asked["page"]), party


def _spark(line: BoardLine, *, on: date) -> Spark | None:
    return spark_of(line.agreement, line.most_spoken_of, line.standing, on=on)


def _party(code: str, at: Clocks) -> PartyName | None:
    found = party_named(code, known=at.known) if code else None
    if code and found is None:
        raise BadRequest(
            _("party: got “%(got)s”; wanted the code of a party, such as US or EU.")
            % {"got": code[:LONGEST_SHOWN]}
        )
    return found
