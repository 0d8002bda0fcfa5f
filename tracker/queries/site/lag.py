"""How long facts took from the event to their source, and to our record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tracker.analysis.lag import Lag, Passage
from tracker.facts import KINDS
from tracker.models import Citation, Source, TrackedModel
from tracker.queries.rows.page_locations import kind_of
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.changes import Publication


@dataclass(frozen=True, slots=True)
class KindLag:
    """The lag of one kind of fact, loaded in bulk or recorded one by one."""

    name: str
    label: str
    is_bulk: bool
    lag: Lag


def lags(*, on: date, known: datetime | None) -> list[KindLag]:
    """Each kind's lag by the day, bulk loads apart. A fixed number of queries."""
    published = dict(published_as_of(Source, known=known).values_list("id", "latest"))
    found = []
    for kind in KINDS:
        if kind.happening is None:
            continue
        rows = published_as_of(kind.model, known=known).filter(
            kind.happening.by_day(on)
        )
        happened = dict(rows.values_list("id", kind.happening.last))
        first = _first_versions(kind.model, set(happened), known=known)
        sources = _first_sources(kind.name, published, known=known)
        for is_bulk in (False, True):
            passages = [
                Passage(last, sources.get(number), first[number][0])
                for number, last in happened.items()
                if number in first and first[number][1] is is_bulk
            ]
            label = kind_of(kind.model, many=True)
            found.append(KindLag(kind.name, label, is_bulk, Lag.of(passages)))
    return found


def _first_versions(
    model: type[TrackedModel], numbers: set[int], *, known: datetime | None
) -> dict[int, tuple[date, bool]]:
    """When each fact became public, in UTC, and whether a load made it so."""
    versions = model.history.filter(publication=Publication.PUBLISHED)
    if known is not None:
        versions = versions.filter(history_date__lte=known)
    newest_first = versions.newest_first()
    rows = newest_first.values_list("id", "history_date", "batch")
    return {
        number: (moment.astimezone(UTC).date(), bool(batch))
        for number, moment, batch in rows
        if number in numbers
    }


def _first_sources(
    name: str, published: dict[int, date | None], *, known: datetime | None
) -> dict[int, date]:
    """The day by which the first of each fact's dated sources was published."""
    cited = published_as_of(Citation, known=known).filter(
        **{f"{name}_id__isnull": False}
    )
    found: dict[int, date] = {}
    for number, source in cited.values_list(f"{name}_id", "source_id"):
        if day := published.get(source):
            found[number] = min(day, found.get(number, day))
    return found
