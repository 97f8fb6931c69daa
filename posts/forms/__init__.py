"""Forms of the message pages. What the regulation demands is asked by the actions; refusals come back here."""

from .listing import PostFilterForm
from .message import ChecklistForm, PostForm, ScheduleForm, UnitChoiceForm
from .problems import ProblemFormMixin
from .publication import PublishForm
from .review import ReasonForm, ReviewForm

__all__ = [
    "ChecklistForm",
    "PostFilterForm",
    "PostForm",
    "ProblemFormMixin",
    "PublishForm",
    "ReasonForm",
    "ReviewForm",
    "ScheduleForm",
    "UnitChoiceForm",
]
