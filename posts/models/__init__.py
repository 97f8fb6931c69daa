"""Plans and programmes, messages, their versions, reviews and proofs of publication."""

from .amplification import Amplification, AmplificationProof, AmplificationTarget
from .autosave import Autosave
from .checking import (
    CheckModel,
    CheckState,
    Gate,
    Lesson,
    LexiconEntry,
    LexiconKind,
    LexiconStatus,
    ModelStatus,
    RuleSeverity,
    Scrutiny,
)
from .comment import Comment
from .correction import CorrectedPlace, Correction, Way
from .duty_roster import DutyShift, EmergencyKind, EmergencyMessage, Outcome
from .feed import FeedLink
from .link import LinkCheck, LinkDomain, LinkPolicy
from .listed import Listed
from .media import Media, MediaKind, OwnText
from .plan import FeedbackChannel, MatrixOverride, Plan, PlanChannel, PlanVersion
from .post import KipClass, Post, SourceKind, Version
from .programme import Programme, ProgrammeMessage
from .publishing import HeldProof
from .review import Decision, Publication, Review, Submission

__all__ = [
    "Amplification",
    "AmplificationProof",
    "AmplificationTarget",
    "Autosave",
    "CheckModel",
    "CheckState",
    "Comment",
    "CorrectedPlace",
    "Correction",
    "HeldProof",
    "Decision",
    "DutyShift",
    "EmergencyKind",
    "EmergencyMessage",
    "FeedLink",
    "Outcome",
    "Gate",
    "FeedbackChannel",
    "MatrixOverride",
    "KipClass",
    "Lesson",
    "LexiconEntry",
    "LexiconKind",
    "LexiconStatus",
    "LinkCheck",
    "LinkDomain",
    "LinkPolicy",
    "Listed",
    "Media",
    "MediaKind",
    "ModelStatus",
    "OwnText",
    "Plan",
    "PlanChannel",
    "PlanVersion",
    "Post",
    "Programme",
    "ProgrammeMessage",
    "Publication",
    "Review",
    "RuleSeverity",
    "Scrutiny",
    "SourceKind",
    "Submission",
    "Version",
    "Way",
]
