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
from tracker.vocabulary import founding_paper
from tracker.vocabulary.reading_dates import readable
from tracker.vocabulary.utc import in_utc
from tracker.web.alternates import WORD, linked, named_file
from tracker.web.clocks import Clocks, clocks
from tracker.web.fields import CodeField
from tracker.web.lists import AgreementForm, ListForm, by_code
from tracker.web.nearest import nearest, or_nearest
from tracker.web.pages import page, permalink
from tracker.web.programme import PortfolioForm

REPORTS = {
    "agreements": gettext_lazy("Agreements of a party by kind, stage and scope"),
    "frameworks": gettext_lazy("Framework agreements of a party by region"),
    "rounds": gettext_lazy("Rounds of one negotiation"),
    "parties": gettext_lazy("Parties to one agreement by stage"),
}


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """A table, and the form that asks for it: about a party, or an agreement."""

    table: Table
    form: ListForm


class PartyReportForm(PortfolioForm):
    shows_day = names_day = True


class AgreementReportForm(AgreementForm):
    shows_day = names_day = True
    agreement = CodeField(
        label=gettext_lazy("Agreement"), default=founding_paper.AGREEMENT
    )


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
        form = PartyReportForm(request, at)
        found, parties = portfolio(form.named, on=at.on, known=at.known)
        form.offer(party=by_code(parties))
        return ReportFilters(PARTY_TABLES[name](found), form)
    if name in AGREEMENT_TABLES:
        return _about_an_agreement(request, name, at)
    said = _("No report is called “%(name)s” here.") % {"name": name}
    near = nearest(name, REPORTS)
    raise Http404(or_nearest(said, near))


def _about_an_agreement(request: HttpRequest, name: str, at: Clocks) -> ReportFilters:
    form = AgreementReportForm(request, at)
    if form.about is None:
        raise Http404(_("No agreement was on record at that moment."))
    table = AGREEMENT_TABLES[name](form.about, on=at.on, known=at.known)
    return ReportFilters(table, form)
