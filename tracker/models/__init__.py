"""The tables, their rules, and the one door for writing."""

from tracker.models.agreements import Agreement, Participation, Succession
from tracker.models.checks import AgreementCheck
from tracker.models.citations import CITABLE, Citation
from tracker.models.cited import CitedModel
from tracker.models.deadlines import Deadline, Forecast
from tracker.models.errors import (
    DoorError,
    FourEyesError,
    StaleVersionError,
    UnpublishedReferenceError,
    UnsourcedError,
    UntracedWriteError,
)
from tracker.models.events import AccessionStep, StatusEvent
from tracker.models.figures import Discrepancy, Indicator, Topic
from tracker.models.identifiers import Identifier
from tracker.models.moments import newest_moment
from tracker.models.parties import Membership, Party
from tracker.models.review import (
    Decision,
    LonePublication,
    Proposal,
    SecondLook,
    Verdict,
)
from tracker.models.rounds import Round
from tracker.models.sources import Source, Speaker
from tracker.models.tracked import TrackedModel
from tracker.models.trail import Why
from tracker.models.unit import one_change
from tracker.models.uploads import Upload

__all__ = [
    "CITABLE",
    "AccessionStep",
    "Agreement",
    "AgreementCheck",
    "Citation",
    "CitedModel",
    "Deadline",
    "Decision",
    "Discrepancy",
    "DoorError",
    "Forecast",
    "FourEyesError",
    "Identifier",
    "Indicator",
    "LonePublication",
    "Membership",
    "Participation",
    "Party",
    "Proposal",
    "Round",
    "SecondLook",
    "Source",
    "Speaker",
    "StaleVersionError",
    "StatusEvent",
    "Succession",
    "Topic",
    "TrackedModel",
    "UnpublishedReferenceError",
    "UnsourcedError",
    "UntracedWriteError",
    "Upload",
    "Verdict",
    "Why",
    "newest_moment",
    "one_change",
]
