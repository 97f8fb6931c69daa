"""Tables that come in and go out as CSV or XLSX: read without trust (T18), written without formulas (T17)."""

from .cells import Cell, RowError, exact
from .reading import Row, Sheet, read_grid, read_sheet
from .writing import WRITERS, csv_response, harmless, xlsx_response

__all__ = [
    "WRITERS",
    "Cell",
    "Row",
    "RowError",
    "Sheet",
    "csv_response",
    "exact",
    "harmless",
    "read_grid",
    "read_sheet",
    "xlsx_response",
]
