"""Which citations readers may see."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from tracker.models import CITABLE
from tracker.queries.rows.public import published_as_of


def of_held_facts(*, known: datetime | None) -> Q:
    """Look-ups for the citations of facts that are held at the moment."""
    backed = Q()
    for name, cited in CITABLE.items():
        ids = published_as_of(cited, known=known).values("id")
        backed |= Q(**{f"{name}_id__in": ids})
    return backed
