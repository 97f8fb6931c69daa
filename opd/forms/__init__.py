"""Forms of the room opd, by noun."""

from .decrees import (
    DecreeFilterForm,
    DecreeForm,
    DeputyForm,
    EndAppointmentForm,
    EndDecreeForm,
    people_formset,
)
from .inputs import DayInput
from .people import InviteForm
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
    "CancelForm",
    "DayForm",
    "DayInput",
    "DecreeFilterForm",
    "DecreeForm",
    "DeputyForm",
    "EndAppointmentForm",
    "EndDecreeForm",
    "AcknowledgeForm",
    "CancelSopForm",
    "SopVersionForm",
    "InviteForm",
    "LetterheadForm",
    "RenameForm",
    "SheetForm",
    "SuccessionForm",
    "UnitFilterForm",
    "people_formset",
]
