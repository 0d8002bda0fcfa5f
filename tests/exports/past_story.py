"""A short record with a past: corrected, withdrawn, drafted, hidden and shown again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from tests import make
from tracker.exports.history import HistoryRequest, write_past
from tracker.exports.history_choice import Narrowing
from tracker.exports.history_folder import written_whole
from tracker.intake.history import take_in_past
from tracker.intake.history_manifest import Manifest
from tracker.models import ChangeContext, newest_moment
from tracker.vocabulary.changes import ChangeKind, Publication

NOTE = "The communiqué names the year after."
BY = datetime(2100, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def why(by: Any = None, kind: ChangeKind = ChangeKind.CORRECTION) -> ChangeContext:
    return ChangeContext("Li Na’s hidden reason", by=by, kind=kind, note=NOTE)


def tell() -> list[datetime]:
    """Records the facts; gives back the moments of the changes, oldest first."""
    analyst = make.user("li.na")
    tpp, p4 = make.agreement("tpp"), make.agreement("p4")
    make.succession(tpp, p4)
    make.participation(tpp, make.party("JP"))
    make.identifier(tpp)
    make.membership(make.party("APEC"), make.party("JP"))
    make.status_event(tpp)
    make.status_event(tpp, stated_date="2014-01")
    make.step(tpp, make.party("JP"))
    first = newest_moment()
    moments = [first - DAY, first]
    forecast = make.forecast(make.deadline(tpp), target_latest="2013-12-31")
    held = make.round(tpp)
    moments.append(newest_moment())
    forecast.target_latest = "2014-12-31"
    forecast.record(why(analyst))
    moments.append(newest_moment())
    held.withdraw(why(analyst))
    _draft_and_hide(tpp, analyst)
    moments.append(newest_moment())
    _in_a_draft_of_an_agreement()
    p4.withdraw(why())
    moments.append(newest_moment())
    p4.publish(why())
    return [*moments, newest_moment()]


def _draft_and_hide(tpp: Any, analyst: Any) -> None:
    make.topic(tpp, topic_en="A hidden topic", publication=Publication.DRAFT)
    figure = make.indicator(tpp, value="7351.5", publication=Publication.DRAFT)
    figure.value, figure.publication = "39.8", Publication.PUBLISHED
    for citation in figure.citations.all():
        citation.publication = Publication.PUBLISHED
        citation.record(why())
    figure.record(why(analyst))
    topic = make.topic(tpp)
    topic.topic_en, topic.publication = "Hidden words", Publication.DRAFT
    topic.record(why())
    topic.topic_en = "More hidden words"
    topic.record(why())


def _in_a_draft_of_an_agreement() -> None:
    rcep = make.agreement("rcep", publication=Publication.DRAFT)
    event = make.status_event(rcep, description="Words hidden with the agreement.")
    event.description = "Talks were opened."
    event.record(why())
    rcep.publication = Publication.PUBLISHED
    for citation in rcep.citations.all():
        citation.publication = Publication.PUBLISHED
        citation.record(why())
    rcep.record(why(kind=ChangeKind.DEVELOPMENT))
    make.round(make.agreement("tisa", publication=Publication.DRAFT))


def export(folder: Path, **asked: Any) -> Manifest:
    """Writes the past into the folder, whole."""
    narrowing = Narrowing(**asked.pop("narrowing", {}))
    watch = asked.pop("watch", _unwatched)
    wanted = HistoryRequest(asked.pop("known", newest_moment()), narrowing, **asked)
    with written_whole(folder) as draft:
        return write_past(draft, wanted, watch=watch)


def take_in(folder: Path) -> Manifest:
    return take_in_past(folder, by=BY, watch=_unwatched)


def told_and_exported(folder: Path, **asked: Any) -> list[datetime]:
    """The story's export, and none of it in the database; the moments of the story."""
    with transaction.atomic():
        moments = tell()
        export(folder, **asked)
        transaction.set_rollback(True)
    return moments


def text_of(folder: Path) -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted(folder.iterdir()))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def interrupt(_versions: int) -> None:
    raise KeyboardInterrupt


def _unwatched(_versions: int) -> None:
    """Nobody watches."""
