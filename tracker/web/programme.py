"""What holds across agreements: counts for a party, and facts about the whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tracker.queries.party.portfolio import portfolio
from tracker.queries.party.portfolio import programme as programme_of
from tracker.vocabulary.kinds import AgreementKind, Scope
from tracker.vocabulary.stances import TopicStance
from tracker.web.clocks import clocks
from tracker.web.fields import OpenCodeField
from tracker.web.lists import PartyForm, by_code
from tracker.web.pages import page

# The founding paper is about the agreements of the United States.
FIRST_PARTY = "US"


class PortfolioForm(PartyForm):
    party = OpenCodeField(label=_("Party"), default=FIRST_PARTY)


@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    """The agreements of a party together, and facts that are about no single one."""
    at = clocks(request)
    form = PortfolioForm(request, at)
    shown, parties = portfolio(form.named, on=at.on, known=at.known)
    form.offer(party=by_code(parties))
    whole = programme_of(on=at.on, known=at.known)
    return page(
        request,
        "programme/programme.html",
        at,
        page=whole,
        portfolio=shown,
        filters=form,
        scopes=Scope,
        tifa=AgreementKind.TIFA,
        topics=[
            (stance, [topic for topic in whole.topics if topic.stance is stance])
            for stance in TopicStance
        ],
    )
