"""The tables, their rules, and the one door for writing."""

from tracker.models.agreements import Agreement, Participation, Succession
from tracker.models.change_sets import change_set
from tracker.models.checks import AgreementCheck
from tracker.models.citations import CITABLE, Citation
from tracker.models.cited_model import CitedModel
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
from tracker.models.history import ChangeContext
from tracker.models.identifiers import Identifier
from tracker.models.moments import newest_moment
from tracker.models.parties import Membership, Party
from tracker.models.review import (
    Decision,
    LonePublication,
    Proposal,
    ReviewVerdict,
    SecondLook,
)
from tracker.models.rounds import Round
from tracker.models.sources import Source, Speaker
from tracker.models.tracked_model import TrackedModel
from tracker.models.uploads import Upload

__all__ = [
    "CITABLE",
    "AccessionStep",
    "Agreement",
    "AgreementCheck",
    "ChangeContext",
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
    "ReviewVerdict",
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
    "change_set",
    "newest_moment",
]
