"""What holds across agreements: counts for a party, and facts about the whole."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tracker.queries.party.portfolio import portfolio
from tracker.queries.party.portfolio import programme as programme_of
from tracker.queries.rows.names import PartyName
from tracker.queries.rows.participation import party_named
from tracker.vocabulary.kinds import AgreementKind, Scope
from tracker.vocabulary.stances import TopicStance
from tracker.web.clocks import Clocks, clocks
from tracker.web.filters import LONGEST_SHOWN, Filters, SoughtCode, options_by_code
from tracker.web.pages import page

# The founding paper is about the agreements of the United States.
FIRST_PARTY = "US"


class PortfolioForm(Filters):
    party = SoughtCode(gettext_lazy("Party"), everything=None, start=FIRST_PARTY)


@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    """The agreements of a party together, and facts that are about no single one."""
    at = clocks(request)
    form = PortfolioForm(request, at)
    party = party_or_first(request, at)
    shown, parties = portfolio(party, on=at.on, known=at.known)
    form.suggest("party", options_by_code(parties))
    whole = programme_of(on=at.on, known=at.known)
    return page(
        request,
        "programme/programme.html",
        at,
        page=whole,
        filters=form,
        portfolio=shown,
        scopes=Scope,
        tifa=AgreementKind.TIFA,
        topics=[
            (stance, [topic for topic in whole.topics if topic.stance is stance])
            for stance in TopicStance
        ],
    )


def party_or_first(request: HttpRequest, at: Clocks) -> PartyName | None:
    """The party asked for, or the first; None where the record lacks even that.

    Raises ``BadRequest`` for a code that no party has.
    """
    code = PortfolioForm(request, at).asked()["party"]
    found = party_named(code, known=at.known)
    if found is None and request.GET.get("party", "").strip():
        raise BadRequest(
            _("party: got “%(got)s”; wanted the code of a party, such as US or EU.")
            % {"got": code[:LONGEST_SHOWN]}
        )
    return found
