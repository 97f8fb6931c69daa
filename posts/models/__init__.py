"""Plans and programmes, messages, their versions, reviews and proofs of publication."""

from .amplification import Amplification, AmplificationProof, AmplificationTarget
from .feed import FeedLink
from .plan import FeedbackChannel, Plan, PlanChannel, PlanVersion
from .post import KipClass, Post, SourceKind, Version
from .programme import Programme, ProgrammeMessage
from .review import Decision, Publication, Review, Submission

__all__ = [
    "Amplification",
    "AmplificationProof",
    "AmplificationTarget",
    "Decision",
    "FeedLink",
    "FeedbackChannel",
    "KipClass",
    "Plan",
    "PlanChannel",
    "PlanVersion",
    "Post",
    "Programme",
    "ProgrammeMessage",
    "Publication",
    "Review",
    "SourceKind",
    "Submission",
    "Version",
]
