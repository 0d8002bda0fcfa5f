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
from tracker.queries.board.board import ORDERS, BoardFilters, BoardLine
from tracker.queries.board.board import board as board_of
from tracker.queries.rows.names import PartyName
from tracker.queries.rows.participation import party_named
from tracker.vocabulary.kinds import AgreementKind, Region
from tracker.vocabulary.statuses import Status
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks
from tracker.web.pages import page
from tracker.web.parameters import LONGEST_SHOWN, one_of, page_number, words_asked

SORTS = {
    "developed": gettext_lazy("Last development"),
    "name": gettext_lazy("Name"),
    "status": gettext_lazy("Status"),
    "since": gettext_lazy("In this status since"),
    "parties": gettext_lazy("Number of parties"),
}


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every agreement on the day, filtered, sorted and paged by the address."""
    at = clocks(request)
    asked, party = board_asked(request, at)
    shown = board_of(asked, on=at.on, known=at.known)
    return page(
        request,
        "board.html",
        at,
        asked=asked,
        board=shown,
        lines=[(line, _spark(line, on=at.on)) for line in shown.lines],
        kinds=AgreementKind,
        statuses=Status,
        regions=Region,
        # The party asked for, too, where it was in no agreement by the day.
        parties=sorted({*shown.parties, *filter(None, [party])}, key=str),
        sorts=SORTS,
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
    party = _party(words_asked(request, "party"), at)
    asked = BoardFilters(
        kind=one_of(request, "kind", AgreementKind.values),
        status=one_of(request, "status", [*Status.values, "none"]),
        region=one_of(request, "region", Region.values),
        party=party.code if party else "",
        sort=one_of(request, "sort", ORDERS, default="developed"),
        page=page_number(request),
    )
    return asked, party


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
