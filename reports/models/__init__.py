"""Reports, their sections and plans, evaluations with rubrics, and the documents made of them."""

from .document import Document, DocumentKind
from .evaluation import Evaluation, Recommendation, Score
from .report import FollowUp, PlannedAction, Report, ReturnNote, Section
from .rubric import Indicator, Rubric
from .series import Series

__all__ = [
    "Document", "DocumentKind", "Evaluation", "FollowUp", "Indicator", "PlannedAction", "Recommendation",
    "Report", "ReturnNote", "Rubric", "Score", "Section", "Series",
]  # fmt: skip
