"""Forms of the register, by what they ask for."""

from .aliases import AliasForm, PurposeForm
from .choices import AccountChoiceField
from .custody import CustodyForm, HandoverForm
from .imports import ChosenLinesForm, ImportForm
from .life import ReasonForm, ReviewForm, TickForm
from .lists import AccountFilterForm, RadarFilterForm, StatisticsForm
from .proposals import AccountForm, PasteForm, SegmentForm

__all__ = [
    "AccountChoiceField",
    "AccountFilterForm",
    "AccountForm",
    "AliasForm",
    "ChosenLinesForm",
    "CustodyForm",
    "HandoverForm",
    "ImportForm",
    "PasteForm",
    "PurposeForm",
    "RadarFilterForm",
    "ReasonForm",
    "ReviewForm",
    "SegmentForm",
    "StatisticsForm",
    "TickForm",
]
