"""One cell as text that remembers whether the spreadsheet kept it as a number."""

import datetime
import re
from dataclasses import dataclass

from klaten_medsos.exceptions import RuleBroken

# What a spreadsheet may take for the start of a formula, with the full-width forms it folds (T17).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+")
_EXACT_UP_TO = 10**15  # a spreadsheet keeps 15 digits; what is longer it has already rounded


class Cell(str):
    """Text of a cell. ``is_number``: stored as a number, or shown the way a spreadsheet shows long numbers.

    Such a cell has lost its leading zeros and every digit after the fifteenth: see ``exact``.
    """

    __slots__ = ("is_number",)
    is_number: bool

    def __new__(cls, text="", is_number=False):
        cell = super().__new__(cls, text)
        cell.is_number = is_number or bool(_SCIENTIFIC.fullmatch(text))
        return cell


EMPTY = Cell()


def cell_of_text(text: str) -> Cell:
    """A cell typed as text: trimmed, and without the apostrophe our own exports put before a formula sign."""
    text = text.strip()
    if text.startswith("'") and text[1:].startswith((*FORMULA_STARTS, *"0123456789")):
        text = text[1:]
    return Cell(text)


def cell_of_value(value) -> Cell:
    """A cell as the XLSX reader hands it over: numbers marked, days as ISO dates, truth as ya and tidak."""
    if isinstance(value, bool):
        return Cell("ya" if value else "tidak")
    if isinstance(value, int | float):
        whole = abs(value) < _EXACT_UP_TO and value == int(value)
        return Cell(str(int(value)) if whole else repr(value), is_number=True)
    if isinstance(value, datetime.datetime):
        at_midnight = value.time() == datetime.time()
        return Cell(value.date().isoformat() if at_midnight else value.isoformat(sep=" "))
    if isinstance(value, datetime.date):
        return Cell(value.isoformat())
    return cell_of_text(str(value))


def exact(cell: str, what: str) -> str:
    """The text of a cell that holds an identifier (NIP, telephone, postcode), digit by digit.

    Raises ``RuleBroken`` when a spreadsheet kept it as a number and so may have changed it; the message names
    ``what`` and never repeats the value.
    """
    if getattr(cell, "is_number", False):
        raise RuleBroken(
            f"{what} tersimpan sebagai angka, sehingga angka nol di depan atau angka terakhirnya dapat berubah.",
            fix="Ubah format kolom itu menjadi Teks di spreadsheet, lalu ketik ulang dari sumbernya.",
        )
    return str(cell)


@dataclass(frozen=True)
class RowError:
    """Why one row of a file cannot be taken: its line as the spreadsheet numbers it, the column, the reason."""

    line: int
    message: str
    column: str = ""

    def __str__(self):
        place = f"Baris {self.line}" + (f", kolom {self.column}" if self.column else "")
        return f"{place}: {self.message}"
