"""Forms of the register, by what they ask for."""

from .custody import CustodyForm, HandoverForm
from .life import ReasonForm, ReviewForm, TickForm
from .lists import AccountFilterForm, RadarFilterForm, StatisticsForm
from .proposals import AccountForm, PasteForm, SegmentForm

__all__ = [
    "AccountFilterForm", "AccountForm", "CustodyForm", "HandoverForm", "PasteForm", "RadarFilterForm", "ReasonForm",
    "ReviewForm", "SegmentForm", "StatisticsForm", "TickForm",
]  # fmt: skip
