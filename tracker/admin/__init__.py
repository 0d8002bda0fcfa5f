"""The pages on which analysts edit; Django finds them by this name."""

from tracker.admin import (
    accounts,
    agreements,
    citations,
    deadlines,
    events,
    figures,
    parties,
    rounds,
    site,
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
