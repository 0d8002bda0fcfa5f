"""All vocabularies, in the order in which the definitions page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.accessions import Side, Stage, Track
from tracker.vocabulary.changes import ChangeKind, Publication
from tracker.vocabulary.databases import Database
from tracker.vocabulary.kinds import (
    AgreementKind,
    PaperTable,
    PartyKind,
    Region,
    RoundStatus,
    Scope,
    SourceKind,
    SpeakerKind,
)
from tracker.vocabulary.milestones import Milestone
from tracker.vocabulary.round_states import RoundState
from tracker.vocabulary.stances import Preference, Stance, TopicStance
from tracker.vocabulary.statuses import Status
from tracker.vocabulary.words import Word

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Vocabulary:
    """One enumeration and the heading it has for readers."""

    heading: StrOrPromise
    words: type[Word]


VOCABULARIES = (
    Vocabulary(_("Status of an agreement"), Status),
    Vocabulary(_("Tracks of accession"), Track),
    Vocabulary(_("Stages of accession"), Stage),
    Vocabulary(_("Where a party stands"), Side),
    Vocabulary(_("Milestones"), Milestone),
    Vocabulary(_("Stance of a forecast"), Stance),
    Vocabulary(_("Kinds of agreement"), AgreementKind),
    Vocabulary(_("Scope"), Scope),
    Vocabulary(_("Regions"), Region),
    Vocabulary(_("Tables of the founding paper"), PaperTable),
    Vocabulary(_("Kinds of party"), PartyKind),
    Vocabulary(_("Status of a round"), RoundStatus),
    Vocabulary(_("Where a round stands on a day"), RoundState),
    Vocabulary(_("Kinds of source"), SourceKind),
    Vocabulary(_("Kinds of speaker"), SpeakerKind),
    Vocabulary(_("Stance of a topic"), TopicStance),
    Vocabulary(_("Preference between claims"), Preference),
    Vocabulary(_("Other databases"), Database),
    Vocabulary(_("Kinds of change"), ChangeKind),
    Vocabulary(_("Publication"), Publication),
)
