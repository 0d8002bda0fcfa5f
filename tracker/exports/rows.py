"""The rows that data is made of: codes, natural identifiers, days; never labels.

``agreement`` is a slug, ``party`` and ``country`` codes, ``sources`` slugs. ``anchor``
is the row's place on the page that shows it. ``earliest`` and ``latest`` bound the days
that a stated date can mean; None is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement, where it stands on the day, and what is expected next.

    ``parties`` are in; ``developed_on`` is the last day of the newest development.
    """

    agreement: str
    short_name: str
    name_en: str
    name_zh: str
    kind: str
    scope: str
    region: str
    parent_body: str
    status: str | None
    since: str | None
    since_earliest: date | None
    since_latest: date | None
    is_stalled: bool
    developed_on: date | None
    parties: tuple[str, ...]
    next_deadline: str | None
    next_state: str | None
    next_text: str | None
    next_earliest: date | None
    next_latest: date | None


@dataclass(frozen=True, slots=True)
class StatusEventRow:
    agreement: str
    status: str
    party: str | None
    stated_date: str
    earliest: date | None
    latest: date | None
    description: str
    sources: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a party into the talks, or towards being bound."""

    agreement: str
    party: str
    track: str
    stage: str
    stated_date: str
    earliest: date | None
    latest: date | None
    note: str
    sources: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A party's side on the day; ``bloc`` where only its bloc takes part."""

    agreement: str
    party: str
    side: str
    bloc: str | None


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as it stood on the day; ``round`` is its number, or label without one.

    Its days, place and note are given once they are facts of the day, and the planned
    days where its state tells of a plan.
    """

    agreement: str
    round: str
    label: str
    state: str
    start: str | None
    end: str | None
    earliest: date | None
    latest: date | None
    city: str | None
    country: str | None
    planned_text: str | None
    planned_earliest: date | None
    planned_latest: date | None
    note: str
    sources: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A deadline, and what stands of it: the leading statement, or the outcome.

    ``lapsed_days`` counts from the last day of a window that has lapsed. ``criteria``
    say what counts as having met it.
    """

    agreement: str
    deadline: str
    milestone: str
    party: str | None
    round: str | None
    stage: str | None
    state: str
    stance: str | None
    speaker: str | None
    stated_on: str | None
    target_text: str | None
    target_earliest: date | None
    target_latest: date | None
    lapsed_days: int | None
    outcome: str | None
    outcome_day: date | None
    statements: int
    criteria: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A dated statement about a deadline, and what became of it; lengths in days.

    ``stated_by`` is how the source names the speaker.
    """

    agreement: str
    deadline: str
    stated_on: str
    speaker: str
    speaker_kind: str
    speaker_role: str
    stance: str
    target_text: str
    target_earliest: date | None
    target_latest: date | None
    probability: float | None
    slip_days: int | None
    error_days: int | None
    late_by_at_least_days: int | None
    verdict: str | None
    note: str
    sources: tuple[str, ...]
    anchor: str
    stated_by: str


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A dated statement alone, as the page of a party tells it."""

    agreement: str
    deadline: str
    stated_on: str
    speaker: str
    stance: str
    target_text: str
    target_earliest: date | None
    target_latest: date | None
    sources: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """Something that differs between two days: what it was, and what it is.

    ``kind`` says of what: status, event, round, deadline, statement, or the stage of a
    step.
    ``subject`` is the party's code, the round's label or the deadline's name.
    """

    agreement: str
    kind: str
    subject: str | None
    before: str | None
    after: str | None
    stated_date: str | None
    earliest: date | None
    latest: date | None
    text: str
    sources: tuple[str, ...]
    anchor: str | None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A figure as the source prints it; without an agreement, about the whole."""

    agreement: str | None
    name: str
    value: str
    unit: str
    as_of: str
    earliest: date | None
    latest: date | None
    sources: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    agreement: str | None
    topic_en: str
    topic_zh: str
    stance: str
    sources: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class DiscrepancyRow:
    """Two claims, each with its sources, and the one that the tracker follows."""

    agreement: str | None
    subject: str
    claim_a: str
    claim_b: str
    preferred: str
    reason: str
    sources_a: tuple[str, ...]
    sources_b: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    agreement: str
    supersedes: str


@dataclass(frozen=True, slots=True)
class IdentifierRow:
    """What another database calls the agreement, and its page there, if any."""

    agreement: str
    database: str
    identifier: str
    address: str | None
    anchor: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    party: str
    name_en: str
    name_zh: str
    kind: str
    blocs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    source: str
    title: str
    publisher: str
    published_on: str
    url: str
    language: str
    kind: str
    accessed_on: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of a fact that changed, or the whole of one recorded or withdrawn.

    ``before`` and ``after`` are in words, as readers see them. Where a load changed too
    many facts to tell one by one, ``facts`` counts those of the kind, and there is
    neither a label nor an anchor.
    """

    moment: datetime
    batch: str
    kind: str
    note: str
    fact_kind: str
    facts: int
    what: str | None
    agreement: str | None
    label: str | None
    field: str | None
    before: str | None
    after: str | None
    anchor: str | None
