"""Other databases of agreements, and how each names an agreement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.words import Word


class Database(Word):
    """Another database that describes agreements."""

    WTO_RTA_IS = (
        "wto-rta-is",
        _(
            "Trade agreements notified to the WTO. The identifier is the number after "
            "“rtaid=” in the address of its card."
        ),
        _("World Trade Organization, Regional Trade Agreements Database"),
        _("WTO RTA-IS"),
    )
    ADB_ARIC = (
        "adb-aric",
        _(
            "Trade agreements of Asia and the Pacific, proposed ones too. The "
            "identifier is the last part of the address of its page."
        ),
        _("Asian Development Bank, Asia Regional Integration Center"),
        _("ADB ARIC"),
    )
    UNCTAD = (
        "unctad",
        _(
            "Investment treaties, and treaties with a part on investment. The "
            "identifier is what follows “/treaties/” in the address of its page."
        ),
        _("UN Trade and Development, International Investment Agreements Navigator"),
        _("UNCTAD IIA Navigator"),
    )
    DESTA = (
        "desta",
        _(
            "Trade agreements coded by content. The identifier is the number of the "
            "base treaty in its list of treaties; it has no page."
        ),
        _("Dür, Baccini and Elsig, The Design of International Trade Agreements"),
        _("DESTA"),
    )
    WIKIDATA = (
        "wikidata",
        _("Anything that the Wikimedia projects describe. Identifiers are Q numbers."),
        _("Wikimedia Foundation, Wikidata"),
        _("Wikidata"),
    )


@dataclass(frozen=True)
class Scheme:
    """How a database writes its identifiers, as a regular expression of the whole.

    ``address`` has the identifier in place of its braces; empty where the database has
    no page for each agreement.
    """

    form: str
    example: str
    address: str

    def is_written_so(self, identifier: str) -> bool:
        return re.fullmatch(self.form, identifier) is not None


A_NUMBER = "[1-9][0-9]{0,6}"
SCHEMES: Mapping[Database, Scheme] = {
    Database.WTO_RTA_IS: Scheme(
        A_NUMBER, "640", "https://rtais.wto.org/UI/PublicShowRTAIDCard.aspx?rtaid={}"
    ),
    Database.ADB_ARIC: Scheme(
        "[a-z0-9]+(-[a-z0-9]+)*",
        "india-philippines-pta",
        "https://aric.adb.org/fta/{}",
    ),
    Database.UNCTAD: Scheme(
        "[a-z]+(-[a-z]+)*/[1-9][0-9]{0,6}(/[a-z0-9-]+)?",
        "bit/1/afghanistan---germany-bit-2005-",
        "https://investmentpolicy.unctad.org/international-investment-agreements"
        "/treaties/{}",
    ),
    Database.DESTA: Scheme(A_NUMBER, "12", ""),
    Database.WIKIDATA: Scheme(
        "Q[1-9][0-9]{0,11}", "Q42", "https://www.wikidata.org/wiki/{}"
    ),
}


def address_in(database: Database, identifier: str) -> str:
    """The address of the agreement's page in the database; empty where it has none."""
    return SCHEMES[database].address.format(identifier)
