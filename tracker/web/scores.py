"""Who turned out right: statements with what became of them, and their scores."""

from __future__ import annotations

from collections.abc import Callable
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
from tracker.web.pages import page
from tracker.web.parameters import one_of, page_number

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


@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    """Scores of the statements asked for, side by side by what they share."""
    at = clocks(request)
    every = entries(on=at.on, known=at.known)
    wanted = _wanted(request)
    by = one_of(request, "by", GROUPS, default="kind")
    found = [entry for entry in every if wanted.wants(entry)]
    _label, code, name = GROUPS[by]
    return page(
        request,
        "scores/scores.html",
        at,
        wanted=wanted,
        by=by,
        groups=grouped(found, code, name),
        overall=score(entry.row for entry in found),
        **_choices(every),
    )


@require_safe
def scores_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same scores as data: all statements asked for, and group by group."""
    at = clocks(request)
    wanted = _wanted(request)
    by = one_of(request, "by", GROUPS, default="kind")
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
    wanted = _wanted(request)
    found = [entry for entry in every if wanted.wants(entry)]
    pages = max(1, -(-len(found) // PAGE_SIZE))
    number = min(page_number(request), pages)
    return page(
        request,
        "scores/statements.html",
        at,
        wanted=wanted,
        found=found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE],
        total=len(found),
        pages=pages,
        number=number,
        overall=score(entry.row for entry in found),
        **_choices(every),
    )


@require_safe
def statements_data(request: HttpRequest, form: str) -> HttpResponse:
    """All the statements asked for as data, newest first, with their sources."""
    at = clocks(request)
    wanted = _wanted(request)
    every = entries(on=at.on, known=at.known)
    found = [entry for entry in every if wanted.wants(entry)]
    numbers = [entry.row.statement.fact for entry in found]
    backing = cited({"forecast": numbers}, known=at.known)
    return data(request, statements_answer(found, backing), at, form)


def _wanted(request: HttpRequest) -> LedgerFilters:
    return LedgerFilters(
        agreement=request.GET.get("agreement", "").strip(),
        deadline=request.GET.get("deadline", "").strip(),
        milestone=one_of(request, "milestone", Milestone.values),
        kind=one_of(request, "kind", SpeakerKind.values),
        speaker=request.GET.get("speaker", "").strip(),
        stance=one_of(request, "stance", Stance.values),
        verdict=one_of(request, "verdict", [verdict.value for verdict in Verdict]),
        ahead=one_of(request, "ahead", AHEAD),
    )


def _choices(every: list[LedgerEntry]) -> dict[str, Any]:
    return {
        "agreements": sorted(_slugs(every).items(), key=lambda pair: pair[1]),
        "milestones": Milestone,
        "kinds": SpeakerKind,
        "stances": Stance,
        "groupings": [(code, label) for code, (label, *_rest) in GROUPS.items()],
    }


def _slugs(every: list[LedgerEntry]) -> dict[str, str]:
    return {e.agreement.slug: called(e.agreement).text for e in every}
