"""Who negotiates: all parties, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tracker.exports.parties import parties_answer, party_answer
from tracker.models import Party
from tracker.queries.party.list import PartyList, all_parties
from tracker.queries.party.page import party_page
from tracker.queries.rows.citations import cited
from tracker.queries.rows.facts import facts
from tracker.queries.rows.names import PartyName
from tracker.queries.rows.old_names import renamed
from tracker.queries.rows.participation import party_named
from tracker.vocabulary.accessions import Side, Track
from tracker.vocabulary.kinds import PartyKind
from tracker.web.alternates import data
from tracker.web.clocks import Clocks, clocks
from tracker.web.fields import CodeField
from tracker.web.lists import ListForm, by_code
from tracker.web.not_found import NoSuch, PageMoved
from tracker.web.pages import page


class PartiesForm(ListForm):
    kind = CodeField(PartyKind.choices, label=gettext_lazy("Kind"))
    bloc = CodeField(
        label=gettext_lazy("Member of"), empty=gettext_lazy("Any bloc or none")
    )


@require_safe
def parties(request: HttpRequest) -> HttpResponse:
    """All parties by name, filtered by kind and bloc."""
    at = clocks(request)
    form, shown = _narrowed(request, at)
    return page(
        request, "parties/parties.html", at, filters=form, parties=shown, sides=Side
    )


@require_safe
def parties_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same parties as data."""
    at = clocks(request)
    _form, shown = _narrowed(request, at)
    return data(request, parties_answer(shown), at, form)


@require_safe
def party(request: HttpRequest, code: str) -> HttpResponse:
    """Everything on record of one party by the day."""
    at = clocks(request)
    found = party_asked(code, at)
    shown = party_page(found, on=at.on, known=at.known)
    return page(request, "parties/party.html", at, page=shown, tracks=Track)


@require_safe
def party_data(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The facts of the page as data, with the sources of each."""
    at = clocks(request)
    shown = party_page(party_asked(code, at), on=at.on, known=at.known)
    backing = cited(
        {
            "accession_step": [taken.step.fact for taken in shown.steps],
            "round": [h.round.fact.id for h in shown.hosted if h.round.fact],
            "forecast": [said.statement.fact for said in shown.said],
        },
        known=at.known,
    )
    return data(request, party_answer(shown, backing, on=at.on), at, form)


def _narrowed(request: HttpRequest, at: Clocks) -> tuple[PartiesForm, PartyList]:
    every = all_parties(on=at.on, known=at.known)
    form = PartiesForm(request, at, bloc=by_code(every.blocs))
    return form, every.narrowed(**form.narrowing)


def party_asked(code: str, at: Clocks) -> PartyName:
    """The party of that code.

    Raises ``Moved`` where its code is another now, ``NoSuch`` where there is none.
    """
    found = party_named(code, known=at.known)
    if found is None:
        raise _moved(code, at) or _no_party(code, at)
    return found


def _moved(code: str, at: Clocks) -> PageMoved | None:
    name = renamed(Party, code, known=at.known)
    return PageMoved("code", name) if name else None


def _no_party(code: str, at: Clocks) -> NoSuch:
    codes = [party.code for party in facts(Party, PartyName, known=at.known)]
    said = _("No party has the code “%(code)s” here.") % {"code": code}
    return NoSuch(said, "code", code, codes)
