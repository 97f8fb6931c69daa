"""Lists of units and of office holders from a spreadsheet: tried first, then taken whole or not at all."""

from .engine import CellRefused, Outcome, reopen, seal, take
from .officials import OfficialsImport
from .units import UnitsImport

__all__ = ["CellRefused", "OfficialsImport", "Outcome", "UnitsImport", "reopen", "seal", "take"]
