"""Reports: the tables of a working paper, for any party, agreement and day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.exports.reports import comparison_json, report_csv, report_json
from tracker.queries.party.portfolio import portfolio
from tracker.queries.reports.founding_paper import beside_the_paper
from tracker.queries.reports.tables import AGREEMENT_TABLES, PARTY_TABLES, Table
from tracker.queries.rows.facts import agreements
from tracker.vocabulary import founding_paper
from tracker.vocabulary.reading_dates import readable
from tracker.vocabulary.utc import in_utc
from tracker.web.alternates import WORD, linked, named_file
from tracker.web.clocks import Clocks, clocks
from tracker.web.filters import (
    DayField,
    Filters,
    OneOf,
    options_by_code,
    options_by_slug,
)
from tracker.web.nearest import nearest, or_nearest
from tracker.web.pages import page, permalink
from tracker.web.programme import PortfolioForm, party_or_first

REPORTS = {
    "agreements": gettext_lazy("Agreements of a party by kind, stage and scope"),
    "frameworks": gettext_lazy("Framework agreements of a party by region"),
    "rounds": gettext_lazy("Rounds of one negotiation"),
    "parties": gettext_lazy("Parties to one agreement by stage"),
}


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """A table, and the form to ask for it: about a party, or an agreement."""

    table: Table
    form: Filters


class PartyReportForm(PortfolioForm):
    on = DayField()


class AgreementReportForm(Filters):
    agreement = OneOf(
        gettext_lazy("Agreement"), everything=None, start=founding_paper.AGREEMENT
    )
    on = DayField()


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Which reports there are."""
    return page(
        request,
        "reports/reports.html",
        clocks(request),
        reports=REPORTS,
        paper=founding_paper,
    )


@require_safe
def report(request: HttpRequest, name: str) -> HttpResponse:
    """One table, with a form to ask for another party, agreement or day."""
    at = clocks(request)
    asked = _asked(request, name, at)
    title = REPORTS[name]
    asked.form.remember("on", at.on.isoformat())
    return page(
        request,
        "reports/report.html",
        at,
        name=name,
        title=title,
        table=asked.table,
        filters=asked.form,
    )


@require_safe
def report_data(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """The same table as JSON, as CSV or as a Word document."""
    at = clocks(request)
    table = _asked(request, name, at).table
    language = get_language() or ""
    if form == "json":
        head = {"on": at.on.isoformat(), "known": at.known and in_utc(at.known)}
        answer: HttpResponse = JsonResponse(
            head | report_json(table, language),
            json_dumps_params={"ensure_ascii": False},
        )
    elif form == "csv":
        answer = HttpResponse(
            report_csv(table, language), content_type="text/csv; charset=utf-8"
        )
    else:
        answer = _document(request, name, table, at)
    return linked(request, named_file(request, answer))


def _document(
    request: HttpRequest, name: str, table: Table, at: Clocks
) -> HttpResponse:
    # Loads python-docx, which no start of the program need wait for.
    from tracker.exports.word import word_document

    found = permalink(request, at, reverse("report", args=[name]))
    said = _("As of %(day)s, as this site held it on %(moment)s UTC.") % {
        "day": readable(found.on.isoformat()),
        "moment": f"{found.known:%Y-%m-%d %H:%M}",
    }
    content = word_document(
        table, get_language() or "", said=said, address=found.address, known=found.known
    )
    return HttpResponse(content, content_type=WORD)


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The founding paper's tables beside the record, on the day of its facts."""
    at = _on_its_day(clocks(request))
    compared = beside_the_paper(on=at.on, known=at.known)
    return page(request, "reports/paper.html", at, comparisons=compared)


@require_safe
def paper_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same comparison as JSON."""
    at = _on_its_day(clocks(request))
    compared = comparison_json(beside_the_paper(on=at.on, known=at.known))
    head = {"on": at.on.isoformat(), "known": at.known and in_utc(at.known)}
    answer = JsonResponse(head | compared, json_dumps_params={"ensure_ascii": False})
    return linked(request, answer)


def _on_its_day(at: Clocks) -> Clocks:
    if at.asks_day:
        return at
    return replace(at, on=founding_paper.FACTS_END_ON, asks_day=True)


def _asked(request: HttpRequest, name: str, at: Clocks) -> ReportFilters:
    if name in PARTY_TABLES:
        party = party_or_first(request, at)
        found, parties = portfolio(party, on=at.on, known=at.known)
        form = PartyReportForm(request, at)
        form.suggest("party", options_by_code(parties))
        return ReportFilters(PARTY_TABLES[name](found), form)
    if name in AGREEMENT_TABLES:
        return _about_an_agreement(request, name, at)
    said = _("No report is called “%(name)s” here.") % {"name": name}
    near = nearest(name, REPORTS)
    raise Http404(or_nearest(said, near))


def _about_an_agreement(request: HttpRequest, name: str, at: Clocks) -> ReportFilters:
    by_slug = {each.slug: each for each in agreements(known=at.known).values()}
    form = AgreementReportForm(request, at)
    slug = form.asked()["agreement"]
    if slug not in by_slug and not request.GET.get("agreement", "").strip():
        raise Http404(_("No agreement was on record at that moment."))
    others = sorted(by_slug.values(), key=lambda each: str(each).casefold())
    form.offer("agreement", options_by_slug(others))
    table = AGREEMENT_TABLES[name](by_slug[slug], on=at.on, known=at.known)
    return ReportFilters(table, form)
