"""Forms of the message pages. What the regulation demands is asked by the actions; refusals come back here."""

from .listing import PostFilterForm
from .media import AddMediaForm, ArrangeMediaForm, MediaRowsMixin
from .message import ChecklistForm, PostForm, RestoredForm, ScheduleForm, UnitChoiceForm
from .own_texts import OwnTextsMixin
from .problems import ProblemFormMixin
from .publication import PublishForm
from .review import ReasonForm, ReviewForm

__all__ = [
    "AddMediaForm",
    "ArrangeMediaForm",
    "ChecklistForm",
    "MediaRowsMixin",
    "OwnTextsMixin",
    "PostFilterForm",
    "PostForm",
    "ProblemFormMixin",
    "PublishForm",
    "ReasonForm",
    "RestoredForm",
    "ReviewForm",
    "ScheduleForm",
    "UnitChoiceForm",
]
