"""What can be read here, and when readers last had something new of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from tracker.models import (
    AccessionStep,
    Agreement,
    Deadline,
    Forecast,
    Participation,
    Party,
    Round,
    Source,
    Speaker,
    StatusEvent,
    TrackedModel,
)
from tracker.queries.rows.page_locations import subjects
from tracker.queries.rows.public import published_as_of
from tracker.queries.rows.versions import public_versions

# The facts that a page tells of, each with the way to the row that the page is about.
_TOLD: dict[str, tuple[tuple[type[TrackedModel], str], ...]] = {
    "agreement": (
        (Agreement, "id"),
        (StatusEvent, "agreement_id"),
        (AccessionStep, "agreement_id"),
        (Round, "agreement_id"),
        (Participation, "agreement_id"),
        (Forecast, "deadline__agreement_id"),
    ),
    "deadline": ((Deadline, "id"), (Forecast, "deadline_id")),
    "party": ((Party, "id"), (AccessionStep, "party_id")),
    "speaker": ((Speaker, "id"), (Forecast, "speaker_id")),
    "source": ((Source, "id"),),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A page by its kind and names in the address; ``changed_at`` in UTC, if known."""

    page: str
    names: tuple[str, ...]
    changed_at: datetime | None


ABOUT_ROWS = tuple(_TOLD)


def pages_of(page: str) -> Iterator[Listed]:
    """Every page of the kind, each about one row. The number of queries does not grow
    with the rows.

    Housekeeping is no change.
    """
    told = _TOLD[page]
    numbers = published_as_of(told[0][0], known=None).order_by("id")
    moments = _newest(told)
    every = subjects(page, numbers.values_list("id", flat=True), known=None)
    for number, subject in every.items():
        yield Listed(page, subject.names, moments.get(number))


def _newest(told: tuple[tuple[type[TrackedModel], str], ...]) -> dict[int, datetime]:
    newest: dict[int, datetime] = {}
    for model, path in told:
        versions = public_versions(model, known=None).order_by().values_list(path)
        for number, moment in versions.annotate(newest=Max("history_date")):
            newest[number] = max(moment, newest.get(number, moment))
    return newest
