"""Forms of the room opd, by noun."""

from .decrees import DecreeFilterForm, DecreeForm, EndDecreeForm, people_formset
from .inputs import DayInput
from .units import UnitFilterForm

__all__ = ["DayInput", "DecreeFilterForm", "DecreeForm", "EndDecreeForm", "UnitFilterForm", "people_formset"]
