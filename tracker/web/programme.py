"""What holds across agreements: counts for a party, and facts about the whole."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.queries.party.portfolio import portfolio
from tracker.queries.party.portfolio import programme as programme_of
from tracker.queries.rows.names import PartyName
from tracker.queries.rows.participation import party_named
from tracker.vocabulary.kinds import AgreementKind, Scope
from tracker.vocabulary.stances import TopicStance
from tracker.web.clocks import Clocks, clocks
from tracker.web.pages import page
from tracker.web.parameters import LONGEST_SHOWN, words_asked

# The founding paper is about the agreements of the United States.
FIRST_PARTY = "US"


@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    """The agreements of a party together, and facts that are about no single one."""
    at = clocks(request)
    party = party_or_first(request, at)
    shown, parties = portfolio(party, on=at.on, known=at.known)
    whole = programme_of(on=at.on, known=at.known)
    return page(
        request,
        "programme/programme.html",
        at,
        page=whole,
        portfolio=shown,
        parties=parties,
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
    code = words_asked(request, "party")
    found = party_named(code or FIRST_PARTY, known=at.known)
    if code and found is None:
        raise BadRequest(
            _("party: got “%(got)s”; wanted the code of a party, such as US or EU.")
            % {"got": code[:LONGEST_SHOWN]}
        )
    return found
