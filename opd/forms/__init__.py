"""Forms of the room opd, by noun."""

from .decrees import (
    DecreeFilterForm,
    DecreeForm,
    DeputyForm,
    DraftForm,
    EndAppointmentForm,
    EndDecreeForm,
    people_formset,
)
from .groups import GroupMessageForm, HandOverForm
from .inputs import DayInput
from .means import BudgetLineForm, BudgetYearForm, FacilitiesForm
from .people import InviteForm
from .pledges import PledgeForm, PledgeTextForm
from .privacy import CorrectionForm
from .sop import AcknowledgeForm, CancelSopForm, SopVersionForm
from .units import (
    CancelForm,
    DayForm,
    LetterheadForm,
    RenameForm,
    SheetForm,
    SuccessionForm,
    UnitFilterForm,
)

__all__ = [
    "CorrectionForm",
    "AcknowledgeForm",
    "BudgetLineForm",
    "BudgetYearForm",
    "CancelForm",
    "CancelSopForm",
    "DayForm",
    "DayInput",
    "DecreeFilterForm",
    "DecreeForm",
    "DeputyForm",
    "DraftForm",
    "EndAppointmentForm",
    "EndDecreeForm",
    "FacilitiesForm",
    "GroupMessageForm",
    "HandOverForm",
    "InviteForm",
    "LetterheadForm",
    "PledgeForm",
    "PledgeTextForm",
    "RenameForm",
    "SheetForm",
    "SopVersionForm",
    "SuccessionForm",
    "UnitFilterForm",
    "people_formset",
]
