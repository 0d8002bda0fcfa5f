"""Two days side by side, or two moments of our record."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tracker.exports.answers import Answer
from tracker.exports.changes import change_rows
from tracker.exports.comparisons import comparison_answer
from tracker.queries.compare.comparison import Comparison, comparison
from tracker.queries.history.change_log import ChangeLogFilters, Log, change_log
from tracker.queries.rows.citations import Cited
from tracker.vocabulary.utc import in_utc
from tracker.web.alternates import data
from tracker.web.clocks import DayField, MomentField, clocks
from tracker.web.lists import AgreementForm
from tracker.web.pages import page

MOST_CHANGES = 100
DAYS_TURNED = _("a: got %(a)s, which is after b, %(b)s; wanted the earlier day first.")
MOMENTS_TURNED = _(
    "known_a: got %(a)s, which is after known_b, %(b)s; wanted the earlier moment "
    "first."
)


class ComparisonForm(AgreementForm):
    """Two days, two moments, or both; the second is the page's own where left out."""

    a = DayField()
    b = DayField()
    known_a = MomentField()
    known_b = MomentField()

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        first, second = asked.get("a"), asked.get("b") or self.clocks.on
        if first and first > second:
            raise ValidationError(
                DAYS_TURNED,
                params={"a": first.isoformat(), "b": second.isoformat()},
            )
        earlier = asked.get("known_a")
        later = asked.get("known_b") or self.clocks.known
        if earlier and later and earlier > later:
            raise ValidationError(
                MOMENTS_TURNED,
                params={"a": in_utc(earlier), "b": in_utc(later)},
            )
        return {**asked, "b": second, "known_b": later}

    def found(self) -> Comparison | None:
        """What the two days differ in; None where none are asked for."""
        first, second = self.cleaned_data["a"], self.cleaned_data["b"]
        if first is None:
            return None
        known = self.clocks.known
        return comparison(first, second, known=known, agreement=self.number)

    def log(self) -> Log | None:
        """What changed between the two moments; None where none are asked for."""
        earlier, later = self.cleaned_data["known_a"], self.cleaned_data["known_b"]
        if earlier is None:
            return None
        filters = ChangeLogFilters(agreement=self.number, after=earlier)
        return change_log(filters, known=later, limit=MOST_CHANGES)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """What happened, and what was said, after the day a up to the day b; or what this
    site changed in its record after the moment known_a, up to known_b.
    """
    at = clocks(request)
    form = ComparisonForm(request, at)
    return page(
        request,
        "compare.html",
        at,
        filters=form,
        asked=form.cleaned_data,
        one=form.about,
        found=form.found(),
        log=form.log(),
    )


@require_safe
def compare_data(request: HttpRequest, form: str) -> HttpResponse:
    """What the page compares as data: two days, or else two moments of our record."""
    at = clocks(request)
    return data(request, _answer(ComparisonForm(request, at)), at, form)


def _answer(form: ComparisonForm) -> Answer:
    asked, log = form.cleaned_data, form.log()
    found = form.found() or Comparison((), (), Cited({}))
    answer = comparison_answer(found, first=asked["a"], second=asked["b"])
    moments = {name: asked[name] for name in ("known_a", "known_b")}
    changes = change_rows(log.entries if log else ())
    return Answer({**answer.head, **moments}, {**answer.lists, "changes": changes})
