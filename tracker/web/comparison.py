"""Two days side by side, or two moments of our record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.exports.answers import Answer
from tracker.exports.changes import change_rows
from tracker.exports.comparisons import comparison_answer
from tracker.queries.compare.comparison import Comparison, comparison
from tracker.queries.history.change_log import ChangeFilters, Log, change_log
from tracker.queries.rows.citations import Cited
from tracker.queries.rows.facts import AgreementFact, agreements
from tracker.vocabulary.utc import in_utc
from tracker.web.alternates import data
from tracker.web.clocks import (
    Clocks,
    clocks,
    day_asked,
    moment_asked,
)
from tracker.web.filters import Filters, OneOf, options_by_slug
from tracker.web.pages import page

MOST_CHANGES = 100


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """What happened, and what was said, after the day a up to the day b; or what this
    site changed in its record after the moment known_a, up to known_b.
    """
    at = clocks(request)
    every = {each.slug: each for each in agreements(known=at.known).values()}
    one = every.get(_slug(request, at, every.values()))
    return page(
        request,
        "compare.html",
        at,
        one=one,
        agreements=sorted(every.values(), key=_by_name),
        **_compared(request, at, one),
    )


@require_safe
def compare_data(request: HttpRequest, form: str) -> HttpResponse:
    """What the page compares as data: two days, or else two moments of our record."""
    at = clocks(request)
    every = {each.slug: each for each in agreements(known=at.known).values()}
    one = every.get(_slug(request, at, every.values()))
    asked = _compared(request, at, one)
    return data(request, _answer(asked), at, form)


class CompareForm(Filters):
    agreement = OneOf("")


def _slug(request: HttpRequest, at: Clocks, every: Iterable[AgreementFact]) -> str:
    form = CompareForm(request, at)
    form.offer("agreement", options_by_slug(every))
    return str(form.asked()["agreement"])


def _answer(asked: dict[str, Any]) -> Answer:
    found: Comparison | None = asked["found"]
    log: Log | None = asked["log"]
    answer = comparison_answer(
        found or Comparison((), (), Cited({})),
        first=asked["first"],
        second=asked["second"],
    )
    head = {
        **answer.head,
        "known_a": asked["earlier"],
        "known_b": asked["later"],
    }
    changes = change_rows(log.entries if log else ())
    return Answer(head, {**answer.lists, "changes": changes})


def _compared(
    request: HttpRequest, at: Clocks, one: AgreementFact | None
) -> dict[str, Any]:
    first, second = _days(request, at)
    earlier, later = _moments(request, at)
    number = one.id if one else None
    found = (
        comparison(first, second, known=at.known, agreement=number) if first else None
    )
    return {
        "first": first,
        "second": second,
        "found": found,
        "earlier": earlier,
        "later": later,
        "log": _log(one, earlier, later) if earlier else None,
    }


def _days(request: HttpRequest, at: Clocks) -> tuple[date | None, date]:
    """The two days in their order; the second is the page's own where left out."""
    first, second = day_asked(request, "a"), day_asked(request, "b") or at.on
    if first and first > second:
        raise BadRequest(
            _("a: got %(a)s, which is after b, %(b)s; wanted the earlier day first.")
            % {"a": first.isoformat(), "b": second.isoformat()}
        )
    return first, second


def _log(one: AgreementFact | None, earlier: datetime, later: datetime | None) -> Log:
    asked = ChangeFilters(agreement=one.id if one else None, after=earlier)
    return change_log(asked, known=later, limit=MOST_CHANGES)


def _moments(
    request: HttpRequest, at: Clocks
) -> tuple[datetime | None, datetime | None]:
    """The two moments in their order; the second is the page's own where left out."""
    first = moment_asked(request, "known_a")
    second = moment_asked(request, "known_b") or at.known
    if first and second and first > second:
        raise BadRequest(
            _(
                "known_a: got %(a)s, which is after known_b, %(b)s; wanted the earlier "
                "moment first."
            )
            % {"a": in_utc(first), "b": in_utc(second)}
        )
    return first, second


def _by_name(agreement: AgreementFact) -> str:
    return agreement.short_name.casefold()
