"""Who says when: speakers, their names in addresses, and all that one said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from tracker.analysis.scores import Score, score
from tracker.analysis.standing import Standing
from tracker.models import Deadline, Forecast, Speaker
from tracker.queries.deadline.ledger import LedgerEntry, entries
from tracker.queries.rows.citations import Cited, cited
from tracker.queries.rows.deadlines import DeadlineOnDay
from tracker.queries.rows.facts import AgreementFact, facts
from tracker.queries.rows.names import PartyName, parties
from tracker.queries.rows.public import published_as_of
from tracker.queries.rows.speaker_addresses import addresses
from tracker.vocabulary.kinds import SpeakerKind


@dataclass(frozen=True, slots=True)
class SpeakerFact:
    """A speaker as recorded; ``id`` is the row's number."""

    id: int
    name: str
    name_zh: str
    kind: SpeakerKind
    party_id: int | None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker with the score of their statements by the day."""

    speaker: SpeakerFact
    slug: str
    party: PartyName | None
    score: Score


@dataclass(frozen=True, slots=True)
class Speakers:
    """Speakers by name; ``total`` counts all, ``parties`` those that any speaks for."""

    lines: tuple[SpeakerLine, ...]
    total: int
    parties: tuple[PartyName, ...]

    def narrowed(self, *, kind: str, party: str) -> Speakers:
        """Those of the kind, and speaking for the party, of these codes, or any."""
        fits = (
            line
            for line in self.lines
            if kind in ("", line.speaker.kind)
            and party in ("", line.party.code if line.party else "")
        )
        return replace(self, lines=tuple(fits))


def all_speakers(*, on: date, known: datetime | None) -> Speakers:
    """The speakers who had said something by the day.

    The number of queries does not grow with speakers or statements.
    """
    said: dict[str, list[LedgerEntry]] = {}
    for entry in entries(on=on, known=known):
        said.setdefault(entry.speaker, []).append(entry)
    every = [s for s in facts(Speaker, SpeakerFact, known=known) if s.name in said]
    slugs = addresses(known=known).slugs
    names = parties((speaker.party_id for speaker in every), known=known)
    lines = [
        SpeakerLine(
            speaker,
            slugs[speaker.id],
            names.get(speaker.party_id or 0),
            score(entry.row for entry in said[speaker.name]),
        )
        for speaker in sorted(every, key=lambda speaker: speaker.name.casefold())
    ]
    return Speakers(tuple(lines), len(lines), tuple(sorted(names.values(), key=str)))


@dataclass(frozen=True)
class Series:
    """What the speaker said of one deadline, as if nobody else had."""

    agreement: AgreementFact
    deadline: DeadlineOnDay
    standing: Standing | None


@dataclass(frozen=True)
class SpeakerPage:
    """A speaker, and every statement by the day, newest first, with its sources."""

    speaker: SpeakerFact
    slug: str
    party: PartyName | None
    entries: tuple[LedgerEntry, ...]
    series: tuple[Series, ...]
    score: Score
    cited: Cited


def speaker_numbered(number: int, *, known: datetime | None) -> SpeakerFact | None:
    """The published speaker of that number, or None. One query."""
    found = facts(Speaker, SpeakerFact, known=known, id=number)
    return found[0] if found else None


def speaker_page(
    speaker: SpeakerFact, slug: str, *, on: date, known: datetime | None
) -> SpeakerPage:
    """The page of the speaker. A fixed number of queries, however much they said."""
    about = _spoken_of(speaker, known=known)
    every = entries(on=on, known=known, about=about)
    said = [entry for entry in every if entry.speaker == speaker.name]
    names = parties([speaker.party_id], known=known)
    return SpeakerPage(
        speaker,
        slug,
        names.get(speaker.party_id or 0),
        tuple(said),
        tuple(_series(said)),
        score(entry.row for entry in said),
        cited({"forecast": [e.row.statement.fact for e in said]}, known=known),
    )


def _spoken_of(speaker: SpeakerFact, *, known: datetime | None) -> set[int]:
    """The numbers of the agreements that the speaker spoke of. One query."""
    said = published_as_of(Forecast, known=known).filter(speaker_id=speaker.id)
    deadlines = published_as_of(Deadline, known=known).filter(
        id__in=said.values("deadline_id")
    )
    return set(deadlines.values_list("agreement_id", flat=True))


def _series(said: Iterable[LedgerEntry]) -> Iterable[Series]:
    by_deadline: dict[int, list[LedgerEntry]] = {}
    for entry in said:
        by_deadline.setdefault(entry.deadline.fact.id, []).append(entry)
    for theirs in by_deadline.values():
        first = theirs[0]
        own = tuple(entry.row.statement for entry in reversed(theirs))
        yield Series(
            first.agreement,
            replace(first.deadline, statements=own),
            first.standing,
        )
