"""The names of speakers in addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import slugify

from tracker.models import Speaker
from tracker.vocabulary.changes import Publication


@dataclass(frozen=True, slots=True)
class Addresses:
    """Speakers' names in addresses: now by number, and whose each ever was."""

    slugs: Mapping[int, str]
    owners: Mapping[str, int]


def addresses(*, known: datetime | None) -> Addresses:
    """Speakers' names in addresses, from the versions that readers saw. One query.

    A name is written in lower case with dashes; letters of any script stay. Who had it
    first keeps it for good, renamed or not; another speaker of a name that comes out
    the same has their number behind it, after a tilde.
    """
    versions = Speaker.history.filter(publication=Publication.PUBLISHED)
    if known is not None:
        versions = versions.filter(history_date__lte=known)
    rows = versions.order_by("history_date", "history_id").values_list("id", "name")
    owners: dict[str, int] = {}
    slugs: dict[int, str] = {}
    for number, name in rows:
        slug = slugify(name, allow_unicode=True) or "speaker"
        if owners.setdefault(slug, number) != number:
            slug = f"{slug}~{number}"
            owners[slug] = number
        slugs[number] = slug
    return Addresses(slugs, owners)
