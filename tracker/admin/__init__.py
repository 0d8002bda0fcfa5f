"""The pages on which analysts edit; Django finds them by this name."""

from tracker.admin.site import site
from tracker.admin.tables import (
    accounts,
    agreements,
    citations,
    deadlines,
    events,
    figures,
    parties,
    rounds,
    sources,
)

__all__ = [
    "accounts",
    "agreements",
    "citations",
    "deadlines",
    "events",
    "figures",
    "parties",
    "rounds",
    "site",
    "sources",
]
