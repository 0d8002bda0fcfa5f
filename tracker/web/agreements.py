"""The page of one agreement."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.charts.agreements import ladder_of, timeline_of
from tracker.charts.deadlines import spark_of
from tracker.exports.agreements import agreement_answer
from tracker.exports.answers import Answer
from tracker.exports.changes import change_rows
from tracker.facts import KINDS
from tracker.models import Agreement
from tracker.queries.agreement.page import agreement_page
from tracker.queries.history.change_log import ChangeLogEntry, changes_to
from tracker.queries.rows.deadlines import most_spoken_of
from tracker.queries.rows.facts import AgreementFact, agreement_named, agreements
from tracker.queries.rows.old_names import renamed
from tracker.vocabulary.accessions import Side, Track
from tracker.vocabulary.stances import TopicStance
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks, moment_asked
from tracker.web.not_found import NoSuch, PageMoved
from tracker.web.pages import page

RECENT_CHANGES = 10
ALL_CHANGES = 200
# The kinds of fact whose sources each of the two pages lists.
BEHIND = [kind.name for kind in KINDS if kind.page == "agreement-background"]
ON_PAGE = [kind.name for kind in KINDS if kind.name not in BEHIND]


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything on record of one agreement by the day."""
    at = clocks(request)
    found = agreement_asked(slug, at)
    shown = agreement_page(found, on=at.on, known=at.known)
    return page(
        request,
        "agreements/agreement.html",
        at,
        page=shown,
        cited=shown.cited.about(*ON_PAGE),
        sides=[(side, shown.on_side(side)) for side in Side],
        tracks=Track,
        ladder=ladder_of(shown),
        timeline=timeline_of(shown, on=at.on),
        pictured=(pictured := most_spoken_of(shown.deadlines)),
        spark=spark_of(found, pictured, shown.standing, on=at.on),
        changes=changes_to(found.id, known=at.known, limit=RECENT_CHANGES),
    )


@require_safe
def background(request: HttpRequest, slug: str) -> HttpResponse:
    """Figures, the agenda, and where sources disagree: what has no place in time."""
    at = clocks(request)
    shown = agreement_page(agreement_asked(slug, at), on=at.on, known=at.known)
    return page(
        request,
        "agreements/background.html",
        at,
        page=shown,
        cited=shown.cited.about(*BEHIND),
        topics=[
            (stance, [topic for topic in shown.topics if topic.stance == stance])
            for stance in TopicStance
        ],
    )


@require_safe
def agreement_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The facts of the page as data."""
    at = clocks(request)
    shown = agreement_page(agreement_asked(slug, at), on=at.on, known=at.known)
    return data(request, agreement_answer(shown, on=at.on), at, form)


@require_safe
def agreement_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What this site changed in its record of one agreement, newest first."""
    at = clocks(request)
    found = agreement_asked(slug, at)
    return page(
        request,
        "agreements/changes.html",
        at,
        agreement=found,
        changes=_changes(request, found, at),
        since=moment_asked(request, "since"),
        limit=ALL_CHANGES,
    )


@require_safe
def agreement_changes_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The same changes as data."""
    at = clocks(request)
    found = agreement_asked(slug, at)
    entries = _changes(request, found, at)
    answer = Answer({"agreement": found.slug}, {"changes": change_rows(entries)})
    return data(request, answer, at, form)


def _changes(
    request: HttpRequest, found: AgreementFact, at: Clocks
) -> tuple[ChangeLogEntry, ...]:
    since = moment_asked(request, "since")
    return changes_to(found.id, known=at.known, limit=ALL_CHANGES, after=since)


def agreement_asked(slug: str, at: Clocks) -> AgreementFact:
    """The agreement of that slug.

    Raises ``Moved`` where it is called otherwise now, ``NoSuch`` where there is none.
    """
    found = agreement_named(slug, known=at.known)
    if found is None:
        raise _moved(slug, at) or no_agreement(slug, at)
    return found


def _moved(slug: str, at: Clocks) -> PageMoved | None:
    name = renamed(Agreement, slug, known=at.known)
    return PageMoved("slug", name) if name else None


def no_agreement(slug: str, at: Clocks) -> NoSuch:
    """That there is none of that slug, and which are most like it."""
    slugs = [each.slug for each in agreements(known=at.known).values()]
    said = _("No agreement is called “%(slug)s” here.") % {"slug": slug}
    return NoSuch(said, "slug", slug, slugs)
