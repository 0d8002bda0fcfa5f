"""Who turned out right: statements with what became of them, and their scores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

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
    LedgerFilters,
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
from tracker.web.filters import (
    Filters,
    OneOf,
    Option,
    PageField,
    WordsField,
    options_of,
)
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


class StatementsForm(Filters):
    agreement = OneOf(_("Agreement"))
    milestone = OneOf(_("Milestone"), options_of(Milestone))
    kind = OneOf(_("Kind of speaker"), options_of(SpeakerKind))
    stance = OneOf(_("Stance"), options_of(Stance))
    speaker = WordsField(_("Speaker"))
    verdict = OneOf("", [(verdict.value, "") for verdict in Verdict])
    ahead = OneOf("", [(end, "") for end in AHEAD])
    deadline = WordsField()
    page = PageField()

    carried = ("verdict", "ahead", "deadline")

    def wanted(self) -> LedgerFilters:
        names = (field.name for field in fields(LedgerFilters))
        return LedgerFilters(**{name: self.asked()[name] for name in names})


class ScoresForm(StatementsForm):
    by = OneOf(
        _("Side by side"),
        [(code, label) for code, (label, *_rest) in GROUPS.items()],
        everything=None,
        start="kind",
    )

    field_order = ("by",)


@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    """Scores of the statements asked for, side by side by what they share."""
    at = clocks(request)
    every = entries(on=at.on, known=at.known)
    form = ScoresForm(request, at)
    wanted, by = form.wanted(), form.asked()["by"]
    form.suggest("agreement", _agreements(every))
    found = [entry for entry in every if wanted.wants(entry)]
    label, code, name = GROUPS[by]
    return page(
        request,
        "scores/scores.html",
        at,
        filters=form,
        wanted=wanted,
        by=by,
        by_label=label,
        groups=grouped(found, code, name),
        overall=score(entry.row for entry in found),
    )


@require_safe
def scores_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same scores as data: all statements asked for, and group by group."""
    at = clocks(request)
    asked = ScoresForm(request, at)
    wanted, by = asked.wanted(), asked.asked()["by"]
    every = entries(on=at.on, known=at.known)
    found = [entry for entry in every if wanted.wants(entry)]
    _label, code, name = GROUPS[by]
    overall = score(entry.row for entry in found)
    answer = scores_answer(by, overall, grouped(found, code, name))
    return data(request, answer, at, form)


@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    """The statements asked for, newest first, with what became of each."""
    at = clocks(request)
    every = entries(on=at.on, known=at.known)
    form = StatementsForm(request, at)
    wanted = form.wanted()
    form.suggest("agreement", _agreements(every))
    found = [entry for entry in every if wanted.wants(entry)]
    pages = max(1, -(-len(found) // PAGE_SIZE))
    number = min(form.asked()["page"], pages)
    return page(
        request,
        "scores/statements.html",
        at,
        filters=form,
        wanted=wanted,
        found=found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE],
        total=len(found),
        pages=pages,
        number=number,
        overall=score(entry.row for entry in found),
    )


@require_safe
def statements_data(request: HttpRequest, form: str) -> HttpResponse:
    """All the statements asked for as data, newest first, with their sources."""
    at = clocks(request)
    wanted = StatementsForm(request, at).wanted()
    every = entries(on=at.on, known=at.known)
    found = [entry for entry in every if wanted.wants(entry)]
    numbers = [entry.row.statement.fact for entry in found]
    backing = cited({"forecast": numbers}, known=at.known)
    return data(request, statements_answer(found, backing), at, form)


def _agreements(every: list[LedgerEntry]) -> list[Option]:
    names = {e.agreement.slug: called(e.agreement).text for e in every}
    return sorted(names.items(), key=lambda pair: pair[1])
