"""Lists as CSV or XLSX, with cells no spreadsheet will run (T17)."""

import csv
import datetime
import io

import xlsxwriter
from django.http import HttpResponse

from klaten_medsos.numbers import MISSING

from .cells import FORMULA_STARTS

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_CELL = 32_767  # what a spreadsheet holds
_WIDEST = 60


def harmless(value) -> str | int | float:
    """A number as it is, missing in words, a day as ISO date; text neutralised when it could be a formula."""
    if value is None:
        return MISSING
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    words = str(value)
    risky = words.startswith(FORMULA_STARTS) or words.lstrip().startswith(FORMULA_STARTS)
    return f"'{words}" if risky else words


def csv_response(filename, headers, rows) -> HttpResponse:
    """The rows as a download; the byte order mark lets spreadsheets read Indonesian letters."""
    response = _download(filename, "text/csv; charset=utf-8")
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow([harmless(header) for header in headers])
    writer.writerows([harmless(value) for value in row] for row in rows)
    return response


def xlsx_response(filename, headers, rows, *, sheet="Data") -> HttpResponse:
    """The rows as a workbook: text stays text (never a formula or a link), numbers stay numbers."""
    out = io.BytesIO()
    quiet = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, {"in_memory": True, **quiet}) as book:
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})
        quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        page = book.add_worksheet(sheet[:31])
        page.freeze_panes(1, 0)
        widths = [len(str(header)) for header in headers]
        for column, header in enumerate(headers):
            page.write_string(0, column, str(header), heading)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, int | float) and not isinstance(value, bool):
                    page.write_number(line, column, value)
                    continue
                words = _words(value)
                risky = words.lstrip().startswith(FORMULA_STARTS) or words.startswith(FORMULA_STARTS)
                page.write_string(line, column, words, quoted if risky else text)
                widths[column] = max(widths[column], len(words))
        for column, width in enumerate(widths):
            page.set_column(column, column, min(width, _WIDEST) + 2)
    response = _download(filename, XLSX_TYPE)
    response.write(out.getvalue())
    return response


# the file of each kind an address may ask for
WRITERS = {"csv": csv_response, "xlsx": xlsx_response}


def _words(value) -> str:
    if value is None:
        return MISSING
    words = value.isoformat() if isinstance(value, datetime.date) else str(value)
    return words if len(words) <= _LONGEST_CELL else words[: _LONGEST_CELL - 1] + "…"


def _download(filename, content_type) -> HttpResponse:
    response = HttpResponse(content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
