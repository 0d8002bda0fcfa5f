"""Who turned out right: statements with what became of them, and their scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tracker.analysis.accuracy import HORIZONS
from tracker.analysis.scores import score
from tracker.analysis.verdicts import Verdict
from tracker.exports.deadlines import statements_answer
from tracker.exports.scores import scores_answer
from tracker.queries.deadline.ledger import (
    NO_LIMIT,
    LedgerEntry,
    LedgerGroup,
    StatementFilters,
    entries,
    grouped,
)
from tracker.queries.rows.citations import cited
from tracker.vocabulary.kinds import SpeakerKind
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.names import called
from tracker.vocabulary.stances import Stance
from tracker.web.alternates import data
from tracker.web.clocks import clocks
from tracker.web.fields import CodeField, OpenCodeField, PageField, as_choices, value_of
from tracker.web.lists import ListForm
from tracker.web.pages import page

PAGE_SIZE = 100
AHEAD = [str(end or NO_LIMIT) for end in HORIZONS]

# What statements may be grouped by: the parameter of the group, and its words.
GROUPS: dict[
    str, tuple[Any, Callable[[LedgerEntry], str], Callable[[LedgerEntry], str]]
] = {
    "kind": (
        _("Kind of speaker"),
        lambda e: e.kind,
        lambda e: str(SpeakerKind(e.kind).label),
    ),
    "agreement": (
        _("Agreement"),
        lambda e: e.agreement.slug,
        lambda e: called(e.agreement).text,
    ),
    "milestone": (
        _("Milestone"),
        lambda e: e.deadline.fact.milestone,
        lambda e: str(e.deadline.fact.milestone.label),
    ),
    "speaker": (_("Speaker"), lambda e: e.speaker, lambda e: e.speaker),
}


class StatementForm(ListForm):
    """Which statements; what became of them, and how far ahead, only links ask."""

    agreement = OpenCodeField(label=_("Agreement"))
    milestone = CodeField(Milestone.choices, label=_("Milestone"))
    kind = CodeField(SpeakerKind.choices, label=_("Kind of speaker"))
    stance = CodeField(Stance.choices, label=_("Stance"))
    speaker = forms.Field(required=False, label=_("Speaker"))
    verdict = CodeField(as_choices(Verdict), widget=forms.HiddenInput)
    ahead = CodeField(as_choices(AHEAD), widget=forms.HiddenInput)
    deadline = forms.Field(required=False, widget=forms.HiddenInput)

    def found(self) -> list[LedgerEntry]:
        """The statements asked for; the agreements of all are there to choose from."""
        every = entries(on=self.clocks.on, known=self.clocks.known)
        slugs = {e.agreement.slug: called(e.agreement).text for e in every}
        self.offer(agreement=sorted(slugs.items(), key=lambda pair: pair[1]))
        filters = StatementFilters(**self.narrowing)
        return [entry for entry in every if filters.fits(entry)]


class ScoresForm(StatementForm):
    by = CodeField(
        [(code, group[0]) for code, group in GROUPS.items()],
        label=_("Side by side"),
        default="kind",
    )
    field_order = ("by",)

    def groups(self, found: Iterable[LedgerEntry]) -> list[LedgerGroup]:
        """The statements found, by what they are put side by side by."""
        _label, code, name = GROUPS[self.cleaned_data["by"]]
        return grouped(found, code, name)


@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    """Scores of the statements asked for, side by side by what they share."""
    at = clocks(request)
    form = ScoresForm(request, at)
    found = form.found()
    by = form.cleaned_data["by"]
    return page(
        request,
        "scores/scores.html",
        at,
        filters=form,
        by=by,
        heading=GROUPS[by][0],
        groups=form.groups(found),
        overall=score(entry.row for entry in found),
    )


@require_safe
def scores_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same scores as data: all statements asked for, and group by group."""
    at = clocks(request)
    filters = ScoresForm(request, at)
    found = filters.found()
    overall = score(entry.row for entry in found)
    by = filters.cleaned_data["by"]
    return data(request, scores_answer(by, overall, filters.groups(found)), at, form)


@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    """The statements asked for, newest first, with what became of each."""
    at = clocks(request)
    form = StatementForm(request, at)
    number = value_of(request, "page", PageField())
    found = form.found()
    return page(
        request,
        "scores/statements.html",
        at,
        filters=form,
        asked=form.cleaned_data,
        shown=Paginator(found, PAGE_SIZE).get_page(number),
        overall=score(entry.row for entry in found),
    )


@require_safe
def statements_data(request: HttpRequest, form: str) -> HttpResponse:
    """All the statements asked for as data, newest first, with their sources."""
    at = clocks(request)
    found = StatementForm(request, at).found()
    numbers = [entry.row.statement.fact for entry in found]
    backing = cited({"forecast": numbers}, known=at.known)
    return data(request, statements_answer(found, backing), at, form)
