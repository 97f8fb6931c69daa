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
from .units import UnitFilterForm

__all__ = [
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
    "UnitFilterForm",
    "people_formset",
]
